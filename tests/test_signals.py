"""Every command ends by a signal with one line, the signal's code, and what it has done so far."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from govspider.items import Ledger
from govspider.ledger import write_ledger
from govspider.store.integrity import problems_of
from tests.commands import ROOT
from tests.crawling import DAY, SETTINGS, website
from tests.servers import Handler, TableServer, hang, html

pytestmark = pytest.mark.slow
ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)


def start(folder: Path, *words: str, **settings: str) -> "subprocess.Popen[str]":
    given = SETTINGS | {"GOVSPIDER_DATA_DIR": str(folder), "GOVSPIDER_DAY": DAY} | settings
    options = [part for name, value in given.items() for part in ("-s", f"{name}={value}")]
    return subprocess.Popen(
        [sys.executable, "-m", "scrapy", *words, *options],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("number", ENDING)
@pytest.mark.parametrize("command", [("crawl", "website"), ("sweep",)])
def test_an_inspection(tmp_path: Path, number: signal.Signals, command: tuple[str, ...]) -> None:
    running: list[subprocess.Popen[str]] = []

    def ask_it_to_end(handler: Handler) -> None:
        running[0].send_signal(number)
        hang(handler)

    links = '<title>某局</title><p>欢迎</p><a href="/then">工作动态栏目</a>'
    with TableServer({"/": html(links), "/robots.txt": html(""), "/then": ask_it_to_end}) as server:
        write_ledger(Ledger((website("4419000001", server.url("/")),), ()), tmp_path / "ledger")
        running.append(start(tmp_path, *command, LOG_LEVEL="ERROR", GOVSPIDER_WORKERS="1"))
        _, err = running[0].communicate(timeout=100)
    assert running[0].returncode == 128 + number, err
    assert err.strip().splitlines()[-1].endswith(f"（{number.name}）"), err
    assert "已中断" in err
    assert "Traceback" not in err
    db = Database(tmp_path / "govspider.db")
    assert problems_of(db) == []
    assert [row["url"] for row in db.query("SELECT url FROM pages")] == [server.url("/")]
    assert [row["state"] for row in db.query("SELECT state FROM inspections")] == ["running"]


@pytest.mark.parametrize("number", ENDING[:3])
def test_the_demo_server(tmp_path: Path, number: signal.Signals) -> None:
    process = start(tmp_path, "demo", "--pages", "3")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 128 + number, err
    assert len(err.strip().splitlines()) == 1
    assert "已中断" in err
