"""What accounts whose menu leads to rendered pages cost (公众号菜单渲染), beside plain Playwright in the same run.

    python -m benchmarks.crawl.accounts [--accounts N] [--entries N] [--kills N]

Both open every page that the saved menus lead to, four at a time, in a real Chromium; each page draws its list by script.
Ours also asks by plain HTTP first, reads, judges, and stores. With --kills Chromium is killed so many times in a crawl of
its own: no entry may be lost or judged dead, each is tried again.
"""

import argparse
import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sqlite_utils import Database

from benchmarks.kills import tree
from govspider.browser.chromium import find_chromium
from govspider.items import Ledger
from govspider.ledger import write_ledger
from tests.commands import ROOT
from tests.crawling import DAY, SCRIPTED, SETTINGS, account, menu_file

_AT_A_TIME = 4
_LOOK = 0.2  # seconds
_BETWEEN_KILLS = 5.0  # seconds


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = b"" if self.path.endswith((".txt", ".ico")) else SCRIPTED.encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Silence."""


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server that has every page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True, slots=True)
class Run:
    """One crawl of all accounts."""

    seconds: float
    peak: int  # MB of Python and Playwright's driver, proportional shares
    kills: int
    outcomes: Counter[str]  # of the entries
    accused: int


def crawl(folder: Path, base: str, accounts: int, entries: int, kills: int) -> Run:
    """Crawl every account with `scrapy crawl account`."""
    targets = []
    for number in range(accounts):
        own = folder / "menus" / str(number)
        own.mkdir(parents=True)
        rows = ({"type": "view", "name": f"入口{n}", "url": f"{base}/{number}/{n}"} for n in range(entries))
        targets.append(account(f"A{number:03}", menu_file=menu_file(own, rows)))
    targets.append(account("OWN", home_url=f"{base}/own"))  # its address makes the server one of ours
    write_ledger(Ledger(tuple(targets), ()), folder / "ledger")
    more = {"GOVSPIDER_DATA_DIR": str(folder), "GOVSPIDER_DAY": DAY, "GOVSPIDER_JUDGE_LINKS": "0"}
    # All of them are on one host here, which real ones are not.
    more |= {"CONCURRENT_REQUESTS_PER_DOMAIN": "16"}
    more |= {"GOVSPIDER_BROWSER_PAGES": str(_AT_A_TIME), "GOVSPIDER_CRAWLERS": "8"}
    settings = [word for name, value in {**SETTINGS, **more}.items() for word in ("-s", f"{name}={value}")]
    began = time.perf_counter()
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(  # noqa: S603 - our own interpreter and our own modules
            [sys.executable, "-m", "scrapy", "crawl", "account", *settings], cwd=ROOT, stdout=log, stderr=log
        )
        peak, killed = _watched(running, kills)
    seconds = time.perf_counter() - began
    if running.returncode:
        raise SystemExit((folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:])
    db = Database(folder / "govspider.db")
    rows = db.query("SELECT outcome FROM menu_entries WHERE url <> '' AND target_id <> 'OWN'")
    accused = db.execute("SELECT count(*) FROM findings WHERE kind = 'dead_menu'").fetchone()[0]
    return Run(seconds, peak, killed, Counter(str(row["outcome"]) for row in rows), int(accused))


def _watched(running: "subprocess.Popen[bytes]", kills: int) -> tuple[int, int]:
    peak, killed, due = 0, 0, time.monotonic() + _BETWEEN_KILLS
    while running.poll() is None:
        time.sleep(_LOOK)
        processes = {pid: _command(pid) for pid in tree(running.pid)}
        own = [pid for pid, command in processes.items() if "chromium" not in command.partition(" ")[0]]
        peak = max(peak, sum(map(_share, own)) // 1024)
        browsers = [pid for pid, command in processes.items() if pid not in own and "--type=" not in command]
        if killed < kills and browsers and time.monotonic() > due:
            with suppress(ProcessLookupError):
                os.kill(browsers[0], signal.SIGKILL)
                killed += 1
            due = time.monotonic() + _BETWEEN_KILLS
    return peak, killed


def _command(pid: int) -> str:
    return _read(pid, "cmdline").replace("\0", " ")


def _share(pid: int) -> int:
    """KB of memory, what is shared divided among those that share it."""
    lines = _read(pid, "smaps_rollup").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _read(pid: int, name: str) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/{name}").read_bytes().decode(errors="replace")
    return ""


def plain(base: str, accounts: int, entries: int) -> float:
    """Seconds that plain Playwright takes: a context an account, a page an entry, until its list is there."""

    async def all_of_them() -> None:
        from playwright.async_api import async_playwright

        places = asyncio.Semaphore(_AT_A_TIME)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=find_chromium(None))

            async def one(number: int) -> None:
                context = await browser.new_context()
                for entry in range(entries):
                    async with places:
                        page = await context.new_page()
                        await page.goto(f"{base}/{number}/{entry}", wait_until="load")
                        await page.wait_for_selector("li")
                        await page.content()
                        await page.close()
                await context.close()

            await asyncio.gather(*map(one, range(accounts)))
            await browser.close()

    began = time.perf_counter()
    asyncio.run(all_of_them())
    return time.perf_counter() - began


def told(name: str, entries: int, seconds: float) -> str:
    """One line of the table."""
    return f"{name:24} {seconds:7.1f} s {entries / seconds * 60:7.0f} entries a minute"


def main() -> None:
    """Print entries a minute of both, the ratio, the peak of memory, and what kills cost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, default=60)
    parser.add_argument("--entries", type=int, default=9, help="of an account")
    parser.add_argument("--kills", type=int, default=0)
    options = parser.parse_args()
    total = options.accounts * options.entries
    with tempfile.TemporaryDirectory() as name, serving() as base:
        folder = Path(name)
        theirs = plain(base, options.accounts, options.entries)
        ours = _in_new_folder(crawl, folder / "quiet", base, options.accounts, options.entries, 0)
        print(told("plain Playwright", total, theirs))
        print(told("scrapy crawl account", total, ours.seconds))
        print(
            f"ratio {theirs / ours.seconds:.2f}; peak of Python and driver {ours.peak} MB; {dict(ours.outcomes)}"
        )
        if options.kills:
            shot = _in_new_folder(
                crawl, folder / "shot", base, options.accounts, options.entries, options.kills
            )
            print(
                f"{shot.kills} kills of Chromium: {dict(shot.outcomes)}, {shot.accused} accused, {shot.seconds:.1f} s"
            )


def _in_new_folder(run: Callable[..., Run], folder: Path, *given: object) -> Run:
    folder.mkdir()
    return run(folder, *given)


if __name__ == "__main__":
    main()
