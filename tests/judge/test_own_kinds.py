"""Invented slips of every kind with near misses beside them (own_kinds.tsv), judged by all but the language model.

One row each: kind; `accuse` (0.96 and more), `tell` (shown to people) or `silent`; the text, `\\n` for a line end; what must
be told of.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govspider.checks.protocol import PageContext
from govspider.judge.plain_text import judge_text
from govspider.text.match import WordHit
from tests.checks.reading import resources

SHOWN, ACCUSED = 0.7, 0.96
ROWS = [
    (*line.split("\t"), "")[:4]
    for line in Path(__file__).with_name("own_kinds.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


@pytest.fixture(scope="module")
def context() -> PageContext:
    made = resources().of_document(date(2026, 6, 30))
    return replace(made, tools=replace(made.tools, spellers=()))


@pytest.mark.parametrize("kind", sorted({row[0] for row in ROWS}))
def test_kind(context: PageContext, kind: str) -> None:
    wrong = [row[2] for row in ROWS if row[0] == kind and not _is_right(context, row)]
    assert wrong == []


def _is_right(context: PageContext, row: tuple[str, ...]) -> bool:
    _, wanted, text, shown = row
    text = text.replace("\\n", "\n")
    told = [hit for hit in judge_text(text, context).told if hit.confidence >= SHOWN and not hit.needs_day]
    if wanted == "silent":
        return not told
    least = ACCUSED if wanted == "accuse" else SHOWN
    return any(hit.confidence >= least and _meets(hit, text, shown) for hit in told)


def _meets(hit: WordHit, text: str, shown: str) -> bool:
    places = (start for start in range(len(text)) if text.startswith(shown, start))
    return any(hit.start < start + len(shown) and start < hit.end for start in places)
