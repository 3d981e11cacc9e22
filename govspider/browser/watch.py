"""What Chromium really uses (浏览器资源监视): its processes are looked at every second, a page that eats too much ends.

Chromium has no limit of its own that counts frames, workers and pictures. Only Linux says what a process uses; elsewhere
there is no limit.
"""

import asyncio
import logging
import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from govspider.browser.limits import TreeLimits

logger = logging.getLogger(__name__)
_RENDERER = "--type=renderer"
_TICKS = os.sysconf("SC_CLK_TCK")
_MARKS = ("--type=", "--headless")  # in the command line of every process of Chromium


@dataclass(frozen=True, slots=True)
class Process:
    """One process of Chromium; `memory` is its own, in bytes, without what it shares with others."""

    pid: int
    memory: int
    is_renderer: bool


@dataclass(frozen=True, slots=True)
class Excess:
    """Processes to end. `is_costly`: each of them by itself uses more than a page may; else one of many may be at fault."""

    pids: tuple[int, ...] = ()
    is_costly: bool = False


def excess(tree: Sequence[Process], limits: TreeLimits) -> Excess:
    """Which processes must end: pages that use too much; the largest, where all together do; all, where they are many."""
    renderers = sorted((one for one in tree if one.is_renderer), key=lambda one: -one.memory)
    costly = tuple(one.pid for one in renderers if one.memory > limits.page_memory)
    if costly:
        return Excess(costly, is_costly=True)
    if sum(one.memory for one in tree) > limits.memory:
        return Excess(tuple(one.pid for one in renderers[:1]))
    return Excess(tuple(one.pid for one in renderers) if len(tree) > limits.processes else ())


class Watch:
    """Looks at the Chromium of this process.

    Args:
        limits: for all of its processes.
    """

    def __init__(self, limits: TreeLimits) -> None:
        self._limits = limits
        self._costly_at = -1.0  # when a page was last ended for what it used itself

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            await asyncio.sleep(self._limits.every)
            await asyncio.to_thread(self.look)

    def look(self) -> None:
        """Look once, and end what uses too much."""
        over = excess(chromium_tree(os.getpid()), self._limits)
        if not over.pids:
            return
        logger.warning("Chromium 占用的内存或进程超过上限，结束 %d 个网页进程", len(over.pids))
        if over.is_costly:
            self._costly_at = time.monotonic()
        for pid in over.pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def ended_costly_page(self, since: float) -> bool:
        """Whether a page was ended for what it used itself since a moment of `time.monotonic`."""
        return self._costly_at >= since


def chromium_tree(root: int) -> list[Process]:
    """The processes of Chromium below a process; none where the system does not say."""
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        with suppress(OSError, ValueError):  # it has just ended
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text(encoding="ascii").split())
            command = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace").replace("\0", " ")
            if pid != root and any(mark in command for mark in _MARKS):
                found.append(Process(pid, _own_memory(pid), _RENDERER in command))
    return found


def computing(root: int) -> dict[int, float]:
    """The processes of pages that want a core at this moment, and for how many seconds the scripts of each have computed."""
    found = {}
    for pid in (one.pid for one in chromium_tree(root) if one.is_renderer):
        with suppress(OSError, ValueError, IndexError):  # it has just ended
            # Scripts run in a process's first thread. Fields of proc(5), behind the name: state, …, utime, stime.
            line = Path(f"/proc/{pid}/task/{pid}/stat").read_text(encoding="ascii", errors="replace")
            state, *fields = line.rpartition(")")[2].split()
            if state == "R":
                found[pid] = (int(fields[10]) + int(fields[11])) / _TICKS
    return found


def _own_memory(pid: int) -> int:
    """Bytes of memory that a process has for itself, what was swapped out with it."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    values = dict(line.split(":", 1) for line in lines if ":" in line)
    return sum(int(values.get(name, "0").split()[0]) for name in ("RssAnon", "VmSwap")) * 1024
