"""Files written whole or not at all, and the disk cache that trusts nobody else."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from govspider.files import map_cached, read_cached, replacing, write_cached


def test_a_file_is_there_only_when_all_of_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new" / "list.txt"
    with replacing(path) as temporary:
        temporary.write_text("whole", encoding="utf-8")
        assert not path.exists()
    assert path.read_text(encoding="utf-8") == "whole"
    assert [found.name for found in path.parent.iterdir()] == ["list.txt"]


def test_what_was_there_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError), replacing(path) as temporary:
        temporary.write_text("ha\ud800", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "before"
    assert [found.name for found in tmp_path.iterdir()] == ["list.txt"]


def test_two_writers_of_one_file_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    with replacing(path) as first, replacing(path) as second:
        first.write_text("first", encoding="utf-8")
        second.write_text("second", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "first"


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_what_others_may_write_is_not_read(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "terms-1.automaton"
    write_cached(path, b"data")
    assert read_cached(path) == b"data"
    path.chmod(mode)
    assert read_cached(path) is None


def test_a_folder_that_others_may_write_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "open" / "terms-1.automaton"
    write_cached(path, b"data")
    path.parent.chmod(0o777)
    assert read_cached(path) is None


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    write_cached(tmp_path / "terms-1.automaton", b"data")
    link = tmp_path / "terms-2.automaton"
    link.symlink_to(tmp_path / "terms-1.automaton")
    assert read_cached(link) is None


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def bit_flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def open_to_others(path: Path) -> None:
    path.chmod(0o666)


def a_link(path: Path) -> None:
    path.rename(path.with_suffix(".there"))
    path.symlink_to(path.with_suffix(".there"))


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage", [cut_short, bit_flipped, emptied, open_to_others, a_link, a_pipe, a_folder]
)
@pytest.mark.parametrize("read", [read_cached, map_cached])
def test_what_is_damaged_is_told_in_one_line_and_made_anew(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    damage: Callable[[Path], None],
    read: Callable[[Path], bytes | memoryview | None],
) -> None:
    path = tmp_path / "terms-1.automaton"
    assert read(path) is None
    assert caplog.messages == [], "there was nothing"
    write_cached(path, b"data")
    assert read(path) == b"data"
    damage(path)
    assert read(path) is None
    assert read(path) is None
    (line,) = caplog.messages
    assert str(path) in line
    assert "\n" not in line
    write_cached(path, b"data")
    assert read(path) == (None if damage is a_folder else b"data")


def test_the_newest_takes_the_place_of_its_kind(tmp_path: Path) -> None:
    write_cached(tmp_path / "other-1.automaton", b"other")
    for number in (1, 2):
        write_cached(tmp_path / f"terms-{number}.automaton", b"data")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other-1.automaton", "terms-2.automaton"]


def test_an_unwritable_folder_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    write_cached(tmp_path / "file" / "terms-1.automaton", b"data")
    assert read_cached(tmp_path / "file" / "terms-1.automaton") is None
