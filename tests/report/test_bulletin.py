"""The bulletin: what it counts, what it keeps apart, and that hostile pages have no effect in it."""

import re
import sqlite3
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from govspider.errors import ReportError, StoreError
from govspider.items import Outcome, Page, PageFacts, PageRole, Post
from govspider.report import ReportPaths, write_report
from govspider.report.render import markdown_text, numeral, percent
from tests.report.city import EVIL, SWEEP, TARGETS, build, save
from tests.stores import new_store, to


class _Reader(HTMLParser):
    """Collects tags, their attributes and the visible text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def html(report: ReportPaths) -> _Reader:
    reader = _Reader()
    reader.feed(report.html.read_text(encoding="utf-8"))
    return reader


@pytest.fixture(scope="module")
def markdown(report: ReportPaths) -> str:
    return report.markdown.read_text(encoding="utf-8")


def _line(markdown: str, start: str) -> list[str]:
    (line,) = [line for line in markdown.splitlines() if line.startswith(f"| {start} |")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_shape_of_a_real_bulletin(markdown: str) -> None:
    headings = re.findall(r"^#+ (.*)$", markdown, re.MULTILINE)
    assert headings[:8] == [
        "关于2023年第二季度政府网站与政务新媒体检查情况的通报",
        "一、总体情况",
        "二、存在的主要问题",
        "（一）单项否决情形",
        "（二）政府网站和网站频道",
        "（三）政务新媒体",
        "（四）未能检查和未能判定的对象",
        "（五）待人工核实的线索",
    ]
    assert "三、下一步工作要求" in headings
    for document in ("国办秘函〔2019〕19号", "国办发〔2017〕47号", "国办发〔2018〕123号"):
        assert document in markdown
    assert "印发之日起5个工作日内完成整改" in markdown


def test_counts_and_rates_by_kind_of_target(markdown: str) -> None:
    # listed, due, inspected, coverage, passed, failed, suspected, pass rate, problems, hints
    assert _line(markdown, "政府网站")[1:] == ["6", "5", "3", "60%", "2", "1", "0", "66.7%", "8", "1"]
    assert _line(markdown, "网站频道")[1:] == ["2", "2", "2", "100%", "2", "0", "0", "100%", "1", "0"]
    assert _line(markdown, "政务新媒体")[1:] == ["3", "3", "2", "66.7%", "1", "1", "0", "50%", "2", "0"]
    assert _line(markdown, "合计")[1:] == ["11", "10", "7", "70%", "5", "2", "0", "71.4%", "11", "1"]


def test_vetoes_are_grouped_by_reason_and_name_units(markdown: str) -> None:
    section = markdown.split("（一）单项否决情形")[1].split("###", maxsplit=1)[0]
    assert "栏目不更新（动态、公告、政策）（1个）" in section
    assert "- 市教育局“东城市教育局网站”：" in section
    assert "- 市教育局“东城教育”（微信公众号）：最近一次发文为2023年4月2日" in section
    body = markdown.split("## 附件1", maxsplit=1)[0]
    assert body.count("最近一次发文为2023年4月2日") == 1  # not once more among the examples


def test_what_read_nothing_is_not_a_pass(markdown: str) -> None:
    section = markdown.split("（四）未能检查和未能判定的对象")[1].split("###", maxsplit=1)[0]
    assert "| 市民政局 | 东城市民政局网站 | 政府网站 | 未能判定 | 首页：对方拒绝访问（403） |" in section
    reason = "台账和入口页面都没有发文日期"
    assert f"| 市文化和旅游局 | 东城文旅 | 政务新媒体 | 未能判定 | {reason} |" in section
    assert "- 市教育局“东城教育”：菜单“信箱”：访问受限" in section  # judged, but not wholly
    assert "| 未能检查 | 检查超过时限，网站长时间没有响应 |" in section
    assert "东城文旅" in section  # an account of which nothing is known
    assert "- 市卫生健康局“东城市卫生健康局网站”：页数达到上限" in section
    assert "旧网" not in section  # at rest by the ledger


def test_hints_are_apart_and_never_problems(markdown: str) -> None:
    problems, _, hints = markdown.partition("（五）待人工核实的线索")
    assert "拟似词" not in problems
    assert "| 错别字 | 1 | 1 |" in hints
    assert "藏起来" not in markdown


def test_figures_to_verify_carry_their_mark(markdown: str) -> None:
    assert "死链1个，涉及1个对象［待核对］" in markdown
    assert "菜单无法打开1个，涉及1个对象［待核对］" in markdown
    assert "栏目不更新5个，涉及1个对象。" in markdown


def test_every_target_is_in_the_annex(markdown: str) -> None:
    annex = markdown.split("附件1　各对象检查情况表")[1]
    for target in TARGETS:
        assert f"| {markdown_text(target.target_id)} |" in annex


def test_the_page_is_one_file_that_does_nothing(report: ReportPaths, html: _Reader) -> None:
    assert not html.tags & {"script", "a", "img", "link", "iframe", "object", "form", "base"}
    assert not {name for name in html.attributes if name.startswith("on")} | html.attributes & {
        "href",
        "src",
        "style",
    }
    assert EVIL in html.text  # shown as what it is
    assert "url(" not in report.html.read_text(encoding="utf-8")


def test_hostile_text_has_no_effect_in_markdown(markdown: str) -> None:
    assert "<script" not in markdown
    assert not re.search(r"(?<!\\)\]\(", markdown)  # no link of theirs
    rows = [line for line in markdown.splitlines() if "HYPERLINK" in line and line.startswith("|")]
    assert rows
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 9 for row in rows)  # no cell was broken up


def test_a_clean_city_says_so(tmp_path: Path) -> None:
    paths = write_report(to(build(tmp_path / "db.sqlite", findings={}), SWEEP, tmp_path / "out"))
    markdown = paths.markdown.read_text(encoding="utf-8")
    assert "未发现达到单项否决标准的情形" in markdown
    assert markdown.count("未发现问题。") == 2
    assert "待人工核实的线索" not in markdown
    assert "保护个人信息" not in markdown
    assert _line(markdown, "合计")[1:] == ["11", "10", "7", "70%", "7", "0", "0", "100%", "0", "0"]


def test_a_sweep_that_is_not_there(database: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="没有 2022Q1 的检查"):
        write_report(to(database, "2022Q1", tmp_path / "out"))
    with pytest.raises(StoreError, match="不存在"):
        write_report(to(tmp_path / "none.db", SWEEP, tmp_path / "out"))
    (tmp_path / "broken.db").write_bytes(b"this is no database at all" * 100)
    with pytest.raises(StoreError, match="不是 SQLite 文件"):
        write_report(to(tmp_path / "broken.db", SWEEP, tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written(database: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ReportError, match="无法写入"):
        write_report(to(database, SWEEP, tmp_path / "file" / "out"))


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")]
)
def test_numerals(number: int, text: str) -> None:
    assert numeral(number) == text


@pytest.mark.parametrize(("value", "text"), [(None, "—"), (100.0, "100%"), (96.34, "96.3%"), (0.0, "0%")])
def test_percentages(value: float | None, text: str) -> None:
    assert percent(value) == text


def test_posts_that_were_not_opened_are_counted_once(database: Path, tmp_path: Path) -> None:
    urls = [f"https://mp.weixin.qq.com/s/{n}" for n in range(4)]
    posts = [Post("dcfb", f"第{n}期", date(2023, 6, 20 + n), url) for n, url in enumerate(urls)]
    posts += [
        Post("dcfb", "第一季度", date(2023, 3, 31), "https://mp.weixin.qq.com/s/old"),
        Post("dcjy", "没有打开过", date(2023, 6, 1), "https://mp.weixin.qq.com/s/other"),
    ]
    with sqlite3.connect(database) as db:
        db.executemany(
            "INSERT INTO posts (target_id, title, published, url) VALUES (?, ?, ?, ?)",
            [(post.target_id, post.title, post.published.isoformat(), post.url) for post in posts],
        )
    opened = Page("dcfb", urls[3], Outcome.OK, PageRole.OPENED_POST, body_hash="cd" * 32, facts=PageFacts())
    save(new_store(database), opened)
    text = write_report(to(database, SWEEP, tmp_path / "out")).markdown.read_text(encoding="utf-8")
    assert "打开并读取新媒体发文1条（每个账号打开最近的若干条，另有3条未打开" in text
