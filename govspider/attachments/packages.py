"""Archives within limits (压缩包): members unpacked piece by piece, bombs and passwords told."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import IO

from govspider.attachments.limits import MB, Budget, UnreadableError
from govspider.extract import decode
from govspider.items import Outcome

_RATIO_FROM = 10 * MB  # small files may well shrink a thousandfold
_UTF8_NAME = 0x800
_LOCKED = 0x1
_PIECE = 64 * 1024
# What zipfile raises for damaged archives, besides BadZipFile.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Package:
    """An open archive.

    Args:
        data: its bytes.
        budget: what may be unpacked.

    Raises:
        UnreadableError: it is no archive.
    """

    def __init__(self, data: bytes, budget: Budget) -> None:
        self.budget = budget
        self.opened: set[str] = set()  # names of members that were asked for
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._infos = {_name(info): info for info in self._zip.infolist() if not info.is_dir()}
            self._lowered = {name.lower(): name for name in self._infos}
        except _DAMAGE as error:
            raise UnreadableError(Outcome.BROKEN, "压缩包损坏，无法打开") from error

    @property
    def names(self) -> tuple[str, ...]:
        """The members in the order of the archive."""
        return tuple(self._infos)

    @property
    def comment(self) -> str:
        """What stands behind the members."""
        return decode(self._zip.comment)[0] if self._zip.comment else ""

    def __contains__(self, name: object) -> bool:
        return name in self._infos

    def resolve(self, name: str) -> str:
        """The member of this name, whatever its case; '' if there is none."""
        return name if name in self._infos else self._lowered.get(name.lower(), "")

    @contextmanager
    def open(self, name: str) -> Iterator["Member"]:
        """A member as a stream.

        Raises:
            UnreadableError: it is not there, locked, damaged or a bomb.
        """
        self.opened.add(name)
        info = self._infos.get(name)
        if info is None:
            raise UnreadableError(Outcome.BROKEN, "文件内部缺少组成部分")
        if info.flag_bits & _LOCKED:
            raise UnreadableError(Outcome.ENCRYPTED, "文件已加密，无法判定")
        try:
            with self._zip.open(info) as stream:
                yield Member(stream, info, self.budget)
        except _DAMAGE as error:
            raise UnreadableError(Outcome.BROKEN, "文件内容损坏，无法解压") from error

    def read(self, name: str) -> bytes:
        """All of a member.

        Raises:
            UnreadableError: as `open`, or longer than may be held.
        """
        limit = self.budget.limits.max_member
        pieces: list[bytes] = []
        size = 0
        with self.open(name) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > limit:
                    raise UnreadableError(
                        Outcome.TOO_LARGE, f"其中一个文件解压后超过 {limit // MB} MB，无法判定"
                    )
                pieces.append(piece)
        return b"".join(pieces)


class Member:
    """A member being unpacked; counts what comes out of it."""

    def __init__(self, stream: IO[bytes], info: zipfile.ZipInfo, budget: Budget) -> None:
        self._stream = stream
        self._packed = max(1, info.compress_size)
        self._size = 0
        self._budget = budget

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, never more than a piece at a time.

        Raises:
            UnreadableError: a limit is reached.
        """
        piece = self._stream.read(_PIECE if size < 0 else min(size, _PIECE))
        self._size += len(piece)
        self._budget.unpack(len(piece))
        if self._size > _RATIO_FROM and self._size / self._packed > self._budget.limits.max_ratio:
            raise UnreadableError(Outcome.TOO_LARGE, "压缩比异常（疑似压缩炸弹），不予解压")
        return piece


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member; archives name their files in GBK without saying so, some with backslashes."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.replace("\\", "/").lstrip("/")
