"""Text made to be slow: one line without end, full of what the detectors look for. Ends, and finds what is there."""

from functools import partial

import pytest

from govspider.text.segment import Segmenter
from govspider.words.alike import load_alike
from govspider.words.confusion import load_confusions
from govspider.words.divisions import load_divisions
from govspider.words.formulas import load_formulas
from govspider.words.in_document import find_in_document
from govspider.words.national_leaders import load_national_leaders
from govspider.words.phrases import load_phrases
from govspider.words.rules import load_rules
from govspider.words.secrecy import find_secrecy_marks
from govspider.words.sensitive import load_sensitive
from govspider.words.territory import find_territory
from tests.conftest import DICTIONARIES

pytestmark = pytest.mark.slow

SEGMENTER = Segmenter()
LENGTH = 300_000
ALIKE = load_alike(DICTIONARIES)
MATCHERS = (
    load_confusions(DICTIONARIES, SEGMENTER).find,
    load_phrases(DICTIONARIES, SEGMENTER, ALIKE).find,
    load_sensitive(DICTIONARIES, SEGMENTER).find,
    load_rules(DICTIONARIES, SEGMENTER).find,
    load_formulas(DICTIONARIES, SEGMENTER, ALIKE).find,
    load_divisions(DICTIONARIES).find,
    load_national_leaders(DICTIONARIES, ALIKE, SEGMENTER).find,
    partial(find_in_document, alike=ALIKE, segmenter=SEGMENTER),
    find_territory,
    find_secrecy_marks,
)


@pytest.mark.parametrize(
    "unit",
    [
        "再接再励",
        "真*人*百*家*乐，",
        "人力资源和社会宝障局",
        "2月30日（",
        "秘密★",
        "undefined。",
        "（《“",
        "》）”",
        "的的 ",
        "１2",
        "锟斤拷",
        "{{a}}",
        "赌博",
        "&#36172;",
        "\n",
        "1.2:",
        "<<甲",
        "香港、",
        "中华人民大和国",
        "国家主席习进平",
        "附件：1.甲\n2.乙\n",
    ],
)
def test_one_endless_line(unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    hits = [hit for find in MATCHERS for hit in find(text)]
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(text[hit.start : hit.end] == hit.shown for hit in hits)
