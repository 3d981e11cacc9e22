"""Writing a file of a report whole or not at all: a bulletin is never half of one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from govspider.errors import ReportError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that takes its place when the block ends well.

    Raises:
        ReportError: the folder cannot be written, or the file is open in another program.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise ReportError(
            f"无法写入 {path}（{error.strerror}）：请关闭已打开的文件，检查磁盘空间与权限"
        ) from None
    finally:
        with suppress(OSError):
            temporary.unlink()
