"""Reading in a process of its own (隔离读取): a file that hangs or crashes its parser costs nothing else."""

import json
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from threading import Event, Lock, Timer

from govspider.attachments.facts import AttachmentFacts
from govspider.attachments.limits import MB, Limits
from govspider.items import Outcome

# The limit is computing time, so that a busy machine judges as a quiet one; this many times it has passed: a hang.
_WALL = 4


class IsolatedReader:
    """Reads files one after the other in a child process that is started on first need, and again when it is gone.

    Args:
        limits: for each file.
        day: day of inspection.
    """

    def __init__(self, limits: Limits, day: date) -> None:
        self.limits = limits
        self.day = day
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def read(self, data: bytes, name: str) -> AttachmentFacts:
        """Read a file, whatever it does; blocks for four times the limit at most. Threads wait for each other."""
        if len(data) > self.limits.max_bytes:
            limit = self.limits.max_bytes // MB
            return AttachmentFacts(Outcome.TOO_LARGE, f"文件超过 {limit} MB 的上限，无法判定")
        with self._lock:
            return self._ask(data, name)

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is not None:
            _end(child)

    def _ask(self, data: bytes, name: str) -> AttachmentFacts:
        child = self._child if self._child is not None and self._child.poll() is None else self._start()
        late = Event()

        def end() -> None:
            late.set()
            child.kill()

        timer = Timer(_WALL * self.limits.seconds, end)
        timer.daemon = True
        timer.start()
        try:
            answer = self._exchange(child, data, name)
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            return _lost(self.limits, late=late.is_set() or child.returncode == -signal.SIGXCPU)
        return AttachmentFacts.from_json(answer)

    def _start(self) -> "subprocess.Popen[bytes]":
        self.close()
        self._child = subprocess.Popen(
            [sys.executable, "-m", "govspider.attachments.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a library's complaint may quote the file
        )
        return self._child

    def _exchange(self, child: "subprocess.Popen[bytes]", data: bytes, name: str) -> bytes | None:
        """The answer; None if the child is gone."""
        assert child.stdin is not None
        assert child.stdout is not None
        request = {
            "size": len(data),
            "name": name,
            "day": self.day.isoformat(),
            "limits": asdict(self.limits),
        }
        try:
            child.stdin.write(json.dumps(request).encode() + b"\n")
            child.stdin.write(data)
            child.stdin.flush()
            head = child.stdout.read(9)
            size = int.from_bytes(head[1:], "big")
            answer = child.stdout.read(size) if len(head) == 9 else b""  # noqa: PLR2004 - see `child`
        except OSError:
            return None
        if len(head) < 9 or len(answer) < size:  # noqa: PLR2004
            return None
        if head[:1] != b"\x00":
            self.close()
        return answer


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    child.wait()


def _lost(limits: Limits, *, late: bool) -> AttachmentFacts:
    if late:
        return AttachmentFacts(Outcome.TIMEOUT, f"读取超过 {limits.seconds} 秒的时限，无法判定")
    return AttachmentFacts(Outcome.BROKEN, "文件使读取程序异常退出，无法判定")
