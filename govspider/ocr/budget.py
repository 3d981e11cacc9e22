"""Which pictures are read (识别预算): each once by its bytes, the smallest first, as many as the budget allows."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from govspider.attachments import PictureFile
from govspider.items import Outcome
from govspider.ocr.isolated import IsolatedOcr
from govspider.ocr.picture_facts import PictureText

_NOT_READ = PictureText(Outcome.TIMEOUT, "超出每个对象识别图片的上限，未识别")
_REMEMBERED = 2_000  # pictures whose text is remembered: sites of one city show the same posters


@dataclass(slots=True)
class PictureBudget:
    """What may be spent on the pictures of one target, and which of them were read for it."""

    pictures: int = 200
    seconds: float = 300.0  # of computing time
    judged: dict[str, PictureText] = field(default_factory=dict)  # by hash

    @property
    def is_spent(self) -> bool:
        """Whether no picture may be read any more."""
        return self.pictures <= 0 or self.seconds <= 0

    def spend(self, key: str, read: PictureText) -> None:
        """Count a picture; one that another target has shown before costs the same, so that the order does not matter."""
        self.pictures -= 1
        self.seconds -= read.seconds
        self.judged[key] = read


@dataclass(slots=True)
class PictureReader:
    """Reads the pictures of any number of targets; texts live in memory only."""

    ocr: IsolatedOcr
    _texts: dict[str, PictureText] = field(default_factory=dict)  # by hash

    def read(self, pictures: Sequence[PictureFile], budget: PictureBudget) -> list[PictureText]:
        """Read the new ones among some pictures of a target, the smallest first.

        Args:
            pictures: in any order.
            budget: of the target; what is read is counted there.

        Returns:
            One text a picture, in the order given. One that was read for this target before has no lines again; one that
            nobody has read, because the budget is spent or it cannot be judged, says so by its outcome.
        """
        texts: dict[int, PictureText] = {}
        for place in sorted(range(len(pictures)), key=lambda one: len(pictures[one].data)):
            data = pictures[place].data
            key = hashlib.sha256(data).hexdigest()
            if key in budget.judged:
                texts[place] = replace(budget.judged[key], lines=())
            elif budget.is_spent:
                texts[place] = _NOT_READ
            else:
                texts[place] = self._text(key, data)
                budget.spend(key, texts[place])
        return [texts[place] for place in range(len(pictures))]

    def _text(self, key: str, data: bytes) -> PictureText:
        if key not in self._texts:
            if len(self._texts) >= _REMEMBERED:
                del self._texts[next(iter(self._texts))]
            read = self.ocr.read(data)
            if read.outcome is Outcome.OUR_FAULT:
                return read
            self._texts[key] = read
        return self._texts[key]
