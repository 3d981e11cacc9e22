"""What is asked most, compiled (编译的疑点查找): C sources, and the library that `make setup` makes of them.

It finds the suspects that `search.Search` finds, describes them as `gate_rows.rows_plainly` does, says what `trees.Forest`
says and reads as `convolutions.Convolutions` does, several times faster. Where there is no C compiler nothing is lost but
time.
"""

import ctypes
import hashlib
import logging
import os
import shlex
import shutil
import subprocess
import sysconfig
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
_PARTS = (
    *("trie", "search", "said", "rows", "words", "lattice", "proposals", "changes", "pairs"),
    *("forest", "outlook", "network"),
)
_SOURCES = (
    *(f"{name}.c" for name in _PARTS),
    *(f"{name}.h" for name in _PARTS if name not in {"said", "changes"}),
)
# Nothing may be computed otherwise than Python does it: no operation is fused with another.
_FLAGS = ("-std=c11", "-O3", "-ffp-contract=off", "-shared", "-fPIC")
_log = logging.getLogger(__name__)


def library_path(folder: Path = FOLDER) -> Path:
    """Where the library of these sources is, or would be: another state of them has another name."""
    digest = hashlib.sha256(" ".join((*_FLAGS, sysconfig.get_platform())).encode())
    for name in _SOURCES:
        digest.update((FOLDER / name).read_bytes())
    return folder / f"search-{digest.hexdigest()[:12]}.compiled"


def build(folder: Path = FOLDER) -> Path | None:
    """Compile the library where it is missing, and remove those of other states.

    Args:
        folder: where it goes.

    Returns:
        Its path; None where there is no C compiler.

    Raises:
        OSError: the folder cannot be written.
        subprocess.CalledProcessError: it cannot be compiled.
    """
    path = library_path(folder)
    if _opened(path):
        return path
    compiler, *more = shlex.split(os.environ.get("CC") or "cc")
    if not shutil.which(compiler):
        return None
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    sources = [str(FOLDER / name) for name in _SOURCES if name.endswith(".c")]
    try:
        subprocess.run([compiler, *more, *_FLAGS, "-o", str(temporary), *sources], check=True)  # noqa: S603
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    for other in folder.glob("search-*.compiled"):
        if other != path:
            other.unlink(missing_ok=True)
    return path


@cache
def load_library() -> ctypes.PyDLL | None:
    """The library, None where it is missing: then the plain way does the same."""
    path = library_path()
    library = _opened(path)
    if library is None:
        _log.info("没有编译好的疑点查找（%s）：改用 Python，结果相同，速度较慢；可运行 make setup", path.name)
    return library


def _opened(path: Path) -> ctypes.PyDLL | None:
    try:
        return ctypes.PyDLL(
            str(path)
        )  # it calls back, and is too quick to be worth letting others run meanwhile
    except OSError:
        return None  # missing, cut off, or of another machine
