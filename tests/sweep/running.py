"""Runs `scrapy sweep` for real, in processes of its own, and kills it when asked to."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.commands import ROOT
from tests.crawling import SETTINGS

DAY = "2024-05-20"
QUARTER = "2024Q2"
WATCH = Path(__file__).parent / "watch"


@dataclass(frozen=True, slots=True)
class SweepFolder:
    """A data folder with a ledger of its own, and how it is swept."""

    folder: Path
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def database(self) -> Path:
        return self.folder / "govspider.db"

    @property
    def findings(self) -> bytes:
        return (self.folder / "out" / QUARTER / "findings.jsonl").read_bytes()

    def command(self, *more: str) -> list[str]:
        own = {"GOVSPIDER_DATA_DIR": str(self.folder), "GOVSPIDER_DAY": DAY, **SETTINGS, **dict(self.extra)}
        settings = [word for name, value in own.items() for word in ("-s", f"{name}={value}")]
        return [sys.executable, "-m", "scrapy", "sweep", *settings, *more]

    @property
    def connections(self) -> list[str]:
        """What the processes of the last run noted, see watch/sitecustomize.py."""
        return (self.folder.parent / "connections.txt").read_text(encoding="utf-8").splitlines()

    def run(self, *more: str, timeout: float = 600) -> "subprocess.CompletedProcess[str]":
        noted = self.folder.parent / "connections.txt"
        noted.unlink(missing_ok=True)
        path = os.pathsep.join([str(WATCH), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
        return subprocess.run(
            self.command(*more),
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": path, "GOVSPIDER_WATCH": str(noted)},
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def begin(self, *more: str) -> "subprocess.Popen[bytes]":
        """Start a sweep in a session of its own."""
        return subprocess.Popen(
            self.command(*more),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def killed_at(self, pages: int, *more: str) -> bool:
        """Start a sweep and kill -9 its whole session once so many pages are stored; False if it ended before."""
        process = self.begin(*more)
        while process.poll() is None:
            if self.count("pages") >= pages:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                return True
            with_patience(process)
        return False

    def count(self, table: str) -> int:
        with self.reading() as db:
            return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) if db else 0

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with self.reading() as db:
            assert db is not None
            return list(db.execute(sql))

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection, None while the database is not there or not made yet."""
        if not self.database.exists():
            yield None
            return
        with closing(sqlite3.connect(self.database, timeout=30)) as db:
            made = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'pages'").fetchone()[0]
            yield db if made else None


def with_patience(process: "subprocess.Popen[bytes]") -> None:
    """Look again in a moment, or at once when the process ends."""
    try:
        process.wait(0.05)
    except subprocess.TimeoutExpired:
        return
