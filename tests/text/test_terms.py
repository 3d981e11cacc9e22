"""Finding terms: shared automata, and automata kept between starts."""

from itertools import islice, product
from pathlib import Path

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
