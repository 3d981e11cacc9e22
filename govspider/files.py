"""Files that are for nobody else: modes of all that is written, files written whole, people's changes, the disk cache."""

import hashlib
import json
import logging
import mmap
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import BinaryIO, TypeVar

logger = logging.getLogger(__name__)
Content = TypeVar("Content", bytes, memoryview)
_DIGEST = hashlib.sha256().digest_size
_WRITTEN = ".written.json"  # file name → SHA-256 of what we wrote last
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


def keep_edited(paths: Iterable[Path], into: Path | None = None) -> tuple[Path, ...]:
    """Move files aside that somebody has changed since we wrote them (人工修改过的文件): `problems-20230703-0915.xlsx`.

    Args:
        paths: files that are about to be written anew.
        into: the folder that takes them; None: their own.

    Returns:
        Where the changed ones are now.

    Raises:
        OSError: one cannot be read or moved; nothing of it is lost.
    """
    kept = []
    for path in paths:
        if path.is_file() and _digests(path.parent).get(path.name) != _digest(path):
            folder = into or path.parent
            folder.mkdir(parents=True, exist_ok=True)
            kept.append(path.rename(_dated(path, folder)))
    return tuple(kept)


def note_written(paths: Iterable[Path]) -> None:
    """Remember files as we have written them, for `keep_edited` of a later run.

    Args:
        paths: the files.

    Raises:
        OSError: a folder cannot be written.
    """
    for path in paths:
        digests = _digests(path.parent) | {path.name: _digest(path)}
        with replacing(path.parent / _WRITTEN) as temporary:
            temporary.write_text(json.dumps(digests, indent=1), encoding="utf-8")


def _digests(folder: Path) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((folder / _WRITTEN).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in found.items()}
    except (OSError, ValueError, AttributeError):
        return {}  # whatever stands there then counts as changed


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _dated(path: Path, folder: Path) -> Path:
    """A free name in a folder with the time of the last change."""
    changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    name, number = f"{path.stem}-{changed:%Y%m%d-%H%M}", 1
    while (free := folder / f"{name}{path.suffix}").exists():
        number += 1
        name = f"{path.stem}-{changed:%Y%m%d-%H%M}-{number}"
    return free


def read_cached(path: Path) -> bytes | None:
    """What `write_cached` wrote; None when there is nothing, it is damaged, or another user could have written it."""
    return _cached(path, lambda file: file.read())


def map_cached(path: Path) -> memoryview | None:
    """The same as `read_cached`, mapped into memory: processes share what they look up in it."""
    return _cached(path, lambda file: memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))


def _cached(path: Path, content_of: Callable[[BinaryIO], Content]) -> Content | None:
    try:
        return _trusted(path, content_of)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:  # an empty file cannot be mapped
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        _say_once(path, str(why))
        return None


@cache
def _say_once(path: Path, why: str) -> None:
    logger.warning("缓存文件 %s 不能使用（%s），不读取，重新计算", path, why)


def _trusted(path: Path, content_of: Callable[[BinaryIO], Content]) -> Content:
    """What a file of the cache holds.

    Raises:
        OSError: it cannot be read, or is no file.
        ValueError: it is damaged, or somebody else could have written it.
    """
    _refuse_strange(path.parent.lstat())
    # A pipe in its place must not hold us up.
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        status = os.fstat(descriptor)
        _refuse_strange(status)
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("不是文件")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            content = content_of(file)
    finally:
        os.close(descriptor)
    digest, data = content[:_DIGEST], content[_DIGEST:]
    if hashlib.sha256(data).digest() != digest:
        raise ValueError("内容已损坏")
    return data


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


def _refuse_strange(status: os.stat_result) -> None:
    """Refuse what another user has made or could have changed.

    Raises:
        ValueError: it is so.
    """
    if status.st_uid != os.geteuid() or status.st_mode & _WRITABLE_BY_OTHERS:
        raise ValueError("其他用户可以修改")
