"""How long the store takes for a page, for the questions of a sweep and for its views.

Run: python -m benchmarks.store.pages [--pages N]. The database is made in a temporary folder.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from govspider.assess import Rules, assess
from govspider.checks.word_findings import WRONG_WORD
from govspider.items import (
    Finding,
    JudgedPage,
    Ledger,
    Link,
    LinkKind,
    LinkProbe,
    Outcome,
    Page,
    PageFacts,
    PartKind,
    Place,
    Target,
    TargetKind,
    Verdict,
)
from govspider.items.masked import MaskedProbe
from govspider.privacy.hashing import Hasher
from govspider.privacy.page_masking import mask_ledger, mask_page, mask_probe
from govspider.profile import load_profile
from govspider.store.connect import open_database
from govspider.store.lookups import sync_profile
from govspider.store.writer import Store

_HASHER = Hasher(bytes(32))

DICTIONARIES = Path(__file__).parents[2] / "dictionaries"
SWEEP, DAY = "2023Q2", date(2023, 6, 30)
TARGETS = tuple(
    Target(
        f"44190{number:05}",
        TargetKind.WEBSITE,
        f"网站{number}",
        f"单位{number % 40}",
        f"http://s{number}.test/",
    )
    for number in range(80)
)
TEXT = "各地区各部门要认真贯彻落实决策部署，扎实推进各项工作，联系电话0769-22830000。" * 30
NAVIGATION, ARTICLES = 60, 24  # links of a page: the same on all pages of a site, and its own


def made_up_page(number: int) -> JudgedPage:
    """One page with 84 links and up to two findings."""
    target = TARGETS[number % len(TARGETS)]
    base = f"{target.home_url}{number}"
    links = [
        Link(f"{target.home_url}nav/{place}", f"栏目{place}", LinkKind.PAGE) for place in range(NAVIGATION)
    ] + [
        Link(f"{base}/{place}.html", f"关于第{number}号工作的通知", LinkKind.PAGE)
        for place in range(ARTICLES)
    ]
    facts = PageFacts(title=f"页面{number}", text=TEXT, links=tuple(links))
    place = Place(PartKind.BODY, 0, 2)
    findings = [
        Finding("T1", WRONG_WORD, target.target_id, "错别字", base, place, "登陆", "登录", ordinal=nth)
        for nth in range(number % 3)
    ]
    page = Page(target.target_id, base, Outcome.OK, depth=1, status=200, body_hash="ab" * 32, facts=facts)
    return JudgedPage(mask_page(page, DAY, _HASHER)[0], tuple(findings))


def save_all(store: Store, items: Iterable[JudgedPage]) -> None:
    """As a crawl does: one transaction a page."""
    for item in items:
        store.save_page(SWEEP, item, DAY)


def save_probes(store: Store, probes: Iterable[MaskedProbe]) -> None:
    """As a crawl does: one transaction a link."""
    for probe in probes:
        store.save_probe(SWEEP, probe)


def measured(name: str, work: Callable[[], object], times: int = 1) -> None:
    """Run and print milliseconds a time: on the clock, and of this process's CPU."""
    began, began_cpu = time.perf_counter(), time.process_time()
    work()
    clock, cpu = time.perf_counter() - began, time.process_time() - began_cpu
    print(f"{name:<28} {clock * 1000 / times:10.2f} ms {cpu * 1000 / times:10.2f} ms CPU")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=1600)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "govspider.db"
        database = open_database(path)
        profile = load_profile(DICTIONARIES, "national")
        sync_profile(database, profile)
        store = Store(database)
        store.import_ledger(mask_ledger(Ledger(TARGETS, ())), "")
        store.begin_sweep(SWEEP, DAY)
        half = pages // 2
        items = [made_up_page(number) for number in range(pages)]
        for name, part in (("a page, first half", items[:half]), ("a page, second half", items[half:])):
            measured(name, lambda part=part: save_all(store, part), len(part))  # type: ignore[misc]
        urls = store.pending_urls(SWEEP, limit=10_000_000)
        measured("pending URLs of a sweep", lambda: store.pending_urls(SWEEP, limit=10_000_000))
        probes = [mask_probe(LinkProbe(url, Outcome.OK), _HASHER) for url in urls]
        measured("a probe", lambda: save_probes(store, probes), len(probes))
        verdicts = [(url, Verdict.OK, "") for url in urls]
        measured("a verdict, in batches", lambda: store.save_verdicts(SWEEP, verdicts), len(verdicts))
        measured("facts of a target", lambda: store.load_facts(SWEEP, TARGETS[0].target_id))
        measured("progress", lambda: store.progress(SWEEP))
        measured("assess", lambda: assess(store.db, SWEEP, Rules()))
        for view in store.db.view_names():
            measured(f"view {view}", lambda view=view: list(store.db.view(view).rows))  # type: ignore[misc]
        store.close()
        print(f"{'database':<28} {path.stat().st_size / 1e6:10.2f} MB")


if __name__ == "__main__":
    main()
