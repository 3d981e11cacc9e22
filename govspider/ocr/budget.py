"""Which pictures are read (识别预算): each once by its bytes, the smallest first, as many as time allows."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from govspider.attachments import PictureFile
from govspider.items import Outcome
from govspider.ocr.facts import PictureText
from govspider.ocr.isolated import IsolatedOcr

_REMEMBERED = 20_000  # hashes of pictures that were read


@dataclass(slots=True)
class PictureBudget:
    """What may be spent on the pictures of one target."""

    pictures: int = 200
    seconds: float = 300.0  # of computing time

    @property
    def is_spent(self) -> bool:
        """Whether no picture may be read any more."""
        return self.pictures <= 0 or self.seconds <= 0

    def spend(self, read: PictureText) -> None:
        """Count a picture."""
        self.pictures -= 1
        self.seconds -= read.seconds


@dataclass(slots=True)
class PictureReader:
    """Reads the pictures of any number of targets; one that was read is not read again anywhere."""

    ocr: IsolatedOcr
    _known: dict[str, bool] = field(default_factory=dict)  # by hash: whether it could be judged

    def read(
        self, pictures: Sequence[PictureFile], budget: PictureBudget
    ) -> tuple[list[tuple[PictureFile, PictureText]], list[PictureFile]]:
        """Read the new ones among some pictures.

        Returns:
            Those that were read now with their text, in the order given; and those that nobody has read: because the
            budget is spent, or because they cannot be judged.
        """
        read: list[tuple[int, PictureText]] = []
        unread: list[int] = []
        for place in sorted(range(len(pictures)), key=lambda one: len(pictures[one].data)):
            data = pictures[place].data
            key = hashlib.sha256(data).hexdigest()
            if key in self._known:
                if not self._known[key]:
                    unread.append(place)
            elif budget.is_spent:
                unread.append(place)
            else:
                text = self.ocr.read(data)
                budget.spend(text)
                self._remember(key, judged=text.outcome is Outcome.OK)
                if text.outcome is Outcome.OK:
                    read.append((place, text))
                else:
                    unread.append(place)
        return (
            [(pictures[place], text) for place, text in sorted(read, key=lambda one: one[0])],
            [pictures[place] for place in sorted(unread)],
        )

    def _remember(self, key: str, *, judged: bool) -> None:
        if len(self._known) >= _REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[key] = judged
