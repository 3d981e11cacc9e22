"""What was judged to be in order is remembered across processes, until the edition changes."""

from pathlib import Path

import pytest

from govspider.words.spelling import remembered
from govspider.words.spelling.remembered import Remembered, load_remembered


def test_another_process_knows_what_was_kept(tmp_path: Path) -> None:
    first = Remembered(tmp_path / "cache" / "segments-1.hashes")
    first.add("，应当自收到申请之日起。")
    assert "，应当自收到申请之日起。" in first
    first.keep()
    other = Remembered(tmp_path / "cache" / "segments-1.hashes")
    assert "，应当自收到申请之日起。" in other
    assert "，应当自收到申清之日起。" not in other


def test_processes_do_not_forget_one_another(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "segments-1.hashes"
    one, two = Remembered(path), Remembered(path)
    one.add("甲")
    two.add("乙")
    one.keep()
    two.keep()
    found = Remembered(path)
    assert "甲" in found
    assert "乙" in found


def test_it_is_written_from_time_to_time_and_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_WAITING", 10)
    monkeypatch.setattr(remembered, "_MOST", 50)
    path = tmp_path / "cache" / "segments-1.hashes"
    own = Remembered(path)
    for number in range(205):
        own.add(str(number))
    assert "199" in Remembered(path)
    assert path.stat().st_size <= 50 * 8 + 32


def test_a_new_edition_begins_anew(tmp_path: Path) -> None:
    dictionary, cache = tmp_path / "words.txt", tmp_path / "cache"
    dictionary.write_text("甲", encoding="utf-8")
    own = load_remembered(cache, [dictionary])
    own.add("甲乙")
    own.keep()
    assert "甲乙" in load_remembered(cache, [dictionary])
    dictionary.write_text("甲乙丙", encoding="utf-8")
    assert "甲乙" not in load_remembered(cache, [dictionary])


def test_without_a_file_nothing_is_kept() -> None:
    own = Remembered(None)
    own.add("甲")
    own.keep()
    assert "甲" not in own


def test_a_damaged_file_is_as_none(tmp_path: Path) -> None:
    path = tmp_path / "segments-1.hashes"
    path.write_bytes(b"damaged")
    assert "甲" not in Remembered(path)
