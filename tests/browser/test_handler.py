"""A page whose script never ends takes nobody else's place, and the crawl ends."""

import json
from pathlib import Path
from typing import Any

from govspider.items import Platform, Target, TargetKind
from tests.crawling import crawl
from tests.servers import TableServer, html

FILLED = """<html><head><title>动态</title></head><body><div id="app"></div><script>setTimeout(function () {
document.getElementById("app").innerHTML = "<ul><li><a href='/t/1.html'>第1号简报</a> 2023-06-29</li></ul>";
%s}, 100)</script></body></html>"""
BUSY = FILLED % "while (true) {}"
MENUS = ("busy1", "busy2", "busy3", "busy4", "busy5", "scripted")  # more busy ones than pages at a time


def account(target_id: str, **facts: Any) -> Target:
    return Target(target_id, TargetKind.ACCOUNT, target_id, "某局", platform=Platform.WECHAT, **facts)


def test_a_script_without_an_end_is_not_judged_and_holds_nobody_up(tmp_path: Path) -> None:
    table = {f"/{name}": html(BUSY if name.startswith("busy") else FILLED % "") for name in MENUS}
    with TableServer(table) as server:
        entries = [{"type": "view", "name": name, "url": server.url(f"/{name}")} for name in MENUS]
        button = {"name": "服务", "sub_button": {"list": entries}}
        menu = {"is_menu_open": 1, "selfmenu_info": {"button": [button]}}
        path = tmp_path / "menu.json"
        path.write_text(json.dumps(menu), encoding="utf-8")
        accounts = [
            account("BUSY", menu_file=str(path)),
            account("OWN", home_url=server.url("/own")),  # its address makes the loopback host one of ours
        ]
        done = crawl(tmp_path / "data", accounts, spider="wechat", GOVSPIDER_PAGE_SECONDS="4")
    assert done.code == 0, done.err
    found = {row["name"]: row["outcome"] for row in done.rows("SELECT * FROM menu_entries WHERE url <> ''")}
    assert found == dict.fromkeys(MENUS[:-1], "unsupported") | {"scripted": "ok"}
    assert done.rows("SELECT * FROM findings WHERE kind = 'dead_menu'") == []
