"""Writing a file of a report whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govspider.errors import ReportError
from govspider.files import replacing


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
