"""Posts judged in a real crawl: findings name the post, file and row; nothing personal is kept in the clear."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from govspider.ledger.post_exports import FOLDER
from tests.crawling import Crawled, account, crawl, menu_file
from tests.servers import TableServer, html

pytestmark = pytest.mark.slow

ID_CARD = "110101199003077774"
ROWS = (
    "标题,摘要,正文,链接,发布时间",
    f"关于核对救助名单的通知,,请张三丰（身份证号{ID_CARD}）尽快到窗口办理。,http://mp.test/s/1,2023-06-28",
    "镇政府布署防汛工作,,各村已完成隐患排查。,http://mp.test/s/2,2023-06-27",
    f"领取通知,,联系人身份证号{ID_CARD[:6]}********{ID_CARD[-4:]}，电话0769-22830000。,,2023-06-26",
    "镇政府部署防汛工作,,各村已完成隐患排查整治。,,2023-06-25",
    "便民提示,,【广告】家具城周年庆全场五折。,,2023-06-24",
)

ARTICLE = (
    "<title>{0}</title><h1>{0}</h1><a id='js_name'>溪城发布</a><em id='publish_time'>2023-06-20</em>"
    "<div id='js_content'><p>{1}</p></div>"
)
LISTED = {
    "mended": ("防溺水提醒", "镇政府布署防汛工作，各村完成隐患排查。"),
    "stopped": ("活动预告", "周末在文化广场举办读书活动。"),
    "busy": ("便民服务", "窗口周六上午办公。"),
    "lost": ("便民电话", "详见窗口公示。"),
    "summer": ("用电提醒", "夏季用电请注意安全，及时检修线路。"),
}
OPENED = {
    "mended": ARTICLE.format("防溺水提醒", "镇政府部署防汛工作，各村完成隐患排查。"),
    "stopped": "<title>微信公众平台</title><p>此内容因违规无法查看</p>",
    "summer": ARTICLE.format(*LISTED["summer"]),
    "busy": "<title>微信公众平台</title><p>该内容暂时无法查看</p>",
}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Crawled, Path]]:
    folder = tmp_path_factory.mktemp("posts")
    exports = folder / "ledger" / FOLDER
    exports.mkdir(parents=True)
    (exports / "WEIBO.csv").write_text("\n".join(ROWS), encoding="utf-8")
    names = menu_file(
        folder, [{"type": "click", "name": name, "key": "k"} for name in ("工作布署", "工作部署")]
    )
    targets = [
        account("WEIBO", platform="weibo"),
        account("QUIET", platform="douyin"),
        account("MENU", menu_file=names),
        account("WX"),
    ]
    table = {f"/s/{name}": html(text) for name, text in OPENED.items()}
    with TableServer(table) as server:
        rows = (
            f"{title},{text},{server.url(f'/s/{name}')},2023-06-2{n}"
            for n, (name, (title, text)) in enumerate(LISTED.items())
        )
        (exports / "WX.csv").write_text("\n".join(("标题,正文,链接,发布时间", *rows)), encoding="utf-8")
        yield crawl(folder, targets, spider="account", GOVSPIDER_JUDGE_LINKS="1"), folder


def test_posts_are_judged_like_pages(crawled: tuple[Crawled, Path]) -> None:
    done, _ = crawled
    assert done.code == 0, done.err
    found = done.rows(
        "SELECT kind, page_url, part, page_title, problem FROM finding_places WHERE target_id <> 'WX' ORDER BY page_url"
    )
    assert [(row["kind"], row["page_url"], row["part"]) for row in found] == [
        ("id_card", "http://mp.test/s/1", "body"),
        ("wrong_word", "http://mp.test/s/2", "title"),
        ("advertising", "发文/WEIBO.csv第6行", "body"),
        ("wrong_word", "菜单文件/MENU.json", "chrome"),
    ]
    assert [row["problem"].partition("（取自")[2] for row in found] == [
        "发文/WEIBO.csv第2行）",
        "发文/WEIBO.csv第3行）",
        "发文/WEIBO.csv第6行），待人工核实",
        "",
    ]


def test_pages_of_posts_are_posts(crawled: tuple[Crawled, Path]) -> None:
    done, _ = crawled
    assert done.rows(
        "SELECT target_id, role, count(*) AS n, max(published) AS newest FROM pages WHERE target_id <> 'WX' GROUP BY 1, 2"
    ) == [
        {"target_id": "MENU", "role": "menu", "n": 1, "newest": None},
        {"target_id": "WEIBO", "role": "post", "n": 5, "newest": "2023-06-28"},
    ]


def test_addresses_of_posts_are_opened(crawled: tuple[Crawled, Path]) -> None:
    done, _ = crawled
    rows = done.rows("SELECT url, outcome, notice, error FROM pages WHERE role = 'opened_post' ORDER BY url")
    assert [(row["url"].rpartition("/")[2], row["outcome"], row["notice"], row["error"]) for row in rows] == [
        ("busy", "ok", "unavailable", "页面提示暂时无法查看"),
        ("lost", "http_error", "", "返回错误状态 404"),
        ("mended", "ok", "", ""),
        ("stopped", "ok", "illegal", ""),
        ("summer", "ok", "", ""),
    ]


def test_what_addresses_of_posts_show_is_a_hint_or_said(crawled: tuple[Crawled, Path]) -> None:
    done, folder = crawled
    found = done.rows(
        "SELECT kind, shown, needs_person FROM finding_places WHERE target_id = 'WX' ORDER BY shown"
    )
    assert [(row["kind"], row["shown"], row["needs_person"]) for row in found] == [
        ("gone_post", "发文网址", 1),
        ("gone_post", "活动预告", 1),
        ("renamed_account", "溪城发布", 1),  # the ledger has another name
    ]  # the wrong word of the export was mended since
    (row,) = done.rows("SELECT snapshot FROM finding_places WHERE shown = '活动预告'")
    assert row["snapshot"].startswith("out/2023Q2/pictures/WX/")
    assert (folder / row["snapshot"]).read_bytes().startswith(b"\x89PNG")
    said = done.rows("SELECT reason, number FROM unjudged WHERE what = '发文网址'")
    assert said == [{"reason": "页面提示暂时无法查看", "number": 1}]


def test_nothing_personal_is_kept_in_the_clear(crawled: tuple[Crawled, Path]) -> None:
    done, folder = crawled
    assert ID_CARD not in done.out + done.err
    kept = [path for path in folder.rglob("*") if path.is_file() and FOLDER not in path.parts]
    assert any(path.suffix == ".html" for path in kept)  # the evidence
    for path in kept:
        assert ID_CARD.encode() not in path.read_bytes(), path
