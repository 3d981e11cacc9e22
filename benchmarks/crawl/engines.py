"""What a crawler of its own costs a target (并发方式): the same sites crawled both ways, in one run.

    python -m benchmarks.crawl.engines [--sites N] [--pages N] [--rounds N]

"a crawler a target" is a worker of a sweep; "one crawler" is `scrapy crawl website` over all targets. The same number of
targets at a time, the same settings, one process, websites of the demo city. Both must store the same pages.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govspider.config import Config
from govspider.demo import process
from govspider.items import Ledger, TargetKind
from govspider.ledger import ledger_hash, load_ledger, write_ledger
from govspider.privacy.page_masking import mask_ledger
from govspider.store import open_store
from govspider.sweep.job import Job, Role
from govspider.sweep.worker import worker_settings

ROOT = Path(__file__).parents[2]
DAY, QUARTER = date(2023, 6, 30), "2023Q2"
SETTINGS = {
    "AUTOTHROTTLE_ENABLED": "False",
    "DOWNLOAD_DELAY": "0",
    "GOVSPIDER_DAY": DAY.isoformat(),
    "GOVSPIDER_JUDGE_LINKS": "0",
    "GOVSPIDER_LANGUAGE_MODEL": "",  # loading it would cost both alike
    "GOVSPIDER_QUARTER": QUARTER,
    "GOVSPIDER_READ_PICTURES": "False",
    "GOVSPIDER_RESUME": "1",
    "GOVSPIDER_SECOND_LOOK_SECONDS": "0",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One crawl of all sites."""

    seconds: float
    cpu: float  # of the crawling process and its children
    peak_mb: float
    pages: frozenset[tuple[str, str, str]]  # target, address, outcome


def a_crawler_a_target(_job: Job) -> list[str]:
    """The command of a sweep's worker, which reads its job from standard input."""
    return [sys.executable, "-m", "govspider.sweep.worker"]


def one_crawler(job: Job) -> list[str]:
    """The command of one spider over all targets."""
    settings = [word for name, value in job.settings.items() for word in ("-s", f"{name}={value}")]
    return [sys.executable, "-m", "scrapy", "crawl", "website", *settings]


WAYS: dict[str, Callable[[Job], list[str]]] = {
    "a crawler a target": a_crawler_a_target,
    "one crawler": one_crawler,
}


def some_sites(ledger: Ledger, number: int) -> Ledger:
    """The first websites of a ledger with their columns."""
    targets = [target for target in ledger.targets if target.kind is TargetKind.WEBSITE][:number]
    ids = {target.target_id for target in targets}
    return Ledger(tuple(targets), tuple(column for column in ledger.columns if column.target_id in ids))


def crawl(command: Callable[[Job], list[str]], folder: Path, settings: dict[str, str]) -> Run:
    """Crawl every target of the ledger into a new database in `folder`."""
    job = Job(Role.CRAWL, "bench", 0, 1, {**settings, "GOVSPIDER_DATA_DIR": str(folder)})
    config = Config.from_settings(worker_settings(job))
    with closing(open_store(config)) as store:
        ledger = load_ledger(config.ledger_dir)
        content = ledger_hash(ledger, config.ledger_dir)
        store.import_ledger(mask_ledger(ledger), content)
        store.begin_sweep(config.sweep_id, DAY, content)
    began = time.perf_counter()
    with (folder / "log").open("wb") as log:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own modules
            command(job), cwd=ROOT, stdin=subprocess.PIPE, stdout=log, stderr=log
        )
        assert child.stdin is not None
        child.stdin.write(f"{job.to_json()}\n".encode())
        child.stdin.flush()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        child.stdin.close()
    if child.returncode:
        raise SystemExit((folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:])
    seconds = time.perf_counter() - began
    with closing(open_store(config)) as store:
        rows = store.db.query("SELECT target_id, url, outcome FROM pages")
        pages = frozenset((row["target_id"], row["url"], row["outcome"]) for row in rows)
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, pages)


def main() -> None:
    """Print the least of each way, and the ratio of CPU time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=24)
    parser.add_argument("--pages", type=int, default=12, help="of a site")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    runs: dict[str, list[Run]] = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with process.start(folder, pages=options.pages, day=DAY) as city:
            write_ledger(some_sites(load_ledger(city.ledger_dir), options.sites), folder / "ledger")
            given = {"GOVSPIDER_PROXY": city.proxy_url, "GOVSPIDER_LEDGER_DIR": str(folder / "ledger")}
            for number in range(options.rounds):
                for way in sorted(
                    WAYS, reverse=number % 2 == 1
                ):  # what else the machine does must not favour one
                    data = folder / f"{number} {way}"
                    data.mkdir()
                    runs[way].append(crawl(WAYS[way], data, SETTINGS | given))
    least = min(run.cpu for run in runs["a crawler a target"])
    for way, done in runs.items():
        seconds, cpu = min(run.seconds for run in done), min(run.cpu for run in done)
        peak = max(run.peak_mb for run in done)
        print(
            f"{way:<20}{seconds:7.1f} s {cpu:7.1f} s CPU {cpu / least:5.2f} x {peak:6.0f} MB {len(done[0].pages):6} pages"
        )
    stored = [run.pages for done in runs.values() for run in done]
    print(
        f"pages that not every run stored: {len(frozenset.union(*stored) - frozenset.intersection(*stored))}"
    )


if __name__ == "__main__":
    main()
