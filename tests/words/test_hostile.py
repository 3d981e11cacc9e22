"""Text made to be slow: one line without end, full of what the detectors look for. Ends, and finds what is there."""

import os
from collections.abc import Callable, Iterable
from functools import partial

import pytest

from govspider.text.match import WordHit
from govspider.words.in_document import find_in_document
from govspider.words.secrecy import find_secrecy_marks
from govspider.words.territory import find_territory
from tests.checks.reading import tools

pytestmark = pytest.mark.slow

LENGTH = int(os.environ.get("ATTACK_SIZE", "100000"))  # of a text; `make test-faults` takes a million


def detectors() -> tuple[Callable[[str], Iterable[WordHit]], ...]:
    own = tools()
    return (
        own.confusions.find,
        own.phrases.find,
        own.sensitive.find,
        own.rules.find,
        own.formulas.find,
        own.divisions.find,
        own.national_leaders.find,
        partial(find_in_document, alike=own.alike, segmenter=own.segmenter),
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
        "è¯·",
        "é ",
        "ÇëÔÚ",
        "鍙戝竷",
        "<% ",
        "<?= ",
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
    hits = [hit for find in detectors() for hit in find(text)]
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(text[hit.start : hit.end] == hit.shown for hit in hits)
