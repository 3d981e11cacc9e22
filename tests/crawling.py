"""Runs `scrapy crawl` for real, in a process of its own, on a ledger made for the test."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from sqlite_utils import Database

from govspider.items import Column, ColumnClass, Ledger, Target, TargetKind
from govspider.ledger import write_ledger
from tests.commands import ROOT, run_plainly, run_scrapy

DAY = "2023-06-30"
# No sentence stands twice: that would be a fault.
SENTENCES = [f"本局认真落实第{number}项年度工作，有关事项已经办结并向社会公开。" for number in range(1, 13)]
PROSE = "".join(SENTENCES)
NEWS = f"<p>{''.join(SENTENCES[:6])}</p>"
# A list with which a home page is up to date on that day, so that nobody looks at it again in Chromium.
FRESH = "<ul><li><a href='/0.html'>第0号工作动态简报</a> 2023-06-29</li></ul>"
# Quick, and the same on every machine; every test that is about one of them sets its own.
SETTINGS = {
    "AUTOTHROTTLE_ENABLED": "False",
    "DOWNLOAD_DELAY": "0",
    "DOWNLOAD_TIMEOUT": "2",
    "DOWNLOAD_MAXSIZE": "2000000",
    "RETRY_TIMES": "1",
    "GOVSPIDER_SECOND_LOOK_SECONDS": "0",
    "GOVSPIDER_MOST_PATIENCE": "1",  # tests run side by side: what hangs must end in its usual time
    "GOVSPIDER_READ_PICTURES": "False",  # seconds for each
    "GOVSPIDER_LANGUAGE_MODEL": "",
    "GOVSPIDER_INSIDE_HOSTS": "127.0.0.1",  # where every server of a test is; tests/test_inside.py shuts it
    "GOVSPIDER_DICTIONARIES_DIR": str(ROOT / "dictionaries"),
}
# A page whose list a script draws, a little later.
SCRIPTED = """<html><head><title>动态</title></head><body><div id="app"></div><script>setTimeout(function () {
var list = document.createElement("ul");
for (var day = 10; day < 30; day++) {
  var row = document.createElement("li");
  row.innerHTML = "<a href='/t/" + day + ".html'>第" + day + "号简报</a> <span>2023-06-" + day + "</span>";
  list.appendChild(row);
}
document.getElementById("app").appendChild(list); }, 100)</script></body></html>"""


@dataclass(frozen=True, slots=True)
class Crawled:
    """What came of a crawl."""

    code: int
    out: str
    err: str
    db: Database

    def rows(self, sql: str) -> list[dict[str, Any]]:
        return list(self.db.query(sql))

    def pages(self, field: str, port_of: str) -> dict[str, Any]:
        """Path → field of the pages of one server."""
        found = self.rows("SELECT * FROM pages")
        return {
            row["url"].removeprefix(port_of): row[field] for row in found if row["url"].startswith(port_of)
        }


def page(title: str, *links: str, more: str = NEWS) -> str:
    anchors = "".join(f'<a href="{link}">{link}</a> ' for link in links)
    return f"<html><head><title>{title}</title></head><body>{anchors}{more}</body></html>"


def website(target_id: str, home_url: str, name: str = "某局网站", **more: Any) -> Target:
    more.setdefault("kind", TargetKind.WEBSITE)
    return Target(target_id=target_id, name=name, unit="某市某局", home_url=home_url, **more)


def account(target_id: str, **facts: Any) -> Target:
    facts.setdefault("platform", "wechat")
    return Target(target_id, TargetKind.ACCOUNT, f"账号{target_id}", "某局", **facts)


def menu_file(folder: Path, entries: Iterable[dict[str, Any]]) -> str:
    """A saved WeChat menu whose one button, 服务, holds these entries."""
    button = {"name": "服务", "sub_button": {"list": list(entries)}}
    menu = {"is_menu_open": 1, "selfmenu_info": {"button": [button]}}
    path = folder / "menu.json"
    path.write_text(json.dumps(menu, ensure_ascii=False), encoding="utf-8")
    return str(path)


def column(target_id: str, url: str, column_id: str = "c1", kind: ColumnClass = ColumnClass.NEWS) -> Column:
    return Column(column_id, target_id, "工作动态", url, kind)


def crawl(
    folder: Path,
    targets: Iterable[Target],
    *arguments: str,
    columns: Iterable[Column] = (),
    spider: str = "website",
    **settings: str,
) -> Crawled:
    """Write the ledger, run the spider, hand back what it printed and the database."""
    write_ledger(Ledger(tuple(targets), tuple(columns)), folder / "ledger")
    asked = [part for argument in arguments for part in ("-a", argument)]
    return scrapy(folder, "crawl", spider, *asked, **settings)


def scrapy(folder: Path, *words: str, **settings: str) -> Crawled:
    """Run a `scrapy` command on the data of the folder."""
    return _crawled(folder, run_scrapy((*words, *_options(folder, settings))))


def scrapy_plainly(folder: Path, before: Sequence[str], /, *words: str, **settings: str) -> Crawled:
    """The same by a start of its own, see `run_plainly`."""
    return _crawled(folder, run_plainly((*words, *_options(folder, settings)), before))


def _options(folder: Path, settings: dict[str, str]) -> list[str]:
    given = SETTINGS | {"GOVSPIDER_DATA_DIR": str(folder), "GOVSPIDER_DAY": DAY} | settings
    return [part for name, value in given.items() for part in ("-s", f"{name}={value}")]


def _crawled(folder: Path, run: CompletedProcess[str]) -> Crawled:
    return Crawled(run.returncode, run.stdout, run.stderr, Database(folder / "govspider.db"))
