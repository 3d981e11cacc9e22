"""The keyed hash: one key for all processes, readable by its owner only."""

import stat
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from govspider.errors import ConfigError
from govspider.privacy.hashing import Hasher, load_hasher


def hash_with(path: Path) -> str:
    return load_hasher(path).hash("441900199003076530")


def test_the_key_is_made_once_with_mode_0600(tmp_path: Path) -> None:
    path = tmp_path / "数据 1" / "hash.key"
    first = hash_with(path)
    assert hash_with(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_bytes()) == 32
    assert [file.name for file in path.parent.iterdir()] == ["hash.key"]


def test_another_key_gives_another_hash(tmp_path: Path) -> None:
    assert hash_with(tmp_path / "a") != hash_with(tmp_path / "b")
    assert Hasher(b"k" * 32).hash("a") != Hasher(b"k" * 32).hash("b")
    assert len(Hasher(b"k" * 32).hash("\ud800")) == 64


def test_processes_that_start_together_share_one_key(tmp_path: Path) -> None:
    path = tmp_path / "hash.key"
    with ProcessPoolExecutor(4) as pool:
        hashes = set(pool.map(hash_with, [path] * 16))
    assert len(hashes) == 1


def test_the_key_never_shows() -> None:
    assert "k" * 8 not in repr(Hasher(b"k" * 32))


def test_a_damaged_key_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "hash.key"
    path.write_bytes(b"short")
    with pytest.raises(ConfigError, match="已损坏"):
        load_hasher(path)


def test_a_key_that_is_gone_is_not_made_anew_beside_hashes_that_need_it(tmp_path: Path) -> None:
    path = tmp_path / "hash.key"
    with pytest.raises(ConfigError, match="以往季度的个人信息将无法与今后的比对"):
        load_hasher(path, may_make=False)
    assert not path.exists()
    made = load_hasher(path)
    assert load_hasher(path, may_make=False) == made


def test_a_key_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match="无法读写"):
        load_hasher(tmp_path / "file" / "hash.key")
