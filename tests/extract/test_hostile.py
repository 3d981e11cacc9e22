"""Broken, hostile and foreign pages: always an answer, within bounds."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govspider.extract import extract, extract_text
from govspider.extract.textmap import SourceMap
from govspider.extract.tree import MAX_DEPTH, Document

pytestmark = pytest.mark.slow

DAY = date(2023, 6, 30)
PAGE = "http://www.longtan.gov.cn/tj/index.html"
SHARED = Path(__file__).parents[2].parent / "shared" / "dev-data" / "links" / "htmltest_fixtures"
TAGS = ["<div>", "</div>", "<p>", "<b>", "</b>", "<a href=x.html>", "</a>", "<table>", "<tr>", "<td>", "</table>",
        "<ul>", "<li>", "<script>", "</script>", "<style>a{", "}</style>", "<!--", "-->", "<title>", "<select>",
        "<option>", "<svg>", "<math>", "<frameset>", "<template>", "<noscript>", "<textarea>", "通知", "2023-06-05",
        "&#x110000;", "\0"]  # fmt: skip
BOMBS = {
    "divs": "<div>" * 1_000_000,
    "bold": "<b>" * 200_000,
    "fonts": "".join(f"<font size={n}>" for n in range(5_000)) + "<p>x" * 5_000,
    "tables": "<table><tr><td>" * 50_000,
    "foreign": "<svg>" + "<td>" * 200_000,
    "links": "<a href=x.html><div>" * 50_000,
    "attributes": "<a " + " ".join(f"a{n} <" for n in range(100_000)) + ">",
    "signs": "<" * 2_000_000,
    "quotes": '<a "' * 500_000,
    "comments": "<!--" * 300_000,
    "styles": "<style>" + "a{display:none}" * 20_000 + "</style>" + "<a href=http://b.example/>x</a>" * 500,
    "media": "<style>" + "@media{" * 20_000 + "</style>",
    "scripts": "<script>document.write('<div style=display:none>')</script>" * 3_000,
    "strings": "<script>" + "var a='" * 30_000 + "</script>",
    "escaped quotes": "<script>" + "'\\" * 100_000 + "</script>",
    "spaces": "<p>" + " \n" * 500_000 + "</p>",
    "rows": "<table>" + "<tr><td>1<td>2" * 10_000 + "</table>",
    "colons": "<p>" + "来源：" * 100_000,
    "nul": "\0" * 100_000,
    "cells": "<table><tr><td colspan=9999999>甲<td colspan=x>乙</table>",
    "flat": "<a href=/n/1.html>关于开展工作的通知</a>2023-06-05 " * 20_000,
    "headings": "<div class=title>" * 200 + "<b>题</b>" * 20_000,
    "writes": "<script>" + "document.write(" * 10_000 + "</script>",
    "hiders": "".join(
        f"<p id=k{n} style=display:none><a href=http://b{n}.example/>x</a></p>" for n in range(2_000)
    )
    + "<script>"
    + "".join(f'document.getElementById("k{n}").style.display="none";' for n in range(2_000))
    + "</script>",
    "colours": "<div style=color:#fff>" * 200 + "<p style=color:#fff>x" * 20_000,
    "entries within entries": "<div><a href=x.html>关于开展工作的通知</a>" * 200 + "<i>字</i>" * 20_000,
    "frames": "<frameset>" * 1_000 + "<frame src=a>" * 1_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_give_an_answer(name: str) -> None:
    facts, charset = extract(BOMBS[name].encode(), PAGE, day=DAY)
    assert charset == "utf-8"
    assert all(part.text for part in facts.parts)
    assert SourceMap(BOMBS[name][:200_000]).place(0, 1)[0] == 0


def test_depth_is_bounded() -> None:
    document = Document("<div>" * 100_000 + "底")
    assert max(sum(1 for _ in node.ancestors()) for node in document.nodes) <= MAX_DEPTH + 3
    assert "底" in document.nodes[-1].text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=3_000), st.sampled_from(["", "gbk", "utf-8", "big5", "utf-16", "x"]))
def test_any_bytes(body: bytes, header: str) -> None:
    facts, charset = extract(body, PAGE, day=DAY, charset_hint=header)
    assert charset
    assert facts.links is not None


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(TAGS), max_size=80))
def test_any_markup(pieces: list[str]) -> None:
    source = "".join(pieces)
    facts = extract_text(source, PAGE, day=DAY)
    mapping = SourceMap(source)
    for part in facts.parts:
        place = mapping.locate(part.kind, part.text, 0, len(part.text))
        assert place is None or 0 <= place[0] <= place[1] <= len(source)


@pytest.mark.parametrize(
    "junk", [os.urandom(200_000), b"%PDF-1.7\n" + bytes(range(256)) * 100, b"\xff\xfe" + b"<\0p\0>\0", b""]
)
def test_what_is_no_page(junk: bytes) -> None:
    facts, charset = extract(junk, "", day=DAY)
    assert charset
    assert facts.published is None


@pytest.mark.skipif(not SHARED.exists(), reason="the development data is not here")
def test_fixtures_of_a_link_checker() -> None:
    pages = sorted(SHARED.rglob("*.htm*"))
    found = {
        path: extract(path.read_bytes(), f"http://localhost/{path.name}", day=DAY)[0]
        for path in pages
        if path.is_file()
    }
    assert len(found) > 50
    assert sum(bool(facts.links) for facts in found.values()) > 50
