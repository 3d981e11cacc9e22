"""A process of its own for work that may hang, crash or eat memory (隔离进程): questions in, answers out, by pipes.

A question is a line of JSON, then bytes; an answer is a mark, its length, then bytes. Nothing is written to disk.
"""

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path
from threading import Event, Lock, Timer
from typing import IO, Any

_STAY, _CLOSE = b"\x00", b"\x01"
_TIMES = 5  # that a question is asked while the system ends whoever is asked
_ENDS = 5.0  # seconds that a process which no longer answers may take to end
_HEAD = 9  # bytes: the mark and the length
_NEAR = 0.5  # of the bound: what is asked for at once and not given may be as much again as there is


class Lost(Enum):
    """Why there is no answer."""

    LATE = "late"
    GONE = "gone"
    ENDED = "ended"  # by the system, each time (`SIGKILL`, for want of memory): our own machine's fault


class ChildProcess:
    """Asks a module in a process that is started on first need, and again when it is gone; one question at a time.

    Args:
        module: what is run (`python -m`); it calls `serve`.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def ask(self, question: Mapping[str, object], body: bytes, seconds: float) -> bytes | Lost:
        """The answer to a question; blocks for so many seconds at most each time that it is asked.

        Threads wait for each other. After a loss the question is asked once more, of a new process; several times where
        the system ended it (`SIGKILL`, for want of memory): that says nothing of it. What crashes it does so again.
        """
        with self._lock:
            for number in range(_TIMES):
                answer = self._ask(question, body, seconds)
                if answer is not Lost.ENDED and (answer is not Lost.GONE or number):
                    break
            return answer

    def close(self) -> None:
        """End the process."""
        child, self._child = self._child, None
        if child is not None:
            _end(child)

    def _ask(self, question: Mapping[str, object], body: bytes, seconds: float) -> bytes | Lost:
        child = self._child if self._child is not None and self._child.poll() is None else self._start()
        late = Event()

        def end() -> None:
            late.set()
            child.kill()

        timer = Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            answer = self._exchange(child, json.dumps(question).encode() + b"\n", body)
        finally:
            timer.cancel()
        if answer is not None:
            return answer
        with suppress(subprocess.TimeoutExpired):
            child.wait(_ENDS)
        was_killed = child.returncode == -signal.SIGKILL
        self.close()
        if late.is_set() or child.returncode == -signal.SIGXCPU:
            return Lost.LATE
        return Lost.ENDED if was_killed else Lost.GONE

    def _start(self) -> "subprocess.Popen[bytes]":
        self.close()
        self._child = subprocess.Popen(  # noqa: S603 - our own module, no argument of anybody's
            [sys.executable, "-m", self._module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a library's complaint may quote what it reads
        )
        return self._child

    def _exchange(self, child: "subprocess.Popen[bytes]", question: bytes, body: bytes) -> bytes | None:
        """The answer; None if the child is gone."""
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            child.stdin.write(question)
            child.stdin.write(body)
            child.stdin.flush()
            head = child.stdout.read(_HEAD)
            size = int.from_bytes(head[1:], "big")
            answer = child.stdout.read(size) if len(head) == _HEAD else b""
        except OSError:
            return None
        if len(head) < _HEAD or len(answer) < size:
            return None
        if head[:1] == _CLOSE:
            self.close()
        return answer


def serve(answer: Callable[[dict[str, Any], bytes], bytes], *, worn: int) -> None:
    """In the child: answer questions from standard input until there are no more.

    Args:
        answer: given a question and its bytes (as many as its `size` says), the answer.
        worn: bytes of memory that are not given back, from which the next question gets a new process.
    """
    # Libraries that print must not print into the answers.
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    answer_all(answer, sys.stdin.buffer, answers, worn)


def answer_all(
    answer: Callable[[dict[str, Any], bytes], bytes], questions: IO[bytes], answers: IO[bytes], worn: int
) -> None:
    """As `serve`, from one stream to another."""
    while line := questions.readline():
        question = json.loads(line)
        said = answer(question, questions.read(question["size"]))
        is_worn = _resident() > worn
        answers.write((_CLOSE if is_worn else _STAY) + len(said).to_bytes(8, "big") + said)
        answers.flush()
        if is_worn:
            return


def bound(memory: int, seconds: int) -> None:
    """In the child: bound memory once and for all; computing time anew for each question: the system ends us (SIGXCPU)."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds + 1, hard))


def is_memory_spent() -> bool:
    """In the child: whether the work came near its bound of memory, so that what a library raised may be for want of it."""
    memory, _ = resource.getrlimit(resource.RLIMIT_AS)
    return memory != resource.RLIM_INFINITY and _most_memory() > memory * _NEAR


def _most_memory() -> int:
    """Bytes of address space, the most that this process ever had; 0 where the system does not say."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmPeak:")), 0)


def _resident() -> int:
    """Bytes of memory in use; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError):
        return 0
    return pages * resource.getpagesize()


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    child.wait()
