"""The compiled search finds what the plain one finds, and nothing is lost without it."""

import ctypes
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.files import write_cached
from govspider.words.spelling import native
from govspider.words.spelling.characters import CHARACTERS, Characters, load_characters
from govspider.words.spelling.compiled import MOST_SIZE
from govspider.words.spelling.gate_rows import rows_plainly
from govspider.words.spelling.kenlm_trie import load_trie
from govspider.words.spelling.reading import (
    DOUBLED,
    LOST,
    OTHER,
    PLAIN,
    SWAPPED,
    UNLIKE,
    WORDS,
    Reading,
    has_twice,
    mean_of,
)
from govspider.words.spelling.rows import Rows
from govspider.words.spelling.sounds_and_shapes import load_sounds_and_shapes
from govspider.words.spelling.speller import Speller
from govspider.words.spelling.suspects import Suspects
from govspider.words.spelling.units import units
from govspider.words.spelling.units_said import UnitsSaid

SENTENCES = (
    "，市场监督管里部门应当自收到申清之日起三日内作出绝定。",
    "，依法追究刑刑事责任，并及事检查排除隐患。",
    "0个镇街究追有关单位的主体责人",
    "，认真落实中共政法委员会的布署。",
    "#袅袅炊烟饧眼倦梳鬓#",
    "，举行开工典理。",
    "，龘靐齉爩。",
    "，。",
)
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
ORDINARY = st.sampled_from(
    "的一是在国人有中大民会法市政府务管理部门依应当规定工作和进行发展社区检查安全责任申请"
)


@pytest.fixture(scope="session")
def suspects(speller: Speller) -> Suspects:
    found = speller.parts.suspects
    if found.compiled is None:
        pytest.skip("there is no C compiler")
    return found


def both(suspects: Suspects, text: str, *, thorough: bool) -> tuple[Reading, Reading]:
    return suspects.read(text, thorough=thorough), suspects.plain.look(text, thorough=thorough)


@pytest.mark.parametrize("thorough", [False, True])
@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_are_read_alike(suspects: Suspects, text: str, thorough: bool) -> None:  # noqa: FBT001
    compiled, plain = both(suspects, units(text), thorough=thorough)
    assert compiled == plain


@given(st.text(ORDINARY | HAN, min_size=1, max_size=20), st.sampled_from([0.0, 5.0, 8.5, 99.0]))
def test_a_first_look_leaves_out_only_what_is_in_order(
    suspects: Suspects, text: str, improbable: float
) -> None:
    bordered = f"，{text}。"
    first, reading = suspects.first_look(bordered, improbable), suspects.read(bordered)
    in_order = not (reading.suspects or reading.lost or reading.is_strange or has_twice(bordered))
    assert first == (PLAIN if in_order and reading.dearest < improbable else reading)


@given(st.text(ORDINARY | HAN, min_size=1, max_size=20), st.booleans())
def test_any_text_is_read_alike(suspects: Suspects, text: str, thorough: bool) -> None:  # noqa: FBT001
    compiled, plain = both(suspects, f"，{text}。", thorough=thorough)
    assert compiled == plain


@pytest.mark.parametrize("text", ["，" + "责任" * MOST_SIZE + "。", "，𠮷责任。", "", "，"])
def test_what_compiled_code_cannot_read_is_read_plainly(suspects: Suspects, text: str) -> None:
    compiled, plain = both(suspects, text, thorough=False)
    assert compiled == plain


@given(st.text(ORDINARY | HAN | st.sampled_from("，。0a*#"), max_size=30))
def test_the_model_says_the_same_when_compiled_code_asks_it(suspects: Suspects, text: str) -> None:
    plain = Characters(suspects.characters.model)
    assert suspects.characters.known(text) == plain.known(text)


def test_without_a_library_the_speller_finds_the_same(
    speller: Speller, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "市场监督管里部门应当自收到申清之日起三日内作出决定。"
    expected = speller.find(text)
    assert expected
    monkeypatch.setattr("govspider.words.spelling.suspects.load_library", lambda: None)
    parts = speller.parts
    plain = Suspects(
        Characters(parts.characters.model),
        parts.suspects.neighbours,
        parts.confusable,
        parts.tables,
        Path("unused"),
    )
    assert plain.compiled is None
    other = replace(speller, parts=replace(parts, suspects=plain, characters=plain.characters))
    other.forget()
    assert other.find(text) == expected


@pytest.mark.parametrize("kept", [0, 100, 5000, -100_000])
def test_a_model_that_is_cut_off_is_an_error(official_folder: Path, tmp_path: Path, kept: int) -> None:
    whole = (official_folder / CHARACTERS).read_bytes()
    path = tmp_path / CHARACTERS
    path.write_bytes(whole[:kept])
    with pytest.raises(ValueError, match=r"characters\.lm"):
        load_trie(path)


def test_a_model_of_another_kind_is_an_error(official_folder: Path, tmp_path: Path) -> None:
    other = bytearray((official_folder / CHARACTERS).read_bytes())
    other[96] = 2  # a trie without quantisation
    path = tmp_path / CHARACTERS
    path.write_bytes(other)
    with pytest.raises(ValueError, match="量化"):
        load_trie(path)


def test_a_damaged_model_is_read_within_its_bounds(
    suspects: Suspects, official_folder: Path, tmp_path: Path
) -> None:
    whole = bytearray((official_folder / CHARACTERS).read_bytes())
    begin = 200_000
    whole[begin : begin + 8_000_000] = b"\xff" * 8_000_000
    path = tmp_path / CHARACTERS
    path.write_bytes(whole)
    damaged = Characters(suspects.characters.model, load_trie(path))
    assert len(damaged.known("，依法追究刑事责任。")) == 10


def test_the_library_is_made_once_and_replaces_others(tmp_path: Path) -> None:
    if not shutil.which("cc"):
        pytest.skip("there is no C compiler")
    old = tmp_path / "search-000000000000.compiled"
    old.touch()
    path = native.build(tmp_path)
    assert path is not None
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
    assert ctypes.PyDLL(str(path)).look_for
    made = path.stat().st_mtime_ns
    assert native.build(tmp_path) == path
    assert path.stat().st_mtime_ns == made


def test_a_library_that_cannot_be_loaded_is_made_anew(tmp_path: Path) -> None:
    if not shutil.which("cc"):
        pytest.skip("there is no C compiler")
    broken = native.library_path(tmp_path)
    broken.touch()
    path = native.build(tmp_path)
    assert path == broken
    assert ctypes.PyDLL(str(path)).look_for


def test_a_model_that_only_kenlm_can_read_is_read_plainly(tmp_path: Path) -> None:
    path = tmp_path / CHARACTERS
    words = "".join(f"-1.0\t{word}\t-0.5\n" for word in ("<s>", "</s>", "一", "二"))
    grams = f"\\1-grams:\n-1.0\t<unk>\n{words}\n\\2-grams:\n-0.2\t一 二\n\n\\end\\\n"
    path.write_text(f"\\data\\\nngram 1=5\nngram 2=1\n\n{grams}", encoding="utf-8")
    found = load_characters(path)
    assert found.trie is None
    assert [order for _, order in found.known("一二")] == [1, 2]


@pytest.mark.parametrize("span", [(1, 2, "𠮷"), (9, 9, "一"), (3, 2, "一"), (1, 2, "一二三四五六七")])
def test_edits_that_compiled_code_cannot_look_at(suspects: Suspects, span: tuple[int, int, str]) -> None:
    assert suspects.characters.said("，一二三。", [span]) is None
    assert suspects.characters.said("，一二三。", [(1, 2, "三")]) is not None


def test_without_a_compiler_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    assert native.build(tmp_path) is None
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_compiled_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC", "false")
    with pytest.raises(subprocess.CalledProcessError):
        native.build(tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_sources_are_clean() -> None:
    compiler = shutil.which("cc")
    if not compiler:
        pytest.skip("there is no C compiler")
    strict = [compiler, "-std=c11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only"]
    subprocess.run([*strict, *map(str, native.FOLDER.glob("*.c"))], check=True)


@given(
    st.text(ORDINARY | HAN, min_size=3, max_size=20),
    st.lists(st.tuples(st.integers(1, 18), st.integers(0, 2), st.text(ORDINARY, max_size=7)), max_size=5),
)
def test_edits_are_described_alike(suspects: Suspects, text: str, drawn: list[tuple[int, int, str]]) -> None:
    text = f"，{text}。"
    last = len(text) - 1
    spans = [(min(start, last), min(start + size, last), new) for start, size, new in drawn]
    reading = suspects.read(text)
    compiled = UnitsSaid(suspects.characters, reading, spans)
    plain = UnitsSaid(Characters(suspects.characters.model), reading, spans)
    assert [compiled.of(span) for span in spans] == [plain.of(span) for span in spans]
    assert [compiled.row(span) for span in spans] == [plain.row(span) for span in spans]


def described(suspects: Suspects, reading: Reading) -> tuple[list[list[float]], list[list[float]]]:
    plain = rows_plainly(reading, suspects.confusable, suspects.tables.singles)
    return [[*row] for row in suspects.rows(reading)], [[*map(float, row)] for row in plain]


@pytest.mark.parametrize("thorough", [False, True])
@pytest.mark.parametrize("text", SENTENCES)
def test_suspects_are_described_alike(suspects: Suspects, text: str, thorough: bool) -> None:  # noqa: FBT001
    reading = suspects.read(units(text), thorough=thorough)
    compiled, plain = described(suspects, reading)
    assert compiled == plain
    assert len(plain) == len(reading.suspects)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("，市场监督管里部门，", OTHER),
        ("，认真落实布属，", WORDS),
        ("，依法追究刑刑事责任，", DOUBLED),
        ("，依法究追刑事责任，", SWAPPED),
        ("，依法追刑事责任，", LOST),
        ("，由人民法天依法判决，", UNLIKE),
    ],
)
def test_suspects_of_each_kind_are_described_alike(suspects: Suspects, text: str, kind: int) -> None:
    reading = suspects.read(text, thorough=True)
    assert kind in {one.kind for one in reading.suspects}
    compiled, plain = described(suspects, reading)
    assert compiled == plain


@given(st.text(ORDINARY | HAN | st.sampled_from("，。0a*#々〇"), min_size=1, max_size=20), st.booleans())
def test_suspects_of_any_text_are_described_alike(suspects: Suspects, text: str, thorough: bool) -> None:  # noqa: FBT001
    reading = suspects.read(f"，{text}。", thorough=thorough)
    compiled, plain = described(suspects, reading)
    assert compiled == plain
    assert reading.mean == mean_of(reading.known)


def test_the_gate_says_the_same_of_rows_as_they_lie_in_memory(speller: Speller, suspects: Suspects) -> None:
    reading = suspects.read("，市场监督管里部门应当自收到申清之日起三日内作出绝定。")
    rows, gate = suspects.rows(reading), speller.acceptor.gate
    assert isinstance(rows, Rows)
    assert gate.odds(rows) == gate.odds([*rows]) == gate.odds_plainly(rows)
    assert rows[-1] == rows[len(rows) - 1] == rows[-2:][1]
    with pytest.raises(IndexError):
        rows[len(rows)]
    with pytest.raises(ValueError, match="特征"):
        speller.acceptor.outlook.odds(rows)


def test_how_characters_sound_and_look_is_kept(suspects: Suspects, tmp_path: Path) -> None:
    made = load_sounds_and_shapes(suspects.confusable, tmp_path / "spelling-0")
    (kept,) = tmp_path.iterdir()
    again = load_sounds_and_shapes(suspects.confusable, tmp_path / "spelling-0")
    assert {name: one.tolist() for name, one in made.items()} == {
        name: one.tolist() for name, one in again.items()
    }
    code = ord("理")
    first, others = made["shape_first"], made["sound_first"]
    shapes = made["shapes"][first[code] : first[code + 1]]
    assert set(map(chr, shapes)) == suspects.confusable.shapes("理")
    assert others[code + 1] - others[code] == len(suspects.confusable.sounds("理"))
    write_cached(kept, b"cut off")
    anew = load_sounds_and_shapes(suspects.confusable, tmp_path / "spelling-0")
    assert anew["shapes"].tolist() == made["shapes"].tolist()
