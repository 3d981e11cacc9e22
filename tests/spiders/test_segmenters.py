"""One small site, crawled with jieba and with rjieba: the same findings (分词引擎)."""

from pathlib import Path

import pytest

from tests.crawling import crawl, website
from tests.servers import TableServer, answer, html

pytestmark = pytest.mark.slow

LINES = (
    "深入推进扫黑险恶斗争，各地各部门要认真贯彻落实。",
    "该系统既使用了新技术，又降低了成本；即使困难也要再接再励。",
    "布署工作人员到位，全市2000-3500人次参加，PET-CT检查，版本2.0.1发布。",
    "欢渡佳节，一呜惊人，大部份群众按时完成报名。",
)
PAGES = {
    "/": "<title>某局网站</title>" + "".join(f"<a href='/{n}.html'>通知{n}</a> " for n in range(len(LINES))),
    **{f"/{n}.html": f"<title>通知{n}</title><p>{line * 3}</p>" for n, line in enumerate(LINES)},
}


def test_both_engines_find_the_same(tmp_path: Path) -> None:
    table = {path: html(text) for path, text in PAGES.items()} | {"/robots.txt": answer(b"")}
    found = {}
    with TableServer(table) as server:
        for engine in ("jieba", "rjieba"):
            folder = tmp_path / engine
            folder.mkdir()
            crawled = crawl(folder, [website("4419000001", server.url("/"))], GOVSPIDER_SEGMENTER=engine)
            assert crawled.code == 0, crawled.err
            found[engine] = crawled.rows(
                "SELECT finding_id, shown, start, end, confidence FROM findings ORDER BY 1"
            )
    assert len({row["shown"] for row in found["jieba"]}) >= len(LINES)
    assert found["jieba"] == found["rjieba"]


def test_an_unknown_engine_is_one_line(tmp_path: Path) -> None:
    crawled = crawl(tmp_path, [website("4419000001", "http://a.test/")], GOVSPIDER_SEGMENTER="jiaba")
    assert crawled.code != 0
    assert "设置 GOVSPIDER_SEGMENTER=jiaba 无效：请写 rjieba 或 jieba" in crawled.err
