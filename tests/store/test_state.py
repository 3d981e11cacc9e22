"""Life of a target in a sweep."""

from dataclasses import replace
from datetime import date

import pytest

from govspider.items import Ledger, Outcome, TargetState
from govspider.privacy.masking import mask_text
from govspider.privacy.page_masking import mask_ledger
from govspider.store.state import politeness_key
from govspider.store.writer import Store
from tests.store.samples import (
    ACCOUNT,
    CLOSED,
    DAY,
    MASKED,
    MOBILE,
    SITE,
    SWEEP,
    inspected,
    page,
    site,
    sites,
    wrong_word,
)


def states(store: Store) -> dict[str, tuple[str, str]]:
    rows = store.db.query("SELECT * FROM inspections WHERE sweep_id = ?", [SWEEP])
    return {row["target_id"]: (row["state"], row["reason"]) for row in rows}


def begun(store: Store, ledger: Ledger) -> Store:
    store.import_ledger(mask_ledger(ledger), "hash")
    store.begin_sweep(SWEEP, DAY, "hash")
    return store


def claim(store: Store, worker: str = "w1") -> str | None:
    target = store.claim_target(SWEEP, worker)
    return target.target_id if target else None


def test_only_targets_in_normal_state_are_to_do(store: Store) -> None:
    assert states(store) == {
        SITE.target_id: ("todo", ""),
        ACCOUNT.target_id: ("todo", ""),
        CLOSED.target_id: ("skipped", "台账登记为“已关停或注销”，未检查"),
    }


def test_a_sweep_keeps_the_day_that_it_was_begun_on(store: Store) -> None:
    assert store.begin_sweep(SWEEP, date(2023, 7, 1)) == DAY
    assert store.begin_sweep("2023Q3", date(2023, 7, 1)) == date(2023, 7, 1)


def test_beginning_again_keeps_what_is_done_and_follows_the_ledger(store: Store) -> None:
    store.claim_target(SWEEP, "w1")
    store.mark_crawled(SWEEP, SITE.target_id)
    changed = Ledger((SITE, replace(CLOSED, state=TargetState.NORMAL)), ())
    begun(store, changed)
    assert states(store) == {
        SITE.target_id: ("crawled", ""),
        ACCOUNT.target_id: ("skipped", "已移出台账，未检查"),
        CLOSED.target_id: ("todo", ""),
    }


def test_a_claimed_target_is_running(store: Store) -> None:
    target = store.claim_target(SWEEP, "w1")
    assert target == SITE
    assert states(store)[SITE.target_id] == ("running", "")


def test_two_targets_on_one_host_are_never_claimed_together(empty: Store) -> None:
    begun(empty, sites(2, host="www.city.test"))
    first = claim(empty)
    assert first is not None
    assert claim(empty, "w2") is None
    assert empty.has_todo(SWEEP)
    empty.mark_crawled(SWEEP, first)
    second = claim(empty, "w2")
    assert second not in (None, first)
    assert not empty.has_todo(SWEEP)


def test_accounts_without_a_page_do_not_wait_for_each_other(empty: Store) -> None:
    accounts = tuple(replace(ACCOUNT, target_id=f"wx-{number}", home_url="") for number in range(2))
    begun(empty, Ledger(accounts, ()))
    assert {claim(empty), claim(empty)} == {"wx-0", "wx-1"}


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://WWW.city.test:8080/a", "www.city.test"),
        ("https://www.city.test/b", "www.city.test"),
        ("http://city.test/", "city.test"),
        ("", ""),
    ],
)
def test_politeness_is_by_host_name(url: str, key: str) -> None:
    assert politeness_key(url) == key


def test_the_longest_queue_starts_first(empty: Store) -> None:
    alone = site(1)
    queue = (site(7, "www.city.test"), site(8, "www.city.test"))
    begun(empty, Ledger((alone, *queue), ()))
    assert claim(empty) == queue[0].target_id
    assert claim(empty) == alone.target_id


def test_from_crawled_to_done(store: Store) -> None:
    claim(store)
    store.mark_crawled(SWEEP, SITE.target_id, mask_text("达到页数上限"))
    store.mark_crawled(
        SWEEP, SITE.target_id, mask_text("超过时限")
    )  # a visit onward leaves out something else
    assert states(store)[SITE.target_id] == ("crawled", "超过时限")
    assert store.targets_in(SWEEP, "crawled") == (SITE.target_id,)
    store.mark_done(SWEEP, SITE.target_id)
    assert states(store)[SITE.target_id] == ("done", "超过时限")


def test_a_failed_target_stays_failed(store: Store) -> None:
    claim(store)
    store.mark_failed(SWEEP, SITE.target_id, mask_text(f"出错 {MOBILE}"))
    store.mark_crawled(SWEEP, SITE.target_id)
    store.mark_done(SWEEP, SITE.target_id)
    assert states(store)[SITE.target_id] == ("failed", f"出错 {MASKED}")


def test_a_target_that_was_not_claimed_does_not_become_crawled(store: Store) -> None:
    store.mark_crawled(SWEEP, SITE.target_id)
    assert states(store)[SITE.target_id][0] == "todo"


def test_what_a_dead_worker_had_is_to_do_again(empty: Store) -> None:
    begun(empty, sites(2))
    mine, other = claim(empty, "w1"), claim(empty, "w2")
    empty.release_worker(SWEEP, "w1")
    assert mine is not None
    assert other is not None
    assert states(empty)[mine][0] == "todo"
    assert states(empty)[other][0] == "running"


def test_a_target_that_kills_its_worker_three_times_is_given_up(empty: Store) -> None:
    begun(empty, sites(1))
    target = site(0).target_id
    for _ in range(2):
        assert claim(empty) == target
        empty.release_worker(SWEEP, "w1")
    assert states(empty)[target][0] == "todo"
    assert claim(empty) == target
    empty.release_worker(SWEEP, "w1")
    assert states(empty)[target] == ("failed", "检查进程连续 3 次在检查该对象时异常退出")


def test_one_killer_does_not_take_its_neighbours_with_it(empty: Store) -> None:
    begun(empty, sites(4))
    killer = site(0).target_id
    for _ in range(2):  # twice the worker dies with all four
        assert len({claim(empty) for _ in range(4)}) == 4
        empty.release_worker(SWEEP, "w1")
    finished = []
    for _ in range(4):  # from now on each is alone
        target = claim(empty)
        assert target is not None
        assert claim(empty) is None
        if target == killer:
            empty.release_worker(SWEEP, "w1")
        else:
            empty.mark_crawled(SWEEP, target)
            finished.append(target)
    assert len(finished) == 3
    assert states(empty)[killer][0] == "failed"


def test_stopping_a_sweep_often_fails_no_target(empty: Store) -> None:
    begun(empty, sites(1))
    for _ in range(6):
        assert claim(empty) == site(0).target_id
        empty.reset_running(SWEEP)
    assert states(empty)[site(0).target_id] == ("todo", "")


def test_a_target_asked_for_by_name_is_taken_whatever_its_state(store: Store) -> None:
    store.take_target(SWEEP, CLOSED.target_id, "crawl")
    assert states(store)[CLOSED.target_id][0] == "running"
    with pytest.raises(KeyError):
        store.take_target(SWEEP, "unknown", "crawl")


def test_progress_counts(store: Store) -> None:
    claim(store)
    store.save_page(SWEEP, inspected(wrong_word()), DAY)
    broken = page("http://czj.city.test/x", outcome=Outcome.TIMEOUT, facts=None)
    store.save_page(SWEEP, inspected(of=broken), DAY)
    progress = store.progress(SWEEP)
    assert dict(progress.targets) == {"running": 1, "todo": 1, "skipped": 1}
    assert (progress.total, progress.crawled) == (2, 0)
    assert (progress.pages, progress.findings, progress.errors) == (2, 1, 1)


def test_the_end_is_noted(store: Store) -> None:
    store.end_sweep(SWEEP)
    assert store.db.execute("SELECT ended_at IS NOT NULL FROM sweeps").fetchone()[0] == 1


def test_a_renewed_target_is_inspected_from_the_beginning(store: Store) -> None:
    claim(store)
    store.save_page(SWEEP, inspected(wrong_word()), DAY)
    store.mark_failed(SWEEP, SITE.target_id, mask_text("出错"))
    store.renew_target(SWEEP, SITE.target_id)
    assert states(store)[SITE.target_id] == ("todo", "")
    assert (store.progress(SWEEP).pages, store.progress(SWEEP).findings) == (0, 0)
    assert claim(store) == SITE.target_id
