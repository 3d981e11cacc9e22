"""Evidence pages: what was found is marked, nothing personal and nothing hostile is kept."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from govspider.errors import StoreError
from govspider.items import Finding, Page, PageFacts, PartKind, Place, TextPart
from govspider.items.masked import MaskedPage
from govspider.privacy.page_masking import mask_page
from govspider.store.evidence import Snapshot, write_evidence
from tests.store.samples import DAY, MASKED, MOBILE, SWEEP, page, wrong_word
from tests.stores import HASHER


def write(folder: Path, *findings: Finding, parts: tuple[TextPart, ...] | None = None) -> str:
    one = page() if parts is None else page(facts=PageFacts(title="<b>题</b>", parts=parts))
    snapshot = write_evidence(folder, SWEEP, masked(one), findings, day=DAY)
    return (folder / snapshot.path).read_text(encoding="utf-8")


def masked(one: Page) -> MaskedPage:
    return mask_page(one, DAY, HASHER)[0]


def marks(document: str) -> list[str]:
    return ["".join(mark.itertext()) for mark in elements(document, "mark")]


def elements(document: str, name: str) -> list[Any]:
    return list(html.fromstring(document).iter(name))


def at(start: int, end: int, part: PartKind = PartKind.BODY) -> Finding:
    return replace(wrong_word(), place=Place(part, start, end))


@pytest.mark.parametrize(
    ("part", "place"),
    [
        (PartKind.BOILERPLATE, PartKind.LIST),
        (PartKind.COMMENT, PartKind.REMARK),
        (PartKind.COMMENT, PartKind.REVISION),
    ],
)
def test_a_place_is_marked_in_the_part_in_which_it_counts(
    tmp_path: Path, part: PartKind, place: PartKind
) -> None:
    document = write(tmp_path, at(2, 4, place), parts=(TextPart(part, "系统登陆"),))
    assert marks(document) == ["登陆"]


def test_the_fault_is_marked_and_personal_data_masked(tmp_path: Path) -> None:
    document = write(tmp_path, wrong_word())
    assert marks(document) == ["登陆"]
    assert MOBILE not in document
    assert MASKED in document
    for needed in ("2023-06-30", "ab" * 32, "http://czj.city.test/", "“登陆”应为“登录”"):
        assert needed in document


def test_the_same_input_writes_the_same_file(tmp_path: Path) -> None:
    first = write_evidence(tmp_path, SWEEP, masked(page()), [wrong_word()], day=DAY)
    content = (tmp_path / first.path).read_bytes()
    second = write_evidence(tmp_path, SWEEP, masked(page()), [wrong_word()], day=DAY)
    assert second == first
    assert isinstance(first, Snapshot)
    assert (tmp_path / second.path).read_bytes() == content
    assert len(list(tmp_path.rglob("*.*"))) == 1  # no temporary file is left


def test_markup_of_a_hostile_page_is_text(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=y>"
    document = write(tmp_path, at(0, 8), parts=(TextPart(PartKind.BODY, hostile),))
    assert [name for name in ("script", "img", "b") if elements(document, name)] == []
    assert marks(document) == ["<script>"]


@pytest.mark.parametrize(
    ("spans", "marked"),
    [
        ([(0, 2), (4, 6)], ["零一", "四五"]),
        ([(4, 6), (0, 2)], ["零一", "四五"]),
        ([(0, 4), (2, 6)], ["零一二三", "四五"]),
        ([(0, 6), (2, 3)], ["零一二三四五"]),
        ([(8, 10)], ["八九"]),
        ([(8, 99)], ["八九"]),
        ([], []),
    ],
)
def test_spans(tmp_path: Path, spans: list[tuple[int, int]], marked: list[str]) -> None:
    text = "零一二三四五六七八九"
    findings = [at(start, end) for start, end in spans]
    document = write(tmp_path, *findings, parts=(TextPart(PartKind.BODY, text),))
    assert marks(document) == marked
    assert "".join(elements(document, "pre")[0].itertext()) == text


def test_other_parts_are_shown_where_something_was_found_in_them(tmp_path: Path) -> None:
    script = "x" * 5000 + "赌博" + "y" * 5000
    parts = (
        TextPart(PartKind.BODY, "正文"),
        TextPart(PartKind.SCRIPT, script),
        TextPart(PartKind.META, "不相干"),
    )
    document = write(tmp_path, at(5000, 5002, PartKind.SCRIPT), parts=parts)
    assert marks(document) == ["赌博"]
    assert "脚本" in document
    assert "不相干" not in document
    assert len(document) < 4000


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "snapshots").write_text("in the way")
    with pytest.raises(StoreError, match="无法写入证据文件"):
        write_evidence(tmp_path, SWEEP, masked(page()), [wrong_word()], day=DAY)


def test_text_that_cannot_be_encoded_is_written_all_the_same(tmp_path: Path) -> None:
    document = write(tmp_path, at(0, 1), parts=(TextPart(PartKind.BODY, "字\ud800\x00"),))
    assert marks(document) == ["字"]
