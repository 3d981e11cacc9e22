"""Writing a file of a report whole or not at all, and never over what a person has written into the one before."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from govspider.errors import ReportError
from govspider.files import replacing

_DIGESTS = ".written.json"  # file name → SHA-256 of what we wrote last


@contextmanager
def report_file(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that takes its place when the block ends well, see `replacing`.

    Raises:
        ReportError: the folder cannot be written, or the file is open in another program.
    """
    try:
        with replacing(path) as temporary:
            yield temporary
    except OSError as error:
        raise ReportError(
            f"无法写入 {path}（{error.strerror}）：请关闭已打开的文件，检查磁盘空间与权限"
        ) from None


def keep_edited(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Move files aside that somebody has changed since we wrote them (人工修改过的文件): `problems-20230703-0915.xlsx`.

    Args:
        paths: files that are about to be written anew.

    Returns:
        Where the changed ones are now.

    Raises:
        ReportError: one cannot be read or moved; nothing of it is lost.
    """
    kept = []
    for path in paths:
        try:
            if path.is_file() and _digests(path.parent).get(path.name) != _digest(path):
                kept.append(path.rename(_dated(path)))
        except OSError as error:
            raise ReportError(
                f"无法保留人工修改过的 {path}（{error.strerror}）：请先把它另存到别处"
            ) from None
    return tuple(kept)


def note_written(paths: Iterable[Path]) -> None:
    """Remember files as we have written them, for `keep_edited` of a later run.

    Args:
        paths: files of one folder.

    Raises:
        ReportError: the folder cannot be written.
    """
    digests = {path.name: _digest(path) for path in paths}
    folder = next(iter(paths)).parent
    with report_file(folder / _DIGESTS) as temporary:
        temporary.write_text(json.dumps(_digests(folder) | digests, indent=1), encoding="utf-8")


def _digests(folder: Path) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((folder / _DIGESTS).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in found.items()}
    except (OSError, ValueError, AttributeError):
        return {}  # whatever stands there then counts as changed


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _dated(path: Path) -> Path:
    """A free name with the time of the last change."""
    changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    name, number = f"{path.stem}-{changed:%Y%m%d-%H%M}", 1
    while (free := path.with_name(f"{name}{path.suffix}")).exists():
        number += 1
        name = f"{path.stem}-{changed:%Y%m%d-%H%M}-{number}"
    return free
