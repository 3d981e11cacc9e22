"""A demo city that is served once, and a small ledger of some of its targets."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from govspider import demo
from govspider.items import Ledger, TargetKind
from govspider.ledger import load_ledger, write_ledger
from tests.sweep.running import DAY, SweepFolder

HURRY = (("CONCURRENT_REQUESTS_PER_DOMAIN", "8"), ("GOVSPIDER_CRAWLERS", "6"))


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[demo.DemoProcess]:
    folder = tmp_path_factory.mktemp("city")
    with demo.start(folder, seed=5, pages=4, day=date.fromisoformat(DAY)) as process:
        yield process


def some_targets(ledger: Ledger) -> Ledger:
    """One website, channel and account of several, with their columns and posts."""
    step = {TargetKind.WEBSITE: 14, TargetKind.CHANNEL: 20, TargetKind.ACCOUNT: 30}
    chosen = [
        target
        for kind, every in step.items()
        for target in [one for one in ledger.targets if one.kind is kind][1::every]
    ]
    ids = {target.target_id for target in chosen}
    return Ledger(
        targets=tuple(chosen),
        columns=tuple(row for row in ledger.columns if row.target_id in ids),
        posts=tuple(row for row in ledger.posts if row.target_id in ids),
    )


@pytest.fixture
def sweep_folder(city: demo.DemoProcess, tmp_path: Path) -> SweepFolder:
    return small_city(city, tmp_path / "swept 数据")


def small_city(city: demo.DemoProcess, folder: Path, **settings: str) -> SweepFolder:
    write_ledger(some_targets(load_ledger(city.ledger_dir)), folder / "ledger")
    more = (
        ("GOVSPIDER_PROXY", city.proxy_url),
        ("GOVSPIDER_READ_PICTURES", "False"),
        # One for all folders of the tests: ids of personal data are made with it.
        ("GOVSPIDER_HASH_KEY_FILE", str(city.folder / "hash.key")),
    )
    return SweepFolder(folder, (*more, *HURRY, *settings.items()))
