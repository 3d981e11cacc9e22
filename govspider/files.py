"""Files that are for nobody else: modes of all that is written, files written whole, the disk cache (磁盘缓存)."""

import hashlib
import mmap
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

Content = TypeVar("Content", bytes, memoryview)
_DIGEST = hashlib.sha256().digest_size
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def keep_private() -> None:
    """From now on, files that this process and its children make are for their owner only: 0600, folders 0700."""
    os.umask(0o077)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that takes its place when the block ends well: all of it or nothing.

    Raises:
        OSError: the folder cannot be written, or the file is open in another program.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def read_cached(path: Path) -> bytes | None:
    """What `write_cached` wrote; None when there is nothing, it is damaged, or another user could have written it."""
    return _cached(path, lambda file: file.read())


def map_cached(path: Path) -> memoryview | None:
    """The same as `read_cached`, mapped into memory: processes share what they look up in it."""
    return _cached(path, lambda file: memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))


def _cached(path: Path, content_of: Callable[[BinaryIO], Content]) -> Content | None:
    try:
        if not _ours(path.parent.lstat()):
            return None
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        with os.fdopen(descriptor, "rb") as file:
            if not _ours(os.fstat(file.fileno())):
                return None
            content = content_of(file)
    except (OSError, ValueError):  # an empty file cannot be mapped
        return None
    digest, data = content[:_DIGEST], content[_DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else None


def write_cached(path: Path, data: bytes) -> None:
    """Keep data in a file, written at one stroke; without a writable folder it is made anew at every start.

    The file takes the place of others of its kind: those whose names begin alike up to the first `-`.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_bytes(hashlib.sha256(data).digest() + data)
        kind = path.name.split("-")[0]
        for other in path.parent.glob(f"{kind}-*{path.suffix}"):
            if other != path:
                other.unlink(missing_ok=True)
    except OSError:
        return


def _ours(status: os.stat_result) -> bool:
    return status.st_uid == os.geteuid() and not status.st_mode & _WRITABLE_BY_OTHERS
