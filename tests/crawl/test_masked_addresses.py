"""Pages whose addresses hold personal data: each is visited, told apart, and found again by the pages that link to it."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.crawling import NEWS, Crawled, crawl, scrapy, website
from tests.servers import TableServer, html

pytestmark = pytest.mark.slow

TARGET = "4419000001"
ONE, OTHER = (f"/q?sfzh=441900{born}6530" for born in ("19900307", "19900411"))  # masked alike
WRONG = "<p>深入推进扫黑险恶斗争，请{what}。</p>"


def linking(title: str, *paths: str, more: str = NEWS) -> str:
    anchors = "".join(f'<p><a href="{path}">{title}{path[:2]}</a></p>' for path in paths)
    return f"<html><head><title>{title}</title></head><body>{anchors}{more}</body></html>"


def site() -> TableServer:
    return TableServer(
        {
            "/robots.txt": html(""),
            "/": html(linking("某局", "/list.html")),
            "/list.html": html(linking("办理结果", ONE, OTHER)),
            ONE: html(linking("甲的结果", "/deep.html", more=WRONG.format(what="查看办理进度"))),
            OTHER: html(linking("乙的结果", more=WRONG.format(what="下载回执"))),
            "/deep.html": html(linking("说明", more="<p>办理说明由窗口提供。</p>")),
        }
    )


def stored(crawled: Crawled) -> list[tuple[object, ...]]:
    rows = crawled.rows("SELECT url, url_hash, outcome, title, depth FROM pages ORDER BY url")
    return [tuple(row.values()) for row in rows]


def forget(database: Database, titles: str) -> None:
    """As if the crawl had been killed before these pages were stored."""
    with database.conn:
        database.execute("PRAGMA foreign_keys=on")
        database.execute(f"DELETE FROM pages WHERE title IN ({titles})")


def test_two_pages_are_crawled_and_a_resumed_crawl_finds_them_by_their_parent(tmp_path: Path) -> None:
    with site() as server:
        first = crawl(tmp_path, [website(TARGET, server.url())], GOVSPIDER_JUDGE_LINKS="False")
        assert first.code == 0, first.err
        assert [row["title"] for row in first.rows("SELECT title FROM pages WHERE url_hash <> '' ORDER BY 1")] == [
            "乙的结果",
            "甲的结果",
        ]  # fmt: skip
        pages = first.rows("SELECT count(DISTINCT page_url) AS pages FROM places WHERE shown = '扫黑险恶'")
        assert pages == [{"pages": 2}]
        whole = stored(first)
        forget(first.db, "'乙的结果', '说明'")
        server.seen.clear()
        again = scrapy(tmp_path, "crawl", "website", GOVSPIDER_JUDGE_LINKS="False", GOVSPIDER_RESUME="True")
        assert again.code == 0, again.err
        assert stored(again) == whole
        assert server.seen[f"GET {ONE}"] == 0, "it is stored"
        assert [path for path in server.seen if "*" in path] == []
    assert b"19900307" not in (tmp_path / "govspider.db").read_bytes()
    first.db.execute("DELETE FROM causes")  # the marks on addresses are made with the key, too
    first.db.conn.commit()
    (tmp_path / "hash.key").unlink()
    refused = scrapy(tmp_path, "crawl", "website", LOG_LEVEL="ERROR")
    assert (refused.code, len(refused.err.strip().splitlines())) == (1, 1), refused.err
    assert "密钥文件" in refused.err
    assert not (tmp_path / "hash.key").exists()


def test_what_our_own_machine_spoilt_is_loaded_again_from_its_parent(tmp_path: Path) -> None:
    with site() as server:
        first = crawl(tmp_path, [website(TARGET, server.url())], GOVSPIDER_JUDGE_LINKS="False")
        whole = stored(first)
        with first.db.conn:
            first.db.execute("UPDATE pages SET outcome = 'our_fault', title = '' WHERE title = '甲的结果'")
        server.seen.clear()
        looked = scrapy(tmp_path, "crawl", "looks", "-a", "shard=0/1", GOVSPIDER_RESUME="True")
        assert looked.code == 0, looked.err
        assert stored(looked) == whole
        assert server.seen[f"GET {ONE}"] == 1
        assert [path for path in server.seen if "*" in path] == []
