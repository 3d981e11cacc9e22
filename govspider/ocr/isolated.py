"""Reading pictures in a process of its own (隔离识别): models and hostile pictures stay out of ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from govspider.attachments.layout import Box
from govspider.isolation import ChildProcess, Lost
from govspider.items import Outcome
from govspider.ocr.picture_facts import PictureText

MB = 1024 * 1024
_WALL = 4  # times the computing time: a busy machine reads as a quiet one
_NEEDED = ("rapidocr", "onnxruntime")


@dataclass(frozen=True, slots=True)
class OcrLimits:
    """Limits for one picture."""

    max_bytes: int = 20 * MB
    seconds: int = 90  # of computing time
    memory: int = 3072 * MB  # address space of the process; a full page needs 1,900 MB


def is_available() -> bool:
    """Whether the extra is installed: `pip install govspider[ocr]`."""
    return all(find_spec(name) is not None for name in _NEEDED)


class IsolatedOcr:
    """Reads pictures one after the other in a process that is started on first need, and again when it is gone.

    Args:
        limits: for each picture.
    """

    def __init__(self, limits: OcrLimits | None = None) -> None:
        self.limits = limits or OcrLimits()
        self._child = ChildProcess("govspider.ocr.child")

    def read(self, data: bytes) -> PictureText:
        """The text of a picture, whatever it does; blocks for four times the limit at most. Threads wait for each other."""
        if len(data) > self.limits.max_bytes:
            return PictureText(Outcome.TOO_LARGE, f"图片超过 {self.limits.max_bytes // MB} MB 的上限")
        answer = self._ask({}, data)
        if answer is Lost.LATE:
            seconds = float(self.limits.seconds)
            return PictureText(Outcome.TIMEOUT, f"识别超过 {self.limits.seconds} 秒的时限", seconds=seconds)
        if answer is Lost.GONE:
            return PictureText(Outcome.BROKEN, "图片使识别程序异常退出")
        if answer is Lost.ENDED:
            return PictureText(Outcome.OUR_FAULT, "本机结束了识别程序（如内存不足），未能检查")
        return PictureText.from_json(answer)

    def masked(self, data: bytes, boxes: Sequence[Box]) -> bytes:
        """The picture (PNG) with these places painted black, fit to be kept; empty if it cannot be made."""
        answer = self._ask({"boxes": list(boxes)}, data)
        return b"" if isinstance(answer, Lost) else answer

    def close(self) -> None:
        """End the process."""
        self._child.close()

    def _ask(self, question: dict[str, object], data: bytes) -> bytes | Lost:
        limits = {"size": len(data), "memory": self.limits.memory, "seconds": self.limits.seconds}
        return self._child.ask(question | limits, data, _WALL * self.limits.seconds)
