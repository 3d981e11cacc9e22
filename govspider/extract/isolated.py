"""Reading a large page in a process of its own (隔离读取): what it costs, it costs nobody else."""

import pickle
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from govspider.config import Config
from govspider.isolation import ChildProcess, Lost
from govspider.items import PageFacts
from govspider.text.page_words import PageWords

_WALL = 4  # times the computing time: a busy machine reads as a quiet one


@dataclass(frozen=True, slots=True)
class PageLimits:
    """Limits for the work on one page."""

    seconds: int = 60  # of computing time; 20 MB of an ordinary page take 5
    memory: int = 4 << 30  # bytes, address space of the process

    @classmethod
    def of(cls, config: Config) -> Self:
        """As the settings have them."""
        return cls(config.read_seconds, config.read_memory)


class IsolatedExtractor:
    """Reads pages one after the other in a child process that is started on first need, and again when it is gone.

    Args:
        limits: for each page.
    """

    def __init__(self, limits: PageLimits | None = None) -> None:
        self.limits = limits or PageLimits()
        self._child = ChildProcess("govspider.extract.child")

    def extract(
        self, body: bytes, url: str, *, day: date, charset_hint: str, fetched: datetime, words: PageWords
    ) -> tuple[PageFacts, str] | Lost | None:
        """The facts and the encoding of a page; None for one that breaks our reader. Blocks; threads wait for each other.

        Args:
            body: as received.
            url: where it came from.
            day: day of inspection.
            charset_hint: charset of the Content-Type header.
            fetched: the moment of fetching, with its zone.
            words: as `extract` takes them.
        """
        question = {
            "size": len(body),
            "url": url,
            "day": day.isoformat(),
            "charset": charset_hint,
            "fetched": fetched.isoformat(),
            "words": dict(words.by_use),
            "memory": self.limits.memory,
            "seconds": self.limits.seconds,
        }
        answer = self._child.ask(question, body, _WALL * self.limits.seconds)
        if isinstance(answer, Lost):
            return answer
        read: tuple[PageFacts, str] | None = pickle.loads(answer)  # noqa: S301 - our own process made it
        return read

    def close(self) -> None:
        """End the child."""
        self._child.close()
