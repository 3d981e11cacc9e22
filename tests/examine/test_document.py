"""The judge itself, with the real dictionaries: texts, lines, pages."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govspider.config import Config
from govspider.examine.document import DocumentJudge
from govspider.examine.table import row_line
from govspider.extract import decode
from govspider.judge.resources import JudgingResources, load_judging

DAY = date(2023, 6, 30)
ID_NUMBER = "110101199003077598"
DRAFT = "关于开展工作的通知\r\n\r\n　　深入推进扫黑险恶斗争，各地各部门要高度重视。\r\n"


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> JudgingResources:
    data = tmp_path_factory.mktemp("data")
    from scrapy.utils.project import get_project_settings

    settings = get_project_settings()
    settings.set("GOVSPIDER_DATA_DIR", str(data))
    settings.set("GOVSPIDER_DICTIONARIES_DIR", str(Path(__file__).parents[2] / "dictionaries"))
    return load_judging(Config.from_settings(settings))


@pytest.fixture
def judge(resources: JudgingResources) -> DocumentJudge:
    return DocumentJudge(resources, DAY, 0.7)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5hkscs"])
def test_text_is_one_document_in_any_encoding(judge: DocumentJudge, encoding: str) -> None:
    text, _ = decode(DRAFT.encode(encoding, "ignore"))
    rows = judge.text(text)
    if encoding != "big5hkscs":  # simplified characters that Big5 lacks are gone
        assert [(row.line, row.start, row.end, row.shown) for row in rows] == [(2, 6, 10, "扫黑险恶")]
    assert judge.failures == {}


def test_min_confidence_hides_what_is_less_sure(resources: JudgingResources) -> None:
    every = DocumentJudge(resources, DAY, 0.0).text(DRAFT)
    assert every
    assert [row for row in DocumentJudge(resources, DAY, 1.0).text(DRAFT) if row.confidence < 1.0] == []


def test_only_rows_of_drafts_tell_how_sure_they_are_there(resources: JudgingResources) -> None:
    (draft,) = DocumentJudge(resources, DAY, 0.7).text(DRAFT)
    (published,) = DocumentJudge(resources, DAY, 0.7, is_draft=False).text(DRAFT)
    _, (on_a_page,) = DocumentJudge(resources, DAY, 0.7).html(f"<p>{DRAFT}</p>", "http://a.test/")
    assert (
        json.loads(draft.json())["draft_confidence"] == draft.confidence
    )  # a dictionary's: the same in both
    for row in (published, on_a_page):
        assert row.draft_confidence is None
        assert "draft_confidence" not in json.loads(row.json())


def test_an_editor_sees_how_sure_it_is_in_a_draft(judge: DocumentJudge) -> None:
    (row,) = judge.text(DRAFT)
    assert "\t0.42\t" in row_line(replace(row, draft_confidence=0.42))
    assert f"\t{row.confidence:.2f}\t" in row_line(replace(row, draft_confidence=None))


def test_a_finding_over_lines_ends_with_its_first_line(judge: DocumentJudge) -> None:
    for row in judge.text(f"张三，身份证号{ID_NUMBER}\n李四，身份证号{ID_NUMBER[:17]}8\n"):
        line = f"张三，身份证号{ID_NUMBER}" if row.line == 0 else f"李四，身份证号{ID_NUMBER[:17]}8"
        assert row.end <= len(line)
        assert ID_NUMBER not in row.json()


@pytest.mark.parametrize(
    "body",
    [b"", b"\n\n", b"<p>\xff\xfe\x81\x00" + bytes(range(256)), "\ud800".encode("utf-8", "surrogatepass")],
)
def test_nothing_and_nonsense(judge: DocumentJudge, body: bytes) -> None:
    source, charset = decode(body)
    facts, rows = judge.html(source, "", charset=charset)
    assert facts.published is None
    assert all(row.end >= row.start for row in (*rows, *judge.text(source)))
    assert judge.failures == {}


def test_lines_come_one_by_one(judge: DocumentJudge) -> None:
    taken: list[int] = []

    def feed() -> "list[bytes]":
        return ["扫黑险恶\n".encode(), b"\n", "再说扫黑险恶的问题。".encode("gbk")]

    def counted() -> "object":
        for number, line in enumerate(feed()):
            taken.append(number)
            yield line

    answers = judge.lines(counted())  # type: ignore[arg-type]
    assert [row.line for row in next(answers)] == [0]
    assert taken == [0]
    assert [[row.line for row in rows] for rows in answers] == [[], [2]]


def test_the_same_fault_in_title_and_heading_is_told_once(judge: DocumentJudge) -> None:
    source = (
        "<title>扫黑险恶斗争动员会召开_云溪市</title>\n<h1>扫黑险恶斗争动员会召开</h1>"
        "<p>发布时间：2023-06-05</p><p>6月5日，会议在市政府召开，各部门参加。</p>"
    )
    _, rows = judge.html(source, "http://a.gov.cn/x/1.html")
    assert [(row.line, row.start, row.shown) for row in rows] == [(1, 4, "扫黑险恶")]


def test_faults_in_tags_and_scripts_have_places(judge: DocumentJudge) -> None:
    tag = '<title>云溪市</title>\n<meta name="keywords" content="扫黑险恶">'
    source = f'{tag}\n<script>var card = "{ID_NUMBER}号公民";</script>'
    _, rows = judge.html(source, "")
    assert {(row.line, row.kind) for row in rows} == {(1, "wrong_word"), (2, "id_card")}
    assert all(source.split("\n")[row.line][row.start : row.end] for row in rows)


def test_a_saved_page_tells_its_own_address(judge: DocumentJudge) -> None:
    source = "<!-- saved from url=(0040)http://www.yunxi.gov.cn/xxgk/t1.html -->\n<p>统计局</p><a href=a.html>通知</a>"
    facts, _ = judge.html(source, "")
    assert [link.url for link in facts.links] == ["http://www.yunxi.gov.cn/xxgk/a.html"]
    given, _ = judge.html(source, "http://b.gov.cn/")
    assert [link.url for link in given.links] == ["http://b.gov.cn/a.html"]
