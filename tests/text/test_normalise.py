"""Folding: every disguise is undone, and every character of the folded text knows where it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from govspider.text.normalise import Folder
from govspider.text.traditional import simplified_han

FOLDER = Folder()


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("赌*博", "赌博"),
        ("賭　博", "赌博"),
        ("赌\u200b\u2060博", "赌博"),
        ("Ⓐⓑ①②⑩", "ab1210"),
        ("ＡＢ１２", "ab12"),
        ("𝐀𝟏𝓑", "a1b"),
        ("аdмin", "admin"),
        ("🅰🅱", "ab"),
        ("&#36172;&#x535A;", "赌博"),
        ("\\u8d4c\\u535a", "赌博"),
        ("⼀㊀", "一一"),
        ("澳-門.威/尼_斯~人", "澳门威尼斯人"),
        ("é", "e"),
    ],
)
def test_disguises_are_undone(disguised: str, plain: str) -> None:
    assert FOLDER.fold(disguised).text == plain


def test_the_way_back_covers_the_disguise() -> None:
    text = "请看&#36172;*博。"
    folded = FOLDER.fold(text)
    start = folded.text.index("赌博")
    assert folded.span(start, start + 2) == (2, 12)
    assert text[2:12] == "&#36172;*博"


def test_line_ends_stay() -> None:
    assert FOLDER.fold_text("一，\n&#10;二") == "一\n二"


def test_lines_without_disguise_are_not_suspicious() -> None:
    text = "市政府召开常务会议，部署重点工作。\n賭博\n赌 博\n会议由市长主持（2023年6月5日）。"
    starts = FOLDER.suspicious_lines(text)
    assert starts == {text.index("賭"), text.index("赌 ")}


@given(st.text(max_size=80))
def test_fold_and_fold_text_agree_and_offsets_hold(text: str) -> None:
    folded = FOLDER.fold(text)
    assert folded.text == FOLDER.fold_text(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))


@given(st.text(max_size=80))
def test_what_folding_changes_is_suspicious(text: str) -> None:
    starts = FOLDER.suspicious_lines(text)
    place = 0
    for line in text.split("\n"):
        changed = [char for char in line if FOLDER.fold_text(char) not in (char, "")]
        if changed:
            assert place in starts
        place += len(line) + 1


def test_simplified_characters_are_opencc_s() -> None:
    converter = OpenCC("t2s")
    assert all(converter.convert(chr(code)) == plain for code, plain in simplified_han().items())
