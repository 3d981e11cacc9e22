"""`scrapy judge`: what was found is found again from what is stored, and a new word finds what a new sweep finds."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from govspider.checks import KINDS
from govspider.items import Column, Group, Target
from tests.crawling import Crawled, column, crawl, scrapy, website
from tests.servers import TableServer, answer, html
from tests.stores import DICTIONARIES

pytestmark = pytest.mark.slow

PERSONAL = tuple(str(kind) for kind in KINDS if kind.group is Group.PRIVACY)
TEXT = "本局认真落实年度工作安排，有关事项已经办结并向社会公开。" * 5
FACTS = (
    "SELECT * FROM findings ORDER BY finding_id",
    "SELECT * FROM places ORDER BY finding_id, page_url, part, ordinal",
    "SELECT target_id, indicator, faults, threshold, fact FROM vetoes ORDER BY target_id, indicator",
    "SELECT target_id, conclusion, vetoes, problems, hints FROM conclusions ORDER BY target_id",
    "SELECT url, verdict, reason FROM link_checks ORDER BY url",
    'SELECT target_id, page_url, "check", outcome, error FROM check_runs ORDER BY 1, 2, 3',
)


def page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body><div class='nav'>首页 欢渡佳节</div>{body}</body></html>"


PAGES = {
    "/": page(
        "某局网站",
        f"<p>{TEXT}</p><a href='/news/'>工作动态</a> <a href='/1.html'>通知</a> <a href='/gone.html'>旧文</a>",
    ),
    "/news/": page(
        "工作动态", "<ul><li><a href='/1.html'>关于工作的通知</a><span>2022-01-01</span></li></ul>"
    ),
    "/1.html": page(
        "关于工作的通知", f"<p>深入推进扫黑险恶斗争，联系人手机13790123456。{TEXT}各地要做好灯笼安排。</p>"
    ),
    "/robots.txt": "",
}


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Target, Column]]:
    """One site swept: a stale column, a dead link, wrong words in navigation and body, a phone."""
    table = {path: html(text) if text else answer(b"") for path, text in PAGES.items()}
    folder = tmp_path_factory.mktemp("swept")
    with TableServer(table) as server:
        target, news = website("4419000001", server.url("/")), column("4419000001", server.url("/news/"))
        crawl(folder, [target], columns=[news]).db.close()
        assert scrapy(folder, "report").code == 0
        yield folder, target, news


@pytest.fixture
def crawled(swept: tuple[Path, Target, Column], tmp_path: Path) -> tuple[Path, Target, Column, Crawled]:
    """What was swept, for a test of its own."""
    folder, target, news = swept
    own = tmp_path / "own"
    shutil.copytree(folder, own)
    return own, target, news, Crawled(0, "", "", Database(own / "govspider.db"))


def facts(crawled: Crawled) -> list[list[dict[str, Any]]]:
    return [crawled.rows(sql) for sql in FACTS]


def evidence(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "snapshots").rglob("*.html"))}


def test_what_was_deleted_is_judged_again_without_a_request(
    crawled: tuple[Path, Target, Column, Crawled],
) -> None:
    folder, _, _, found = crawled
    before, saved = facts(found), evidence(folder)
    kinds = {row["kind"] for row in before[0]}
    assert {"wrong_word", "dead_link", "stale_column", "phone"} <= kinds
    marks = ", ".join("?" * len(PERSONAL))
    with found.db.conn:
        found.db.execute(
            f"DELETE FROM places WHERE finding_id IN (SELECT finding_id FROM causes WHERE kind NOT IN ({marks}))",
            PERSONAL,
        )
        found.db.execute(f"DELETE FROM causes WHERE kind NOT IN ({marks})", PERSONAL)
        found.db.execute("DELETE FROM vetoes")
        found.db.execute("DELETE FROM conclusions")
    shutil.rmtree(folder / "snapshots")
    found.db.close()

    judged = scrapy(folder, "judge")  # the server would answer: nobody asks it
    assert judged.code == 0, judged.err
    assert facts(judged) == before
    assert evidence(folder) == saved


def test_judging_again_when_nothing_has_changed_changes_nothing(
    crawled: tuple[Path, Target, Column, Crawled],
) -> None:
    folder, _, _, found = crawled
    before = facts(found)
    found.db.close()
    judged = scrapy(folder, "judge")
    assert "页面文字重新研判 0 个" in judged.out
    assert facts(judged) == before
    forced = scrapy(folder, "judge", "--check", "wrong_word,site_down")
    assert "页面文字重新研判 1 个" in forced.out
    assert facts(forced) == before


def test_a_new_word_finds_what_a_new_sweep_finds(
    crawled: tuple[Path, Target, Column, Crawled], tmp_path: Path
) -> None:
    folder, target, news, found = crawled
    words = tmp_path / "dictionaries"
    shutil.copytree(DICTIONARIES, words)
    with (words / "confusions" / "bulletins.tsv").open("a", encoding="utf-8") as file:
        file.write("灯笼安排\t等等安排\t做好灯笼安排。\t做好等等安排。\n")
    own = {
        "GOVSPIDER_DICTIONARIES_DIR": str(words),
        "GOVSPIDER_HASH_KEY_FILE": str(next(folder.glob("*.key"))),
    }
    found.db.close()
    judged = scrapy(folder, "judge", **own)
    assert "问题由" in judged.out, judged.err
    anew = tmp_path / "anew"
    anew.mkdir()
    again = crawl(anew, [target], columns=[news], **own)
    assert scrapy(anew, "report", **own).code == 0
    assert [row["shown"] for row in judged.rows(FACTS[0])].count("灯笼安排") == 1
    assert facts(judged) == facts(again)
    assert evidence(folder) == evidence(anew)


def test_an_unknown_check_is_one_line(tmp_path: Path) -> None:
    said = scrapy(tmp_path, "judge", "--check", "wrong_wort")
    assert said.code != 0
    assert "没有名为“wrong_wort”的检查项：相近的有 wrong_word" in said.err
