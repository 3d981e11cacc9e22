"""What a picture says (图片内容): its lines and where in the picture they stand."""

import json
from dataclasses import asdict, dataclass

from govspider.attachments.layout import Box
from govspider.items import Outcome
from govspider.privacy.masking import mask_text


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A line, or a row of a table with tabs between its cells; boxes in pixels of the picture as shown."""

    text: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class PictureText:
    """One picture as read. Text is in the clear: it lives in memory only.

    Attributes:
        outcome: OK, also for a picture without text; or why it could not be judged.
        note: one line in Chinese: why.
        width: of the picture as shown, in pixels.
        height: likewise.
        lines: from top to bottom.
        seconds: computing time that it took.
    """

    outcome: Outcome
    note: str = ""
    width: int = 0
    height: int = 0
    lines: tuple[PictureLine, ...] = ()
    seconds: float = 0.0

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(line.text for line in self.lines)

    def personal_boxes(self) -> tuple[Box, ...]:
        """Where in the picture something personal stands, or looks like it: to be painted over in what is kept."""
        masked = mask_text(self.text).split("\n")
        return tuple(
            box
            for line, shown in zip(self.lines, masked, strict=True)
            if line.text != shown
            for box in line.boxes
        )

    def as_json(self) -> bytes:
        """For the pipe between the reading process and ours."""
        return json.dumps(asdict(self)).encode("ascii")

    @classmethod
    def from_json(cls, data: bytes) -> "PictureText":
        """The text that `as_json` wrote."""
        record = json.loads(data)
        lines = (PictureLine(one["text"], tuple(map(tuple, one["boxes"]))) for one in record["lines"])
        return cls(**record | {"outcome": Outcome(record["outcome"]), "lines": tuple(lines)})
