"""Loaded by every Python process of a watched sweep: notes each connection and each name that is looked up.

One line each, in the file that GOVSPIDER_WATCH names: `started`, `connect HOST`, `lookup NAME`.
"""

import os
import sys

_FILE = os.open(os.environ["GOVSPIDER_WATCH"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)


def _note(line: str) -> None:
    os.write(_FILE, f"{line}\n".encode())


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(args[1], tuple):
        _note(f"connect {args[1][0]}")
    elif event == "socket.getaddrinfo":
        _note(f"lookup {args[0]!s}")


_note("started")
sys.addaudithook(_watch)
