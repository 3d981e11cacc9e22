"""Runs `scrapy` commands in processes of their own, most of which begin where their imports are done.

A command computes for two seconds before it does anything, most of that for imports, and the tests run hundreds. So each
is forked from a process that has them (multiprocessing's forkserver); from there on it is the same program. Where the
start, a limit of the process or its end is what a test is about, it is started plainly, and so is every sweep that is
killed.
"""

import atexit
import multiprocessing
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
_SECONDS = 300


def run_scrapy(
    words: Sequence[str], env: Mapping[str, str] | None = None, feed: bytes = b""
) -> CompletedProcess[str]:
    """Run `scrapy` with these words in the project's folder.

    Args:
        words: command and options.
        env: variables of the environment besides ours.
        feed: what it reads on its standard input.

    Raises:
        TimeoutExpired: it took longer than five minutes, and was killed.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").write_bytes(feed)
        environment = os.environ | dict(env or {})
        process = _context().Process(target=_become_scrapy, args=(tuple(words), environment, name))
        process.start()
        process.join(_SECONDS)
        if process.is_alive():
            process.kill()
            raise TimeoutExpired(["scrapy", *words], _SECONDS)
        assert process.exitcode is not None
        said = [(folder / stream).read_text(encoding="utf-8") for stream in ("out", "err")]
        return CompletedProcess(["scrapy", *words], process.exitcode, *said)


def run_plainly(words: Sequence[str], before: Sequence[str] = ()) -> CompletedProcess[str]:
    """The same by a start of its own.

    Args:
        words: command and options.
        before: the command that starts it: words before Python's.
    """
    return subprocess.run(
        [*before, sys.executable, "-m", "scrapy", *words],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )


@cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.warm_imports"])
    return context


def _become_scrapy(words: tuple[str, ...], environment: dict[str, str], folder: str) -> None:
    """In the new process: `python -m scrapy words`, its streams in files of the folder."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    sys.stdin = (Path(folder) / "in").open(encoding="utf-8")
    for stream, name in ((sys.stdout, "out"), (sys.stderr, "err")):
        file = os.open(Path(folder) / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(file, stream.fileno())
    sys.argv = ["scrapy", *words]
    try:
        runpy.run_module("scrapy", run_name="__main__", alter_sys=True)
    finally:
        atexit._run_exitfuncs()  # as at every other end of Python; multiprocessing leaves it out
