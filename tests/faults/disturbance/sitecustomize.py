"""Loaded by every Python process of a disturbed run: names that stop to resolve, a wall clock that jumps.

GOVSPIDER_DISTURBANCE names a folder. Names end in `.test` and lead to 127.0.0.1 until a file `no-names` is in it; a file
`clock` holds the seconds by which the wall clock is wrong. Only what the system answers is replaced, nothing of the
program.
"""

import datetime as dt
import os
import socket
import time
from datetime import datetime
from pathlib import Path
from typing import Any

_FOLDER = Path(os.environ["GOVSPIDER_DISTURBANCE"])
_lookup, _time = socket.getaddrinfo, time.time


def _getaddrinfo(host: Any, *args: Any, **more: Any) -> Any:
    name = host.decode() if isinstance(host, bytes) else str(host)
    if not name.endswith(".test"):
        return _lookup(host, *args, **more)
    if (_FOLDER / "no-names").exists():
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    return _lookup("127.0.0.1", *args, **more)


def _wrong() -> float:
    try:
        return float((_FOLDER / "clock").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0.0


class _AnyMoment(type):
    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, datetime)


class _Moment(datetime, metaclass=_AnyMoment):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Any:
        return datetime.now(tz) + dt.timedelta(seconds=_wrong())


socket.getaddrinfo = _getaddrinfo
time.time = lambda: _time() + _wrong()
dt.datetime = _Moment  # type: ignore[misc]
