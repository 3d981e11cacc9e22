"""How late this machine is (本机繁忙程度): while it is, limits of time in Chromium grow, and fewer pages are open at once.

A page that our own machine shows too late must not look like a page that does not open.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

USUAL = 2.0  # tasks for each core while a sweep has the machine for itself: the limits were made for that
_AGAIN = 1.0  # seconds after which somebody who waits, or a limit of time, looks again


def lateness(most: float) -> float:
    """How many times longer work takes now than the limits of time reckon with.

    Args:
        most: more is not said.
    """
    return min(most, max(1.0, waiting() / (USUAL * (os.cpu_count() or 1))))


def waiting() -> float:
    """How many tasks want a core: now, or in the mean of the last minute, whichever is more; 0 if nobody says."""
    try:
        said = Path("/proc/loadavg").read_text(encoding="ascii").split()
        return max(float(said[0]), float(said[3].partition("/")[0]))
    except (OSError, ValueError, IndexError):
        return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


@asynccontextmanager
async def within(seconds: float, most: float) -> AsyncIterator[Callable[[], None]]:
    """An end to what is done inside, in time that goes by as much more slowly as this machine is late.

    How late it is, is looked at again and again: while Chromium starts, many tasks want a core for a moment.

    Args:
        seconds: on a machine that is not late.
        most: see `lateness`.

    Yields:
        What ends it at once, for whoever sees that it will come to nothing.

    Raises:
        TimeoutError: the time has passed.
    """
    async with asyncio.timeout(None) as limit:

        def end() -> None:
            with suppress(RuntimeError):  # it is over
                limit.reschedule(asyncio.get_running_loop().time())

        passing = asyncio.create_task(_pass(seconds, most, end))
        try:
            yield end
        finally:
            passing.cancel()


async def _pass(seconds: float, most: float, end: Callable[[], None]) -> None:
    left = seconds
    while left > 0:
        late = lateness(most)
        step = min(_AGAIN, left * late)
        await asyncio.sleep(step)
        left -= step / late
    end()


class Places:
    """Places for open pages; while the machine is late there are fewer, and always one.

    Args:
        most: places on a machine that is not late.
        late: how late it is now, 1 and more.
    """

    def __init__(self, most: int, late: Callable[[], float]) -> None:
        self._most = most
        self._late = late
        self._taken = 0
        self._freed = asyncio.Event()

    async def acquire(self) -> None:
        """Take a place, once there is one."""
        while self._taken >= max(1, int(self._most / self._late())):
            self._freed.clear()
            try:
                async with asyncio.timeout(_AGAIN):
                    await self._freed.wait()
            except TimeoutError:
                continue
        self._taken += 1

    def release(self) -> None:
        """Give a place back."""
        self._taken -= 1
        self._freed.set()
