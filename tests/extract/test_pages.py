"""Every page in tests/pages/extract says what its .json says, in every encoding in which it may come."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from govspider.extract import extract
from govspider.items import PageFacts
from govspider.text.page_words import load_page_words
from tests.stores import DICTIONARIES

DAY = date(2023, 12, 31)
WORDS = load_page_words(DICTIONARIES)
PAGES = Path(__file__).parent.parent / "pages" / "extract"
CASES = sorted(path.stem for path in PAGES.glob("*.html"))
SIMPLIFIED = ["trs_article", "gkmlpt_article", "asp_table_article", "trs_list", "jpage_list", "word_article"]


def expected(case: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((PAGES / f"{case}.json").read_text(encoding="utf-8"))
    return loaded


def told(facts: PageFacts) -> dict[str, Any]:
    """The facts in the form of the .json files: what is empty is left out."""
    record = {
        "title": facts.title,
        "published": facts.published and facts.published.isoformat(),
        "site_name": facts.site_name,
        "site_code": facts.site_code,
        "column": facts.column,
        "column_type": facts.column_type,
        "source": facts.source,
        "text": facts.text.split("\n") if facts.text else [],
        "entries": [[item.date and item.date.isoformat(), item.title, item.url] for item in facts.entries],
        "next_page": facts.next_page,
        "refresh_to": facts.refresh_to,
        "icp": facts.icp,
        "police_code": facts.police_code,
        "needs_browser": facts.needs_browser,
        "hidden": [[link.url, link.hidden_how] for link in facts.links if link.hidden],
    }
    return {name: value for name, value in record.items() if value}


@pytest.mark.parametrize("case", CASES)
def test_facts_of_page(case: str) -> None:
    wanted = expected(case)
    facts, charset = extract(
        (PAGES / f"{case}.html").read_bytes(),
        wanted["url"],
        day=date.fromisoformat(wanted["day"]),
        words=WORDS,
    )
    assert told(facts) == wanted["facts"]
    assert charset == "utf-8"


def test_every_page_has_its_facts() -> None:
    assert len(CASES) >= 30
    assert {path.stem for path in PAGES.glob("*.json")} == set(CASES)


@pytest.mark.parametrize("header", ["", "utf-8", "gb2312", "iso-8859-1", "big5", "nonsense"])
@pytest.mark.parametrize("case", SIMPLIFIED)
def test_gbk_behind_any_header(case: str, header: str) -> None:
    wanted = expected(case)
    body = (PAGES / f"{case}.html").read_text(encoding="utf-8").encode("gb18030")
    facts, charset = extract(
        body, wanted["url"], charset_hint=header, day=date.fromisoformat(wanted["day"]), words=WORDS
    )
    assert told(facts) == wanted["facts"]
    assert charset == "gb18030"


@pytest.mark.parametrize("header", ["", "utf-8", "gb2312", "big5"])
def test_big5_behind_any_header(header: str) -> None:
    wanted = expected("big5_article")
    body = (PAGES / "big5_article.html").read_text(encoding="utf-8").encode("big5", "ignore")
    facts, charset = extract(body, wanted["url"], charset_hint=header, day=date.fromisoformat(wanted["day"]))
    assert facts.title == wanted["facts"]["title"]
    assert facts.published == date(2023, 6, 9)
    assert charset == "big5hkscs"


def test_parts_hold_every_text_once() -> None:
    facts, _ = extract((PAGES / "trs_article.html").read_bytes(), expected("trs_article")["url"], day=DAY)
    parts = {part.kind.value: part.text for part in facts.parts}
    assert parts["title"] == facts.title
    assert parts["body"] == facts.text
    assert facts.title not in parts["chrome"]
    assert "市应急局开展防汛演练" in parts["chrome"]
    assert "粤ICP备05012345号-1" in parts["chrome"]
    assert parts["meta"] == "防汛,通知\n关于做好防汛工作的通知\n云溪市人民政府门户网站"
    assert parts["alt"] == "云溪市人民政府"


def test_hidden_text_stands_apart() -> None:
    facts, _ = extract((PAGES / "hidden_links.html").read_bytes(), "http://tj.longtan.gov.cn/", day=DAY)
    parts = {part.kind.value: part.text for part in facts.parts}
    assert "暗二" in parts["hidden"]
    assert "暗二" not in parts.get("chrome", "") + parts.get("body", "")
    assert "统计数据发布" in parts["chrome"]


def test_links_of_an_article_by_kind() -> None:
    facts, _ = extract(
        (PAGES / "trs_article.html").read_bytes(), "http://www.yunxi.gov.cn/a/202306/t1.html", day=DAY
    )
    kinds = {link.url: link.kind.value for link in facts.links}
    assert kinds["http://www.yunxi.gov.cn/a/202306/P020230605367890123456.docx"] == "attachment"
    assert kinds["http://www.yunxi.gov.cn/images/jquery.min.js"] == "resource"
    assert kinds["http://www.yunxi.gov.cn/images/logo.png"] == "image"
    assert kinds["http://www.yunxi.gov.cn/xxgk/zfgb/"] == "page"
    assert kinds["javascript:doZoom(18)"] == "other"
