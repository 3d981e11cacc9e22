"""A real database file for every test."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govspider.assess import Rules, assess
from govspider.assess.decisions import decide
from govspider.checks import dead_menu, empty_column, home_updates, stale_column
from govspider.items import (
    Finding,
    FindingState,
    Kind,
    Outcome,
    PageFacts,
    PageRole,
    PublicCard,
    Verdict,
)
from govspider.privacy.masking import mask_text
from govspider.store.evidence import Snapshot
from govspider.store.integrity import problems_of
from govspider.store.writer import Store
from tests.store.samples import (
    ACCOUNT,
    DAY,
    DEAD,
    HOME,
    LEDGER,
    MENU,
    NEWS,
    SITE,
    SWEEP,
    inspected,
    page,
    wrong_word,
)
from tests.stores import new_store

BROKEN = page(f"{HOME}x", outcome=Outcome.TIMEOUT, status=None, facts=None)
COLUMN_PAGE = page(NEWS.url, column_id=NEWS.column_id)

APP = page(
    target_id=ACCOUNT.target_id,
    url="http://store.test/1",
    role=PageRole.STORE,
    facts=PageFacts(card=PublicCard("示范通", version="3.2.1")),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "数据 库" / "govspider.db"


@pytest.fixture
def empty(path: Path) -> Iterator[Store]:
    """A store with nothing in it."""
    store = new_store(path)
    yield store
    store.close()


@pytest.fixture
def store(empty: Store) -> Store:
    """A store with a ledger and a sweep that has begun."""
    empty.import_ledger(LEDGER, "hash")
    empty.begin_sweep(SWEEP, DAY)
    return empty


@pytest.fixture
def full(store: Store) -> Iterator[Store]:
    """A small sweep with something for every view, and a later one that sees less."""
    snapshot = Snapshot("snapshots/ab/ab.html", "page", "ab" * 32, HOME, DAY)
    leak = replace(
        wrong_word("138****8000"), kind=Kind.PHONE, indicator="P1", value_hash="cd", suggestion=None
    )
    again = replace(leak, page_url=NEWS.url)
    store.save_page(SWEEP, inspected(wrong_word(), leak), DAY, snapshot)
    store.save_page(SWEEP, inspected(again, wrong_word(url=NEWS.url), of=COLUMN_PAGE), DAY)
    store.save_page(SWEEP, inspected(of=BROKEN), DAY)
    store.save_page(SWEEP, inspected(of=APP), DAY)
    store.save_probe(SWEEP, DEAD)
    store.save_verdicts(SWEEP, [(DEAD.url, Verdict.DEAD, "返回404")])
    store.save_menu(SWEEP, ACCOUNT.target_id, MENU)
    target_id = SITE.target_id
    stale = Finding("V4.1", stale_column.KIND, target_id, "栏目不更新", subject=NEWS.column_id)
    blanks = [Finding("V4.3", empty_column.KIND, target_id, "空白", subject=f"x{n}") for n in range(3)]
    home = Finding("V3", home_updates.KIND, target_id, "首页超过两周未更新")
    kinds = (stale_column.KIND, home_updates.KIND, empty_column.KIND)
    store.save_findings(SWEEP, target_id, [stale, home, *blanks], kinds=kinds, day=DAY)
    menu = Finding("N4", dead_menu.KIND, ACCOUNT.target_id, "菜单无法打开", subject="1.1")
    store.save_findings(SWEEP, ACCOUNT.target_id, [menu], kinds=[dead_menu.KIND], day=DAY)
    decide(store.db, [menu.finding_id], FindingState.CONFIRMED, by="李检查")
    for one in (SITE, ACCOUNT):
        store.take_target(SWEEP, one.target_id, "w1")
    store.mark_crawled(SWEEP, target_id, mask_text("达到页数上限"))
    store.mark_failed(SWEEP, ACCOUNT.target_id, mask_text("检查超时"))
    store.begin_sweep("2023Q3", date(2023, 9, 30))
    store.take_target("2023Q3", target_id, "w1")
    store.save_page("2023Q3", inspected(wrong_word()), date(2023, 9, 30))
    store.save_page("2023Q3", inspected(of=COLUMN_PAGE), date(2023, 9, 30))
    store.mark_crawled("2023Q3", target_id)
    assess(store.db, SWEEP, Rules())
    store.db.execute("UPDATE causes SET first_seen = '2023-03-31' WHERE kind = 'stale_home'")
    yield store
    assert problems_of(store.db) == []
