"""Keyed hashes of personal data (个人信息的密文摘要): the same value is told again without being kept.

HMAC-SHA256 with a random key that lies outside the database: numbers are so few that a plain hash could be
tried out. Source: PIPL 第五十一条 (encryption, de-identification); GB/T 37964-2019 (去标识化) on keyed
hashes.
"""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from govspider.errors import ConfigError

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Hasher:
    """Hashes personal values with the project's key; the key never shows in a repr, a log or a traceback."""

    key: bytes = field(repr=False)

    def hash(self, value: str) -> str:
        """The keyed hash of a normalised value: 64 hexadecimal digits."""
        return hmac.new(self.key, value.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def load_hasher(path: Path, *, may_make: bool = True) -> Hasher:
    """The hasher of the key in `path`; the first of any number of processes makes the key, with mode 0600.

    Args:
        path: the file of the key.
        may_make: whether there are no hashes yet that another key would orphan.

    Raises:
        ConfigError: the file cannot be read or made, does not hold a key, or is gone while there are hashes.
    """
    try:
        if not path.exists():
            if not may_make:
                raise ConfigError(
                    f"密钥文件 {path} 不见了，而数据库中已有用它生成的摘要：请从备份恢复该文件。没有备份时，"
                    "以往季度的个人信息将无法与今后的比对；确认接受后，请移走数据库或换用新的数据文件夹"
                )
            _make_key(path)
        key = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"密钥文件 {path} 无法读写：{error.strerror}；请检查目录权限") from None
    if len(key) != _KEY_BYTES:
        raise ConfigError(
            f"密钥文件 {path} 已损坏（应为 {_KEY_BYTES} 字节，实为 {len(key)} 字节）：请恢复备份；"
            "若删除后重新生成，已存摘要将无法与新摘要比对"
        )
    return Hasher(key)


def _make_key(path: Path) -> None:
    # A whole file is linked into place: no other process can ever read half a key, and the first one wins.
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
