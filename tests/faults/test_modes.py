"""What a sweep and the commands after it write is for their owner only."""

import stat
from collections.abc import Iterable
from pathlib import Path

import pytest

from govspider.items import Ledger
from govspider.ledger import write_ledger
from tests.crawling import account, column, scrapy, website
from tests.servers import TableServer, html

pytestmark = pytest.mark.slow

HOME = "<title>某局</title><p>身份证号441900199003076530</p>"
OLD = "<title>工作动态</title><h2>工作动态</h2>" + "".join(
    f'<li><a href="/{n}.html">第{n}号工作简报全文</a><span>2022-01-0{n}</span></li>' for n in range(1, 6)
)


def modes(paths: Iterable[Path]) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in paths}


def test_new_files_are_0600_and_new_folders_0700(tmp_path: Path) -> None:
    data, ledger = tmp_path / "new" / "data", tmp_path / "ledger"
    settings = {
        "GOVSPIDER_LEDGER_DIR": str(ledger),
        "GOVSPIDER_CACHE_DIR": str(data / "cache"),
        "GOVSPIDER_WORKERS": "1",
    }
    with TableServer({"/": html(HOME), "/old": html(OLD), "/robots.txt": html("")}) as server:
        targets = (website("4419000001", server.url("/")), account("xcwb", platform="weibo"))
        columns = (column("4419000001", server.url("/old")),)
        write_ledger(Ledger(targets, columns), ledger)
        swept = scrapy(data, "sweep", **settings)
    assert swept.code == 0, swept.err
    out = data / "out" / "2023Q2"
    with (out / "problems.xlsx").open("ab") as edited:
        edited.write(b"\0")
    before = set(ledger.iterdir())
    for command in (("report",), ("ledger", "worksheet")):
        done = scrapy(data, *command, **settings)
        assert done.code == 0, done.err
    made = [data.parent, data, *data.rglob("*"), *(set(ledger.iterdir()) - before)]
    names = {path.name for path in made} | {path.suffix for path in made}
    assert names >= {
        "govspider.db",
        "hash.key",
        "snapshots",
        "logs",
        "cache",
        "bulletin.html",
        "findings.jsonl",
    }
    assert names >= {"工作底表-2023Q2.xlsx", ".png", ".log", ".json"}
    assert len(list(out.glob("problems-*.xlsx"))) == 1
    assert modes(path for path in made if path.is_file()) == {0o600}
    assert modes(path for path in made if path.is_dir()) == {0o700}
