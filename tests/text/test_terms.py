"""Finding terms: shared automata, and automata kept between starts."""

from itertools import islice, product
from pathlib import Path

import pytest

from govspider.files import read_cached, write_cached
from govspider.text.terms import Terms, share

MANY = tuple("".join(pair) for pair in islice(product(map(chr, range(0x4E00, 0x9000)), "甲乙"), 20_000))
TEXT = "一甲丁乙，贯彻落实。𠀀落实"


def found(*, cache_dir: Path | None = None) -> list[list[tuple[int, int, int]]]:
    matchers = (Terms(MANY), Terms(("落实", "一甲", "贯彻落实")), Terms(()))
    share(*matchers, cache_dir=cache_dir)
    return [one.matches(TEXT) for one in matchers]


def test_each_matcher_finds_its_own_terms() -> None:
    first, second, nothing = found()
    assert [TEXT[start:end] for _, start, end in first] == ["一甲", "丁乙"]
    assert second == [(1, 0, 2), (2, 5, 9), (0, 7, 9), (0, 11, 13)]
    assert nothing == []


def test_a_term_given_twice_is_found_twice() -> None:
    assert Terms(("落实", "落实")).matches("落实") == [(0, 0, 2), (1, 0, 2)]


def test_a_kept_automaton_finds_the_same(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    fresh = found(cache_dir=cache)
    (kept,) = cache.iterdir()
    assert kept.name.startswith("terms-")
    assert found(cache_dir=cache) == fresh == found()


def test_a_damaged_automaton_is_made_anew(tmp_path: Path) -> None:
    fresh = found(cache_dir=tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1000])
    assert found(cache_dir=tmp_path) == fresh
    assert kept.read_bytes() == whole


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


def test_the_newest_takes_the_place_of_its_kind(tmp_path: Path) -> None:
    write_cached(tmp_path / "other-1.automaton", b"other")
    for number in (1, 2):
        write_cached(tmp_path / f"terms-{number}.automaton", b"data")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other-1.automaton", "terms-2.automaton"]


def test_an_unwritable_folder_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    write_cached(tmp_path / "file" / "terms-1.automaton", b"data")
    assert read_cached(tmp_path / "file" / "terms-1.automaton") is None
