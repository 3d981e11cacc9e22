"""Accounts inspected for real: saved menus, bottom bars, landing pages, pictures, findings. Real Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govspider.browser.menu_walker import NO_BAR
from govspider.platforms.protocol import NO_PAGES
from tests.crawling import NEWS, SCRIPTED, Crawled, account, crawl, menu_file
from tests.servers import Handler, TableServer, hang, html

pytestmark = pytest.mark.slow

MENUS = Path(__file__).parents[1] / "browser" / "menus"
# All accounts are on one host, and most of the time of each is waiting.
AT_ONCE: dict[str, Any] = {
    "CONCURRENT_REQUESTS_PER_DOMAIN": "8",
    "GOVSPIDER_MOST_PATIENCE": "4",  # accounts are walked beside whatever else the tests have opened
    "GOVSPIDER_JUDGE_LINKS": "1",
}


def listing(*dates: str) -> str:
    rows = "".join(
        f"<li><a href='/t/{n}.html'>第{n}号工作简报印发各单位执行</a> <span>{day}</span></li>"
        for n, day in enumerate(dates)
    )
    return f"<html><head><title>最新动态</title></head><body><ul class='list'>{rows}</ul></body></html>"


FRESH = listing("2023-06-29", "2023-06-20", "2023-06-11", "2023-06-02")
STALE = listing("2022-12-29", "2022-11-20", "2022-10-11", "2022-09-02")
GUIDE = f"<html><head><title>办事指南</title></head><body><h1>办事指南</h1>{NEWS}</body></html>"
NOTICE = "<html><head><title></title></head><body><div><h2>该内容已被发布者删除</h2></div></body></html>"
BLANK = "<html><head><title></title></head><body> </body></html>"
SLOW_SCRIPTED = SCRIPTED.replace("<script>", '<img src="/never-ends.png"><script>')
PAGES = {
    "/fresh": FRESH,
    "/stale": STALE,
    "/guide": GUIDE,
    "/notice": NOTICE,
    "/blank": BLANK,
    "/scripted": SLOW_SCRIPTED,
    "/news": FRESH,
    "/notices": STALE,
    "/query": GUIDE,
    "/about": GUIDE,
    "/list-home": FRESH.replace("2023-06", "2023-05"),
}


def hang_in_the_browser(handler: Handler) -> None:
    """A picture that never comes while its page is shown; the probe of its link is answered."""
    if "Mozilla" in handler.headers["User-Agent"]:
        hang(handler)
    else:
        handler.reply(200, {"Content-Type": "image/png"}, b"\x89PNG")


def saved_menu(folder: Path, base: str) -> str:
    paths = ["fresh", "stale", "guide", "notice", "blank", "scripted", "gone", "denied", "slow", "fresh"]
    entries: list[dict[str, Any]] = [
        {"type": "view", "name": f"入口{path}", "url": f"{base}/{path}"} for path in paths
    ]
    entries.append({"type": "view", "name": "入口inside", "url": "http://10.20.3.8/oa/"})
    entries.append({"type": "click", "name": "留言", "key": "k"})
    entries.append({"type": "miniprogram", "name": "预约", "url": f"{base}/never", "appid": "wx1"})
    return menu_file(folder, entries)


class City:
    """One crawl of all accounts that several tests look at."""

    def __init__(self, server: TableServer, crawled: Crawled, folder: Path) -> None:
        self.server = server
        self.crawled = crawled
        self.folder = folder
        self.base = server.url("")

    def menu(self, target_id: str) -> dict[str, dict[str, Any]]:
        rows = self.crawled.rows(f"SELECT * FROM menu_entries WHERE target_id = '{target_id}'")
        return {row["name"].removeprefix("入口"): row for row in rows}

    def findings(self, target_id: str) -> set[tuple[str, str]]:
        rows = self.crawled.rows(f"SELECT kind, shown FROM findings WHERE target_id = '{target_id}'")
        return {(row["kind"], row["shown"].removeprefix("入口")) for row in rows}

    def reason(self, target_id: str) -> str:
        (row,) = self.crawled.rows(f"SELECT state, reason FROM inspections WHERE target_id = '{target_id}'")
        assert row["state"] == "done"
        return str(row["reason"])


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    folder = tmp_path_factory.mktemp("accounts")
    (folder / "broken.json").write_text('{"menu": {"button": ["x"]}}', encoding="utf-8")
    popup = (MENUS / "popup.html").read_text(encoding="utf-8").replace("/notice", "/notices")
    table = {path: html(text) for path, text in PAGES.items()}
    table |= {"/denied": html("403", status=403), "/slow": hang, "/never-ends.png": hang_in_the_browser}
    for name in ("plain", "none"):
        table[f"/{name}"] = html((MENUS / f"{name}.html").read_text(encoding="utf-8"))
    table["/popup"] = html(popup)
    tabs = (MENUS / "tabs.html").read_text(encoding="utf-8")
    table["/tabs"] = html(
        tabs.replace("计划：年度安排印发", "计划：年度安排印发，张三丰身份证号110101199003077774")
    )
    with TableServer(table) as server:
        base = server.url("")
        targets = [
            account("SAVED", menu_file=saved_menu(folder, base)),
            account("BAR", home_url=f"{base}/popup"),
            account("PLAIN", home_url=f"{base}/plain"),
            account("NONE", home_url=f"{base}/none"),
            account("TABS", home_url=f"{base}/tabs"),
            account("LIST", home_url=f"{base}/list-home"),
            account("BROKEN", menu_file=str(folder / "broken.json")),
            account("STUDY", platform="xuexi", home_url=f"{base}/study"),
        ]
        data = folder / "data"
        data.mkdir()
        yield City(server, crawl(data, targets, spider="wechat", **AT_ONCE), data)


def test_crawl_ends_well(city: City) -> None:
    assert city.crawled.code == 1, (
        "a name that does not resolve here, where no other does, is told as our own fault"
    )
    assert "因本机原因未能检查的页面 1 个，涉及对象 1 个" in city.crawled.err
    assert "Traceback" not in city.crawled.err


def test_what_a_saved_menu_leads_to(city: City) -> None:
    found = {name: row["outcome"] for name, row in city.menu("SAVED").items()}
    assert found == {
        "服务": None,
        "fresh": "ok",
        "stale": "ok",
        "guide": "ok",
        "notice": "ok",
        "blank": "blank",
        "scripted": "ok",
        "gone": "http_error",
        "denied": "blocked",
        "slow": "timeout",
        "inside": "unsupported",
        "留言": None,
        "预约": None,
    }
    assert city.server.seen["GET /never"] == 0


def test_newest_dates_and_notices(city: City) -> None:
    menu = city.menu("SAVED")
    newest = {name: row["newest"] for name, row in menu.items() if row["newest"]}
    assert newest == {"fresh": "2023-06-29", "stale": "2022-12-29", "scripted": "2023-06-29"}
    assert menu["notice"]["notice"] == "removed"
    assert menu["fresh"]["title"]


def test_findings_of_a_saved_menu(city: City) -> None:
    assert city.findings("SAVED") == {
        ("dead_menu", "notice"),
        ("dead_menu", "blank"),
        ("dead_menu", "gone"),
        ("stale_menu", "stale"),
        ("wrong_menu", "inside"),
        ("unclear_menu", "fresh"),  # the same address twice
    }


def test_browser_opens_what_plain_http_cannot_answer(city: City) -> None:
    rendered = {name for name, row in city.menu("SAVED").items() if row["rendered"]}
    assert rendered == {"scripted", "stale", "notice", "blank", "gone"}  # scripts, and second looks


def test_every_fault_that_can_be_shown_has_a_picture(city: City) -> None:
    for name, row in city.menu("SAVED").items():
        if name in {"stale", "notice", "blank", "gone"}:
            path = city.folder / row["screenshot"]
            assert row["screenshot"] == f"out/2023Q2/pictures/SAVED/{row['position']}.png"
            assert path.read_bytes().startswith(b"\x89PNG")
        else:
            assert row["screenshot"] == ""


def test_all_pictures_of_an_account_stand_on_one_sheet(city: City) -> None:
    sheet = "out/2023Q2/pictures/SAVED/overview.png"
    assert (city.folder / sheet).read_bytes().startswith(b"\x89PNG")
    assert city.crawled.rows(f"SELECT kind FROM snapshots WHERE snapshot = '{sheet}'") == [
        {"kind": "picture"}
    ]
    assert not (city.folder / "out/2023Q2/pictures/NONE").exists()
    for path in (city.folder / "out/2023Q2/pictures").rglob("*.png"):
        assert path.stat().st_mode & 0o777 == 0o600


def test_the_way_to_an_entry_is_kept(city: City) -> None:
    assert city.menu("SAVED")["stale"]["touches"] == "点击“服务” → 点击“入口stale”"
    assert city.menu("BAR")["最新动态"]["touches"] == "点击“微资讯” → 点击“最新动态”"
    assert all(row["touches"] == f"点击“{row['name']}”" for row in city.menu("PLAIN").values())


def test_entry_page_with_a_bar_that_must_be_touched(city: City) -> None:
    rows = sorted(city.menu("BAR").values(), key=lambda row: row["position"])
    assert [(row["position"], row["name"], row["url"].removeprefix(city.base)) for row in rows] == [
        ("1", "微资讯", ""),
        ("1.1", "最新动态", "/news"),
        ("1.2", "通知公告", "/notices"),
        ("2", "微服务", ""),
        ("2.1", "社保查询", "/query"),
        ("2.2", "电话咨询", ""),
        ("3", "关于我们", "/about"),
    ]
    assert city.findings("BAR") == {("stale_menu", "通知公告")}


def test_entry_page_with_a_plain_bar(city: City) -> None:
    assert [row["entry_type"] for row in city.menu("PLAIN").values()] == ["view"] * 3


def test_what_a_tab_shows_is_judged_as_a_page(city: City) -> None:
    found = city.crawled.rows(
        "SELECT kind, page_url FROM finding_places WHERE target_id = 'TABS' AND kind = 'id_card'"
    )
    assert "/tabs#tab-2" in {row["page_url"].removeprefix(city.base) for row in found}


def test_entry_page_without_a_menu(city: City) -> None:
    assert city.menu("NONE") == {}
    assert city.reason("NONE") == NO_BAR


def test_posts_on_the_entry_page(city: City) -> None:
    assert ("stale_account", "") in city.findings("LIST")


def test_broken_menu_file_is_one_line_in_the_summary(city: City) -> None:
    assert city.reason("BROKEN").startswith("BROKEN.json：按钮 1 应为一组字段")


def test_other_platforms_are_not_fetched(city: City) -> None:
    assert city.server.seen["GET /study"] == 0
    assert city.reason("STUDY") == NO_PAGES


def test_landing_pages_are_stored_with_their_role(city: City) -> None:
    rows = city.crawled.rows("SELECT role, count(*) AS n FROM pages WHERE target_id = 'SAVED' GROUP BY role")
    assert rows == [{"role": "menu", "n": 11}]  # the names of the menu are one


def test_each_address_is_opened_once(city: City) -> None:
    assert city.server.seen["GET /scripted"] == 2  # plain, then in the browser
    assert city.server.seen["GET /guide"] == 1


def test_without_a_browser_what_needs_none_is_inspected(tmp_path: Path) -> None:
    table = {path: html(PAGES[path]) for path in ("/fresh", "/scripted", "/notice")}
    table["/popup"] = html((MENUS / "popup.html").read_text(encoding="utf-8"))
    with TableServer(table) as server:
        base = server.url("")
        targets = [
            account("SAVED", menu_file=saved_menu(tmp_path, base)),
            account("BAR", home_url=f"{base}/popup"),
        ]
        crawled = crawl(
            tmp_path,
            targets,
            spider="wechat",
            GOVSPIDER_CHROMIUM=str(tmp_path / "none"),
            **AT_ONCE,
        )
    city = City(server, crawled, tmp_path)
    assert crawled.code == 1, "not all was inspected"
    assert crawled.err.count("ERROR: 设置 GOVSPIDER_CHROMIUM") == 1
    assert "因本机原因未能检查的页面" in crawled.err
    assert "Traceback" not in crawled.err
    assert city.menu("SAVED")["fresh"]["newest"] == "2023-06-29"
    assert city.menu("SAVED")["notice"]["outcome"] == "our_fault"  # nobody is accused without a second look
    assert ("dead_menu", "notice") not in city.findings("SAVED")
    assert ("dead_menu", "scripted") not in city.findings("SAVED")
    assert city.reason("BAR").startswith("未能用浏览器读取底部菜单")
