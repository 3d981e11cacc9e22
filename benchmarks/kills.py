"""A sweep of a small demo city that is killed again and again (反复中断).

    python -m benchmarks.kills [KILLS] [SEED] [--only NAME …] [--whole] [--pages PAGES]

A random process of the running sweep (the sweep itself, a worker, a child, Chromium) gets `kill -9` at a random moment
after at least one more row was stored; where the sweep itself died it is started again. At the end it must have found
what an undisturbed sweep finds, byte for byte; which of the two lacks what is printed. Ends with code 1 where they differ.
With --only it is one of the processes of these names (chromium, node: Playwright's driver); with --whole the sweep is of the
whole city, and the kills are spread over its course.
"""

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from govspider import demo
from govspider.ledger import load_ledger, write_ledger
from tests.sweep.conftest import small_city
from tests.sweep.running import DAY, SweepFolder

_LOOK = 0.1  # seconds
_LATEST = 0.2  # seconds from a row to the kill
_NOTHING_NEW = 60.0  # seconds without a row, after which it is killed all the same
_LONGEST = 7_200.0  # seconds of one sweep
_PAGES = 24  # of a website of the city
_TOLD, _WIDTH = 20, 2_000  # differences that are printed, and signs of each
# Tests are impatient; a whole city's server that shares our cores would be late, and another each time.
_PATIENT = {"DOWNLOAD_TIMEOUT": "20", "GOVSPIDER_MOST_PATIENCE": "4"}
_ALIKE = {  # tables, what their rows are told by, and what must be alike
    "pages": ("target_id, url", "outcome, error, role, depth, title, text, body_hash, parent"),
    "menu_entries": (
        "target_id, position",
        "name, url, outcome, title, text, newest, notice, screenshot, error",
    ),
    "link_checks": ("url", "verdict"),
    "inspections": ("target_id", "state, reason"),
}
_PROGRESS = (
    "SELECT (SELECT count(*) FROM pages) + (SELECT count(*) FROM link_checks) + (SELECT count(*) FROM looks)"
)


@dataclass(slots=True)
class Killer:
    """Kills the processes of one sweep.

    Attributes:
        folder: of the sweep.
        chance: when, and which.
        only: kinds of processes that are killed; empty: all.
        rows: that an undisturbed sweep stores, over which the kills are spread; 0: one kill after the other.
        killed: how many of each kind died.
        starts: how often the sweep was started.
    """

    folder: SweepFolder
    chance: random.Random
    only: frozenset[str] = frozenset()
    rows: int = 0
    killed: Counter[str] = field(default_factory=Counter)
    starts: int = 0

    def kill(self, times: int) -> None:
        """Kill so many processes, or fewer if the sweep ends before."""
        while self.killed.total() < times:
            sweep = self.folder.begin()
            self.starts += 1
            while self.killed.total() < times and sweep.poll() is None:
                self._kill_one(sweep, times - self.killed.total())
            if self.killed.total() >= times:
                end(sweep)
            if sweep.wait() == 0:
                return

    def _kill_one(self, sweep: "subprocess.Popen[bytes]", left: int) -> None:
        apart = 2 * (self.rows - self._rows()) // left
        self._await_rows(sweep, self.chance.randint(1, max(1, apart)))
        with suppress(subprocess.TimeoutExpired):
            sweep.wait(self.chance.uniform(0, _LATEST))
            return  # it is done
        found = [(pid, kind_of(pid, sweep.pid)) for pid in tree(sweep.pid)]
        found = [(pid, kind) for pid, kind in found if not self.only or kind in self.only]
        with suppress(OSError, IndexError):  # it has just ended, or there is none now
            pid, kind = self.chance.choice(found)
            os.kill(pid, signal.SIGKILL)
            self.killed[kind] += 1

    def _await_rows(self, sweep: "subprocess.Popen[bytes]", wanted: int) -> None:
        before = seen = self._rows()
        changed = time.monotonic()
        while seen < before + wanted and sweep.poll() is None and time.monotonic() - changed < _NOTHING_NEW:
            time.sleep(_LOOK)
            if self._rows() != seen:
                seen, changed = self._rows(), time.monotonic()

    def _rows(self) -> int:
        return rows_of(self.folder)


def rows_of(folder: SweepFolder) -> int:
    """How far a sweep is."""
    return int(str(folder.rows(_PROGRESS)[0][0])) if folder.count("sweeps") else 0


def folder_of(city: demo.DemoProcess, folder: Path, *, whole: bool) -> SweepFolder:
    """A data folder with the ledger of some or of all targets of the city."""
    swept = small_city(city, folder)
    if whole:
        write_ledger(load_ledger(city.ledger_dir), folder / "ledger")
        swept = replace(swept, extra=(*swept.extra, *_PATIENT.items()))
    return swept


def end(sweep: "subprocess.Popen[bytes] | subprocess.Popen[str]") -> None:
    """The last kill: of everything at once."""
    for pid in reversed(tree(sweep.pid)):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def tree(root: int) -> list[int]:
    """A process and all below it."""
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        with suppress(OSError):
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text(encoding="ascii").split())
    return found


def kind_of(pid: int, root: int) -> str:
    """What a process is."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return "gone"
    if pid == root:
        return "sweep"
    names = (
        "govspider.sweep.worker",
        "govspider.judge.child",
        "govspider.extract.child",
        "attachments.child",
    )
    return next((name for name in names if name in command), Path(command.split(" ")[0]).name or "gone")


def outcome(folder: SweepFolder) -> dict[tuple[object, ...], dict[str, object]]:
    """What must be alike, by what it is of: findings, pages with all that was read, menus, verdicts, states."""
    found: dict[tuple[object, ...], dict[str, object]] = {}
    for line in folder.findings.splitlines():
        row = json.loads(line)
        found["finding", row["finding_id"], row["place"]] = row
    with folder.reading() as db:
        assert db is not None
        db.row_factory = sqlite3.Row
        for table, (keys, rest) in _ALIKE.items():
            for row in map(dict, db.execute(f"SELECT {keys}, {rest} FROM {table}")):  # noqa: S608 - our own names
                found[table, *(row[key] for key in keys.split(", "))] = row
    return found


def differences(quiet: SweepFolder, killed: SweepFolder) -> Iterator[str]:
    """What one of the two sweeps has and the other has not, a line each that says which."""
    undisturbed, disturbed = outcome(quiet), outcome(killed)
    for key in sorted(undisturbed.keys() | disturbed.keys(), key=repr):
        one, other = undisturbed.get(key), disturbed.get(key)
        if one is None or other is None:
            yield f"{key}: only {'killed' if one is None else 'undisturbed'} has {one or other}"
        elif told := [
            f"{name} undisturbed {one[name]!r}, killed {other[name]!r}"
            for name in one
            if one[name] != other[name]
        ]:
            yield f"{key}: {'; '.join(told)}; {one.get('problem', '')}"
    if quiet.findings != killed.findings and outcome(quiet) == outcome(killed):
        yield "the findings are the same in another order"


def main() -> None:
    """Entry point."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("kills", type=int, nargs="?", default=5)
    asked.add_argument("seed", type=int, nargs="?", default=1)
    asked.add_argument("--only", nargs="+", default=[], help="names of processes, such as chromium or node")
    asked.add_argument("--whole", action="store_true", help="all targets of the city")
    asked.add_argument("--pages", type=int, default=_PAGES, help="of a website")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "city").mkdir()
        with demo.start(home / "city", seed=5, pages=given.pages, day=date.fromisoformat(DAY)) as city:
            quiet = folder_of(city, home / "quiet", whole=given.whole)
            first = quiet.run(timeout=_LONGEST)
            killed = folder_of(city, home / "killed", whole=given.whole)
            spread = rows_of(quiet) if given.whole else 0
            killer = Killer(killed, random.Random(given.seed), frozenset(given.only), spread)
            killer.kill(given.kills)
            last = killed.run(timeout=_LONGEST)
            differing = list(differences(quiet, killed))
            sound = killed.rows("PRAGMA integrity_check") == [("ok",)]
            for one in differing[:_TOLD]:
                print(one[:_WIDTH])
            print(
                f"seed {given.seed}: {killer.killed.total()} kills {dict(killer.killed)}, {killer.starts} starts"
            )
            print(
                f"{quiet.count('pages')} pages, codes {first.returncode} undisturbed and {last.returncode}, "
                f"{len(differing)} differ, sound: {sound}"
            )
    sys.exit(bool(first.returncode or last.returncode or differing or not sound))


if __name__ == "__main__":
    main()
