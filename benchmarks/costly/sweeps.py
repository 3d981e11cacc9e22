"""A site with one page that costs as much as it can, beside sound ones (极耗资源的网页).

    python -m benchmarks.costly.sweeps [NAME …]            # a sweep of the sound pages with and without it
    python -m benchmarks.costly.sweeps --unbounded [NAME …]  # … where nothing bounds it: what would it cost?

For each attack of `attacks`: how it ended, how long the sweep took, what each kind of process computed and used at most,
and what is told of the sound pages with it and not without it. Unbounded, it is ended when a process has computed for ten
minutes or uses 8 GB. Ends with code 1 where the sound pages differ.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from benchmarks.costly.attacks import ATTACKS, Attack
from benchmarks.kills import end, kind_of, tree
from govspider.items import Ledger
from govspider.ledger import write_ledger
from tests.commands import ROOT
from tests.crawling import DAY, FRESH, website
from tests.servers import Behaviour, TableServer, answer, html

_SITE = "4419000001"
_PLAIN, _DRAWN = 9, 4  # sound pages
_LOOK = 1.0  # seconds
_GB = 1 << 30
_MOST_SECONDS, _MOST_BYTES = 600.0, 8 * _GB
_TOLD = 300  # characters of a difference
_TICKS = os.sysconf("SC_CLK_TCK")
_SETTINGS = {
    "AUTOTHROTTLE_ENABLED": "False",
    "DOWNLOAD_DELAY": "0",
    "GOVSPIDER_DAY": DAY,
    "GOVSPIDER_WORKERS": "1",
    "GOVSPIDER_SECOND_LOOK_SECONDS": "0",
    "GOVSPIDER_INSIDE_HOSTS": "127.0.0.1",
}
_UNBOUNDED = {
    "GOVSPIDER_READ_SECONDS": "100000",
    "GOVSPIDER_READ_MEMORY": str(64 * _GB),
    "GOVSPIDER_ATTACHMENT_SECONDS": "100000",
    "GOVSPIDER_PAGE_SECONDS": "100000",
    "GOVSPIDER_PAGE_MEMORY": str(64 * _GB),
    "GOVSPIDER_BROWSER_MEMORY": str(64 * _GB),
    "GOVSPIDER_TARGET_SECONDS": "100000",
    "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": "100000000",
}


@dataclass(slots=True)
class Cost:
    """What the processes of one sweep took.

    Attributes:
        seconds: by the clock.
        computed: seconds of computing, by kind of process.
        used: bytes (PSS) at most, by kind.
        reached: why it was ended; '' if it was not.
    """

    seconds: float = 0.0
    computed: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    used: Counter[str] = field(default_factory=Counter)
    reached: str = ""

    def __str__(self) -> str:
        each = "; ".join(
            f"{kind} {self.computed[kind]:.0f} s {self.used[kind] / _GB:.2f} GB" for kind in sorted(self.used)
        )
        return f"{self.seconds:.0f} s ({each})" + (f", ended: {self.reached}" if self.reached else "")


def watch(sweep: "subprocess.Popen[str]", *, bounded: bool) -> Cost:
    """Look at a sweep until it is over."""
    cost, begin = Cost(), time.monotonic()
    computed: dict[int, tuple[str, float]] = {}
    while sweep.poll() is None:
        used: Counter[str] = Counter()
        for pid in tree(sweep.pid):
            kind = kind_of(pid, sweep.pid)
            with suppress(OSError, ValueError, IndexError):  # it has just ended
                seconds, size = _seconds_of(pid), _bytes_of(pid)
                computed[pid] = kind, seconds
                used[kind] += size
                if not bounded and (seconds > _MOST_SECONDS or size > _MOST_BYTES):
                    cost.reached = f"{kind} computed {seconds:.0f} s, used {size / _GB:.1f} GB"
        cost.used |= used
        if cost.reached:
            end(sweep)
        time.sleep(_LOOK)
    cost.seconds = time.monotonic() - begin
    for kind, seconds in computed.values():
        cost.computed[kind] += seconds
    return cost


def _seconds_of(pid: int) -> float:
    fields = (
        Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    )
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _bytes_of(pid: int) -> int:
    """What a process uses, its part of what it shares with others, and what is swapped out."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    values = dict(line.split(":", 1) for line in lines[1:])
    return sum(int(values[name].split()[0]) for name in ("Pss", "SwapPss")) << 10


def sweep(folder: Path, attack: Attack | None, *, bounded: bool) -> tuple[Cost, list[dict[str, Any]], str]:
    """Sweep the site.

    Args:
        folder: for its data.
        attack: the costly page; None: a small one in its place.
        bounded: by the limits as they are.

    Returns:
        What it took, what is told of the sound pages, how the costly one ended.
    """
    name = f"/attack{attack.suffix if attack else ''}"
    table = _table(attack, name)
    with TableServer(table) as server:
        write_ledger(Ledger((website(_SITE, server.url()),), ()), folder / "ledger")
        given = _SETTINGS | ({} if bounded else _UNBOUNDED) | {"GOVSPIDER_DATA_DIR": str(folder)}
        options = [word for name, value in given.items() for word in ("-s", f"{name}={value}")]
        with (folder / "said.txt").open("w") as said:
            process = subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, "-m", "scrapy", "sweep", *options],
                cwd=ROOT,
                stdout=said,
                stderr=said,
                text=True,
            )
            try:
                cost = watch(process, bounded=bounded)
            finally:
                end(process)
        base = server.url("")
    told = [row | {"url": row["url"].removeprefix(base)} for row in _told(folder / "govspider.db")]
    ended = [f"{row['outcome']} {row['error']}" for row in told if row["url"] == name and "outcome" in row]
    sound = [row for row in told if row["url"] in table and row["url"] != name]
    return cost, sound, "; ".join(ended) or f"code {process.returncode}"


def _told(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        return
    db = Database(path)
    yield from db.query("SELECT url, outcome, error, title, depth, text FROM pages ORDER BY url")
    yield from db.query("SELECT kind, page_url AS url, shown FROM findings ORDER BY kind, page_url, shown")
    yield from db.query("SELECT url, verdict FROM link_checks ORDER BY url")


def _table(attack: Attack | None, name: str) -> dict[str, Behaviour]:
    plain = [f"/{number}.html" for number in range(_PLAIN)]
    drawn = [f"/drawn{number}.html" for number in range(_DRAWN)]
    links = "".join(f'<a href="{path}">工作动态简报</a>' for path in (name, *plain, *drawn))
    text = "<p>{}的工作动态简报：请各单位认真布署。</p>"
    table = {path: html(f"<title>{path}</title>{text.format(path)}") for path in plain}
    table |= {
        path: html(
            f"<title>{path}</title><div id='app'></div><script>setTimeout(() => "
            f"{{document.getElementById('app').innerHTML = '{text.format(path)}'}}, 100)</script>"
        )
        for path in drawn
    }
    table |= {"/": html(f"<title>某局</title><p>欢迎</p>{FRESH}{links}"), "/robots.txt": html("")}
    small = html("<title>小</title><p>工作简报</p>")
    return table | {name: answer(attack.make(), headers=dict(attack.headers)) if attack else small}


def differences(quiet: Iterable[dict[str, Any]], costly: Iterable[dict[str, Any]]) -> Iterator[str]:
    """What is told of the sound pages in one of two sweeps only."""
    without, beside = Counter(map(repr, quiet)), Counter(map(repr, costly))
    yield from (f"- {row}" for row in without - beside)
    yield from (f"+ {row}" for row in beside - without)


def main() -> None:
    """Entry point."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("names", nargs="*", help=f"of {', '.join(ATTACKS)}")
    asked.add_argument("--unbounded", action="store_true", help="without our limits")
    given = asked.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what is under way ends with us
    sound: list[dict[str, Any]] = []
    if not given.unbounded:
        with tempfile.TemporaryDirectory() as home:
            cost, sound, _ = sweep(Path(home), None, bounded=True)
        print(f"the sound pages alone: {len(sound)} rows; {cost}", flush=True)
    differ = 0
    for name in given.names or ATTACKS:
        with tempfile.TemporaryDirectory() as home:
            cost, told, ended = sweep(Path(home), ATTACKS[name], bounded=not given.unbounded)
        differing = [] if given.unbounded else list(differences(sound, told))
        differ += bool(differing)
        print(f"{name}: {ended}; {cost}", flush=True)
        print("".join(f"  {line[:_TOLD]}\n" for line in differing), end="", flush=True)
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
