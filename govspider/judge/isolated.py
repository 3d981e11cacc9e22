"""Judging a large page in a process of its own (隔离研判): it has dictionaries of its own, and its end costs one page."""

import pickle
from dataclasses import dataclass
from typing import Self

from govspider.config import Config
from govspider.isolation import ChildProcess, Lost
from govspider.items import JudgedPage, Page, Target

_WALL = 4  # times the computing time: a busy machine judges as a quiet one
_LOADING = 120  # seconds by the clock that a new process may take to load its dictionaries


@dataclass(frozen=True, slots=True)
class JudgeLimits:
    """Limits for judging one page."""

    seconds: int = 120  # of computing time; 500,000 characters of an ordinary page take 1 to 5
    memory: int = 6 << 30  # bytes, address space of the process, its dictionaries with it

    @classmethod
    def of(cls, config: Config) -> Self:
        """By the settings for reading: to judge a page costs more than to read it."""
        return cls(2 * config.read_seconds, config.read_memory * 3 // 2)


@dataclass(frozen=True, slots=True)
class Question:
    """What the process is asked.

    Attributes:
        config: names dictionaries, key and day of inspection.
        target: whose page it is.
        home_lines: lines that the home page has told already.
        page: as it was read, in the clear; it stays in memory.
    """

    config: Config
    target: Target
    home_lines: frozenset[str]
    page: Page


class IsolatedJudge:
    """Judges pages one after the other in a child process that is started on first need, and again when it is gone.

    Args:
        limits: for each page.
    """

    def __init__(self, limits: JudgeLimits | None = None) -> None:
        self.limits = limits or JudgeLimits()
        self._child = ChildProcess("govspider.judge.child")

    def judge(self, question: Question) -> JudgedPage | Lost:
        """The page, masked, with all that is said of it. Blocks; threads wait for each other."""
        body = pickle.dumps(question)
        limits = {"size": len(body), "memory": self.limits.memory, "seconds": self.limits.seconds}
        answer = self._child.ask(limits, body, _LOADING + _WALL * self.limits.seconds)
        if isinstance(answer, Lost):
            return answer
        judged: JudgedPage = pickle.loads(answer)  # noqa: S301 - our own process made it
        return judged

    def close(self) -> None:
        """End the child."""
        self._child.close()
