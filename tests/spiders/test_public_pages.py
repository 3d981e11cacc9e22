"""Open profiles, WeChat's home pages and app stores in a real crawl, with Chromium: what they show is kept and judged."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from govspider.platforms.protocol import NO_PROFILE, NO_STORE
from tests.crawling import NEWS, Crawled, account, crawl, menu_file, page
from tests.servers import Behaviour, TableServer, answer, html

pytestmark = pytest.mark.slow

HOME = "/mp/homepage?__biz=A&hid={}"
ASKED = "&cid={}&begin=0&count=20&action=appmsg_list&f=json"
SHELL = "<html><head><title>{}</title></head><body><div id='app'></div></body></html>"
OLD, NEW = (1655000000, 1654000000, 1653000000), (1687881600, 1687276800, 1686672000)
STORE = """<html><head><title>溪城通下载</title></head><body><h1>溪城通</h1><p>版本：3.2.1</p><p>更新时间：{}</p>
<p>开发者：溪城市数据局</p><p>备案号：粤ICP备12345678号-3A</p><p>联系人电话13912345678</p>
<a href="{}">安卓版下载</a><a href="/others">热门应用</a></body></html>"""
ASKING = """<html><head><title>{0}</title></head><body><div id="app"></div><script>
fetch("{1}").then(function (answer) {{ return answer.json() }}).then(function () {{
  document.getElementById("app").textContent = "已加载" }})</script></body></html>"""
UNLISTED = "<html><head><title>应用商店</title></head><body><p>抱歉，该应用已下架</p></body></html>"


def data(value: object) -> Behaviour:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    return answer(json.dumps(value, ensure_ascii=False).encode(), headers=headers)


def articles(base: str, *seconds: int) -> dict[str, Any]:
    rows = [
        {"title": f"溪城第{n}期简报印发各单位", "link": f"{base}/s/{n}", "sendtime": one}
        for n, one in enumerate(seconds)
    ]
    return {"base_resp": {"ret": 0}, "appmsg_list": rows}


def profile(*seconds: int) -> dict[str, Any]:
    owner = {"id": 7, "screen_name": "溪城发布", "verified_reason": "溪城市人民政府新闻办公室官方微博"}
    cards = [
        {"mblog": {"id": str(one), "text": f"第{n}条动态", "created_at": str(one), "user": owner}}
        for n, one in enumerate(seconds)
    ]
    return {"ok": 1, "data": {"userInfo": owner, "cards": cards}}


def feeds(*seconds: int) -> dict[str, Any]:
    rows = [
        {
            "author": {"id": "3x", "name": "溪城快讯"},
            "photo": {"id": f"3y{n}", "caption": f"第{n}条", "timestamp": one * 1000},
        }
        for n, one in enumerate(seconds)
    ]
    return {"data": {"visionProfilePhotoList": {"feeds": rows}}}


def video(*seconds: int) -> str:
    posts = [
        {"awemeId": str(one), "desc": f"第{n}期视频工作布署", "createTime": one}
        for n, one in enumerate(seconds)
    ]
    state = {"1": {"user": {"user": {"nickname": "溪城发布"}}, "post": {"data": posts}}}
    text = json.dumps(state, ensure_ascii=False)
    return SHELL.format("溪城发布").replace(
        "</body>", f'<script id="RENDER_DATA" type="application/json">{text}</script></body>'
    )


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("public")
    table: dict[str, Behaviour] = {}
    with TableServer(table) as server:
        base = server.url("")
        for number, seconds in enumerate((OLD, NEW)):
            path = HOME.format(number)
            table[path] = html(page("溪城动态", more="<h2>溪城第0期简报印发各单位</h2>"))
            table[path + ASKED.format(0)] = data(articles(base, *seconds))
            table[path + ASKED.format(1)] = data({"appmsg_list": []})
        table["/weibo"] = data(profile(*OLD))
        table["/video"] = html(video(*NEW))
        table["/asking"] = html(ASKING.format("溪城发布", "/graphql"))
        table["/graphql"] = data(feeds(*NEW))
        table["/app/C1001"] = html(ASKING.format("应用市场", "/uowap"))
        app = {"appid": "C1001", "name": "溪城通", "versionName": "4.0.1", "developer": "溪城市数据局"}
        table["/uowap"] = data({"layoutData": [{"dataList": [app | {"appid": "C2", "name": "别的"}, app]}]})
        table["/wall"] = html(
            "<html><head><title>登录</title></head><body><p>请登录后查看更多内容</p></body></html>"
        )
        table["/empty"] = html(f"<html><head><title>主页</title></head><body>{NEWS}</body></html>")
        table["/cancelled"] = html(
            "<html><head><title>主页</title></head><body><p>该账号已注销</p></body></html>"
        )
        table["/shown"] = html(STORE.format("2023-05-20", "/app/new.apk"))
        table["/old"] = html(STORE.format("2021-05-20", "/app/lost.apk"))
        table["/unlisted"] = html(UNLISTED)
        table["/app/new.apk"] = answer(
            b"PK\x03\x04", headers={"Content-Type": "application/vnd.android.package-archive"}
        )
        entries = [{"type": "view", "name": f"入口{n}", "url": f"{base}{HOME.format(n)}"} for n in range(2)]
        targets = [
            account("MENU", menu_file=menu_file(folder, entries)),
            account("OLDHOME", home_url=f"{base}{HOME.format(0)}"),
            account("NEWHOME", home_url=f"{base}{HOME.format(1)}"),
            account("WEIBO", platform="weibo", home_url=f"{base}/weibo"),
            account("VIDEO", platform="douyin", home_url=f"{base}/video"),
            account("ASKING", platform="kuaishou", home_url=f"{base}/asking"),
            account("MARKET", platform="app", store_urls=(f"{base}/app/C1001",)),
            account("WALL", platform="toutiao", home_url=f"{base}/wall"),
            account("EMPTY", platform="kuaishou", home_url=f"{base}/empty"),
            account("CANCELLED", platform="weibo", home_url=f"{base}/cancelled"),
            account("UNKNOWN", platform="douyin", home_url=f"{base}/not-there"),
            account("BARE", platform="bilibili"),
            account("APP", platform="app", store_urls=(f"{base}/shown",)),
            account("OLDAPP", platform="app", store_urls=(f"{base}/old",)),
            account("GONEAPP", platform="app", store_urls=(f"{base}/unlisted",)),
            account("BAREAPP", platform="app"),
        ]
        yield crawl(folder, targets, spider="account", GOVSPIDER_JUDGE_LINKS="1")


def findings(crawled: Crawled, target_id: str) -> list[tuple[str, int]]:
    rows = crawled.rows(
        f"SELECT kind, needs_person FROM findings WHERE target_id = '{target_id}' ORDER BY kind, subject"
    )
    return [(row["kind"], row["needs_person"]) for row in rows]


def reason(crawled: Crawled, target_id: str) -> str:
    (row,) = crawled.rows(f"SELECT reason FROM inspections WHERE target_id = '{target_id}'")
    return str(row["reason"])


def test_a_menu_entry_that_leads_to_a_home_page_is_judged_as_a_list(crawled: Crawled) -> None:
    assert crawled.code == 0, crawled.err
    rows = crawled.rows("SELECT name, newest FROM menu_entries WHERE entry_type = 'view' ORDER BY position")
    assert [(row["name"], row["newest"]) for row in rows] == [
        ("入口0", "2022-06-12"),
        ("入口1", "2023-06-28"),
    ]
    assert findings(crawled, "MENU") == [("stale_menu", 0)]


def test_a_home_page_is_a_source_of_posts(crawled: Crawled) -> None:
    assert findings(crawled, "OLDHOME") == [("stale_account", 0)]
    assert findings(crawled, "NEWHOME") == []


def test_open_profiles_are_read(crawled: Crawled) -> None:
    assert findings(crawled, "WEIBO") == [("renamed_account", 1), ("stale_account", 0)]
    assert findings(crawled, "VIDEO") == [
        ("renamed_account", 1),
        ("wrong_word", 0),
    ]  # what a post says is judged, too
    rows = crawled.rows(
        "SELECT target_id, shown_name, certified FROM public_pages WHERE role = 'home' ORDER BY 1"
    )
    assert [tuple(row.values()) for row in rows if row["shown_name"]] == [
        ("ASKING", "溪城快讯", ""),
        ("VIDEO", "溪城发布", ""),
        ("WEIBO", "溪城发布", "溪城市人民政府新闻办公室官方微博"),
    ]


def test_what_scripts_ask_for_is_listened_to(crawled: Crawled) -> None:
    rows = crawled.rows(
        "SELECT entries.published FROM entries JOIN pages USING (page_id) WHERE target_id = 'ASKING' ORDER BY position"
    )
    assert [row["published"] for row in rows] == ["2023-06-28", "2023-06-21", "2023-06-14"]
    assert findings(crawled, "ASKING") == findings(crawled, "MARKET") == [("renamed_account", 1)]


def test_walls_and_empty_lists_are_said_and_accuse_nobody(crawled: Crawled) -> None:
    rows = crawled.rows(
        "SELECT target_id, outcome, error FROM pages WHERE target_id IN ('WALL', 'EMPTY') ORDER BY 1"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("EMPTY", "unsupported", "主页没有给出可读取的发文列表"),
        ("WALL", "blocked", "平台要求登录后才能查看主页"),
    ]
    assert findings(crawled, "WALL") == findings(crawled, "EMPTY") == []
    assert "平台要求登录后才能查看主页" in reason(crawled, "WALL")
    assert (reason(crawled, "BARE"), reason(crawled, "BAREAPP")) == (NO_PROFILE, NO_STORE)


def test_a_running_account_that_is_gone_is_for_a_person_and_no_pass(crawled: Crawled) -> None:
    assert findings(crawled, "CANCELLED") == findings(crawled, "UNKNOWN") == [("account_gone", 1)]
    assert "主页提示账号已注销、封禁或不存在" in reason(crawled, "CANCELLED")
    rows = crawled.rows("SELECT conclusion FROM conclusions WHERE target_id IN ('CANCELLED', 'UNKNOWN')")
    assert {row["conclusion"] for row in rows} <= {"unjudged"}


def test_what_stores_show_stands_in_the_database(crawled: Crawled) -> None:
    rows = crawled.rows(
        "SELECT target_id, version, updated_on, developer, filing, notice FROM public_pages WHERE role = 'store' ORDER BY 1"
    )
    shown = ("3.2.1", "溪城市数据局", "粤ICP备12345678号-3A")
    assert [tuple(row.values()) for row in rows] == [
        ("APP", shown[0], "2023-05-20", *shown[1:], ""),
        ("GONEAPP", None, None, None, None, "unlisted"),
        ("MARKET", "4.0.1", None, "溪城市数据局", "", ""),
        ("OLDAPP", shown[0], "2021-05-20", *shown[1:], ""),
    ]


def test_apps_are_judged_by_their_stores(crawled: Crawled) -> None:
    assert findings(crawled, "APP") == []
    assert findings(crawled, "OLDAPP") == [("dead_download", 0), ("old_app", 1)]
    assert findings(crawled, "GONEAPP") == [("app_gone", 0)]
    (row,) = crawled.rows("SELECT snapshot FROM finding_places WHERE kind = 'app_gone'")
    assert row["snapshot"].startswith("out/2023Q2/pictures/GONEAPP/")
