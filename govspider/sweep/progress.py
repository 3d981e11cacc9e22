"""Live progress of a sweep (普查进度): one rewritten line on a terminal, plain lines elsewhere."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

_PLAIN_EVERY = 10.0  # seconds between plain lines
_MINUTE = 60
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Counts:
    """Where a sweep stands."""

    total: int  # targets to inspect
    done: int  # targets crawled, whatever came of it
    pages: int
    findings: int
    errors: int  # pages that did not open


def duration(seconds: float) -> str:
    """`95` → `1分35秒`."""
    whole = max(0, round(seconds))
    if whole >= _HOUR:
        return f"{whole // _HOUR}小时{whole % _HOUR // _MINUTE}分"
    if whole >= _MINUTE:
        return f"{whole // _MINUTE}分{whole % _MINUTE}秒"
    return f"{whole}秒"


def time_left(elapsed: float, done: int, total: int) -> str:
    """Time left by the pace of this run; unknown until something is done.

    Args:
        elapsed: seconds since this run began.
        done: what this run has done.
        total: what this run had to do.
    """
    if done <= 0 or total <= 0:
        return "估算中"
    return duration(elapsed / done * max(0, total - done))


@dataclass(slots=True)
class Progress:
    """Writes progress to a stream; knows how to be quiet when it is not a terminal."""

    stream: TextIO
    clock: Callable[[], float] = time.monotonic
    began: float = field(init=False)
    _last_plain: float = field(init=False, default=float("-inf"))
    _width: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.began = self.clock()

    @property
    def elapsed(self) -> float:
        """Seconds since this run began."""
        return self.clock() - self.began

    def targets(self, counts: Counts, done_before: int) -> None:
        """Show the crawl: targets, pages, findings, errors, time left."""
        left = time_left(self.elapsed, counts.done - done_before, counts.total - done_before)
        self._write(
            f"对象 {counts.done}/{counts.total}｜页面 {counts.pages}｜问题 {counts.findings}｜"
            f"未能打开 {counts.errors}｜已用 {duration(self.elapsed)}｜预计剩余 {left}"
        )

    def phase(self, *told: str) -> None:
        """Show a later phase, e.g. `链接探测 120/900`.

        Args:
            told: its name with what is done, then what else a person should know who waits; empty ones are left out.
        """
        self._write("｜".join(filter(None, (*told, f"已用 {duration(self.elapsed)}"))))

    def note(self, text: str) -> None:
        """A line that stays."""
        if self._width:
            self.stream.write("\r" + " " * self._width + "\r")
            self._width = 0
        self.stream.write(text + "\n")
        self.stream.flush()

    def _write(self, text: str) -> None:
        if self.stream.isatty():
            cells = sum(2 if ord(character) > 0x2E7F else 1 for character in text)  # noqa: PLR2004 - CJK is two cells
            self.stream.write("\r" + text + " " * max(0, self._width - cells))
            self._width = cells
            self.stream.flush()
        elif self.elapsed - self._last_plain >= _PLAIN_EVERY:
            self._last_plain = self.elapsed
            self.note(text)
