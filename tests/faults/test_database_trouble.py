"""Commands on a database that cannot be used: one line that says why, a code, nothing inspected, nothing half written."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path

import pytest
from scrapy.cmdline import execute

from govspider.items import Ledger
from govspider.ledger import write_ledger
from govspider.store import open_database
from govspider.store.integrity import problems_of
from tests.commands import ROOT
from tests.crawling import DAY, SETTINGS, crawl, website
from tests.report.city import build
from tests.servers import TableServer, html

pytestmark = pytest.mark.slow

LOCKED_SECONDS = 2.0
DECIDE = "decide 编号 --as 属实 --by 甲"
WRITING = ("report", "judge", DECIDE, "sweep")
READING = ("db check", "demo score")
EXPLAIN = "dictionary why 布署"
IN_USE = "一直被其他程序占用：请关闭占用它的程序后重试"


def damaged(path: Path) -> AbstractContextManager[None]:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    return nullcontext()


def foreign(path: Path) -> AbstractContextManager[None]:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE invoices (number TEXT)")
    return nullcontext()


def newer(path: Path) -> AbstractContextManager[None]:
    with closing(open_database(path).conn) as db:
        db.execute("PRAGMA user_version = 999")
    return nullcontext()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody else may even read."""
    open_database(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA locking_mode=exclusive")
        db.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def written(path: Path) -> Iterator[None]:
    """Others may read."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        yield


TROUBLES = [
    pytest.param(damaged, "已损坏或不是 SQLite 文件", id="damaged"),
    pytest.param(foreign, "是其他程序的", id="foreign"),
    pytest.param(newer, "结构版本 999 高于程序支持的", id="newer"),
    pytest.param(locked, IN_USE, id="locked"),
]


@pytest.mark.parametrize(("trouble", "said"), TROUBLES)
def test_a_crawl_says_it_in_one_line_and_nobody_is_asked(
    tmp_path: Path, trouble: Callable[[Path], AbstractContextManager[None]], said: str
) -> None:
    with TableServer({"/": html("<p>欢迎</p>")}) as server, trouble(tmp_path / "govspider.db"):
        crawled = crawl(
            tmp_path,
            [website("4419000001", server.url("/"))],
            LOG_LEVEL="ERROR",
            GOVSPIDER_DATABASE_SECONDS="1",
        )
    assert crawled.code == 1
    assert said in crawled.err
    assert len(crawled.err.strip().splitlines()) == 1
    assert not server.seen


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder with a ledger, the sweep of a small city and files of its report; commands run in this process."""
    write_ledger(Ledger((website("4419000001", "http://127.0.0.1:9/"),), ()), tmp_path / "ledger")
    build(tmp_path / "govspider.db")
    (tmp_path / "hash.key").write_bytes(bytes(32))
    out = tmp_path / "out" / "2023Q2"
    out.mkdir(parents=True)
    for name in ("bulletin.html", "bulletin.md", "problems.xlsx", "findings.jsonl"):
        (out / name).write_text("上次的通报", encoding="utf-8")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "govspider.settings")
    mask = os.umask(0o077)
    yield tmp_path
    os.umask(mask)


def words_of(folder: Path, command: str, **settings: str) -> list[str]:
    with closing(sqlite3.connect(f"file:{folder / 'govspider.db'}?mode=ro", uri=True)) as db:
        command = command.replace("编号", str(db.execute("SELECT min(finding_id) FROM causes").fetchone()[0]))
    given = SETTINGS | {"GOVSPIDER_DATA_DIR": str(folder), "GOVSPIDER_DAY": DAY} | settings
    options = [part for name, value in given.items() for part in ("-s", f"{name}={value}")]
    return ["scrapy", *command.split(), *options]


def run(words: list[str]) -> int:
    with pytest.raises(SystemExit) as ended:
        execute(words)
    return int(str(ended.value.code))


def files(folder: Path) -> dict[str, bytes]:
    """What a person may have a use for; SQLite's own files beside the database come and go."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm", ".lock"))
    }


@pytest.mark.parametrize("command", [*WRITING, *READING, EXPLAIN])
@pytest.mark.parametrize(("trouble", "said"), TROUBLES)
def test_a_command_says_it_in_one_line_and_changes_nothing(
    folder: Path,
    command: str,
    trouble: Callable[[Path], AbstractContextManager[None]],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = words_of(folder, command, GOVSPIDER_DATABASE_SECONDS="1")
    with trouble(folder / "govspider.db"):
        before = files(folder)
        code = run(words)
        assert files(folder) == before
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert said in line
    assert code == 1


@pytest.mark.parametrize("command", WRITING)
def test_a_command_that_cannot_write_says_so(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = words_of(folder, command, GOVSPIDER_DATABASE_SECONDS="1")
    with written(folder / "govspider.db"):
        before = files(folder)
        code = run(words)
        assert files(folder) == before
    assert IN_USE in capsys.readouterr().err.strip().splitlines()[-1]
    assert code == 1


@pytest.mark.parametrize("command", [*WRITING[:3], EXPLAIN, *READING])
def test_a_command_waits_for_a_lock_that_ends(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """demo score ends later, for there is no city to score: the database is read by then."""
    words = words_of(folder, command)
    with locked_for_a_while(folder / "govspider.db"):
        code = run(words)
    said = capsys.readouterr().err
    assert IN_USE not in said
    assert code == (1 if command == "demo score" else 0), said


@contextmanager
def locked_for_a_while(path: Path) -> Iterator[None]:
    """Locked from before the block on, and for a while in it."""
    ready = threading.Event()

    def lock() -> None:
        with locked(path):
            ready.set()
            threading.Event().wait(LOCKED_SECONDS)

    thread = threading.Thread(target=lock)
    thread.start()
    ready.wait()
    yield
    thread.join()


def test_a_database_that_may_not_be_written_is_one_line(folder: Path) -> None:
    """As an ordinary user: whoever is root may write all the same."""
    plain = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    (folder / "govspider.db").chmod(0o400)
    before = files(folder)
    running: list[subprocess.Popen[str]] = []
    for command in WRITING:
        words = [*plain, sys.executable, "-m", *words_of(folder, command)]
        running.append(subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True))
    for process in running:
        _, said = process.communicate(timeout=200)
        assert process.returncode == 1
        assert "无法打开或写入：请检查路径与文件夹权限" in said.strip().splitlines()[-1]
        assert "Traceback" not in said
    assert files(folder) == before
    (folder / "govspider.db").chmod(0o600)
    assert problems_of(open_database(folder / "govspider.db")) == []
