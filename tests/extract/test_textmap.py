"""From extracted text back to its place in the source."""

from datetime import date
from pathlib import Path

import pytest

from govspider.extract import extract_text
from govspider.extract.textmap import SourceMap
from govspider.items import PartKind

PAGES = Path(__file__).parent.parent / "pages" / "extract"


def found(source: str, text: str, value: str, kind: PartKind = PartKind.BODY) -> str | None:
    start = text.index(value)
    place = SourceMap(source).locate(kind, text, start, start + len(value))
    return source[place[0] : place[1]] if place else None


def test_value_split_by_tags_keeps_its_tags() -> None:
    source = "<p>号码：<b>4419</b>00<i>1990</i></p>"
    assert found(source, "号码：4419001990", "4419001990") == "4419</b>00<i>1990"


def test_entities_and_white_space() -> None:
    source = "<p>张&nbsp;三&#65306;&lt;甲&gt;\n  乙</p>"
    assert found(source, "张 三：<甲>乙", "：<甲>乙") == "&#65306;&lt;甲&gt;\n  乙"


def test_second_of_two_equal_lines() -> None:
    source = "<p>同一行</p><p>别的</p><p>同一行</p>"
    text = "同一行\n别的\n同一行"
    start = text.rindex("同一行")
    assert SourceMap(source).locate(PartKind.BODY, text, start, start + 3) == (
        source.rindex("同一行"),
        source.rindex("同一行") + 3,
    )


def test_attributes_comments_and_scripts() -> None:
    source = '<!--暗示--><img alt="会&amp;徽"><script>var a="\\u4e2d\\u6587标";</script>'
    assert found(source, "会&徽", "&徽", PartKind.ALT) == "&amp;徽"
    assert found(source, "暗示", "示", PartKind.COMMENT) == "示"
    assert found(source, "中文标", "文标", PartKind.SCRIPT) == "\\u6587标"
    assert found(source, "没有", "没有") is None


def test_a_place_over_lines_ends_with_its_first_line() -> None:
    source = "<p>\n甲乙\n丙</p>"
    assert SourceMap(source).place(4, 7) == (1, 0, 2)
    assert SourceMap(source).place(7, 8) == (2, 0, 1)


# What a page shows of values that only its scripts hold stands nowhere in its source as it is shown.
_IN_SCRIPTS = {"wechat_article": [("chrome", "健康云溪2023-07-01")]}


@pytest.mark.parametrize("case", sorted(path.stem for path in PAGES.glob("*.html")))
def test_every_extracted_line_is_found(case: str) -> None:
    source = (PAGES / f"{case}.html").read_text(encoding="utf-8")
    facts = extract_text(source, "http://www.yunxi.gov.cn/x/", day=date(2023, 12, 31))
    mapping = SourceMap(source)
    missing = []
    for part in facts.parts:
        start = 0
        for line in part.text.split("\n"):
            if line.strip() and mapping.locate(part.kind, part.text, start, start + len(line)) is None:
                missing.append((part.kind.value, line))
            start += len(line) + 1
    assert missing == _IN_SCRIPTS.get(case, [])
