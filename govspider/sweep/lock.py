"""One sweep at a time on one database (同一数据库同时只运行一次普查)."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govspider.errors import ConfigError


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file for the duration; the kernel frees it however the process ends.

    Raises:
        ConfigError: another sweep holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"另一次普查正在运行（{path.name} 已被占用）：请等待其结束，或先停止它"
            raise ConfigError(message) from None
        yield
    finally:
        os.close(descriptor)
