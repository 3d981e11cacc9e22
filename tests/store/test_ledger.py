"""The ledger in the database."""

from dataclasses import replace
from datetime import date

import pytest

from govspider.items import Column, ColumnClass, HandCheck, Ledger, Post, Repost
from govspider.privacy.page_masking import mask_ledger
from govspider.store.writer import Store
from tests.store.samples import (
    ACCOUNT,
    CLOSED,
    DAY,
    LEDGER,
    MASKED,
    MOBILE,
    NEWS,
    PLAN,
    SITE,
    SWEEP,
    inspected,
    page,
)


def test_what_is_imported_is_read_back(store: Store) -> None:
    assert store.target(SITE.target_id) == SITE
    assert store.target(ACCOUNT.target_id) == ACCOUNT
    assert store.columns_of(SITE.target_id) == (NEWS, PLAN)
    assert store.posts_of(ACCOUNT.target_id) == LEDGER.posts
    assert store.target("unknown") is None


def test_every_field_of_a_target_is_kept(store: Store) -> None:
    full = replace(
        ACCOUNT,
        supervisor="市政府办公室",
        is_portal=True,
        other_hosts=("a.test", "b.test"),
        service_only=True,
        update_days=10,
        last_post=date(2023, 6, 1),
        menu_file="/x/menu.json",
        max_pages=5,
        max_depth=2,
        icp="粤ICP备12345678号",
        filing="",
        certified="市财政局",
        aliases=("财政发布", "财政之窗"),
        closed_on=date(2023, 5, 1),
    )
    store.import_ledger(mask_ledger(Ledger((full,), ())), "")
    assert store.target(full.target_id) == full


@pytest.mark.parametrize("flag", [True, False, None])
def test_what_exports_worksheets_and_tasks_say_is_kept(store: Store, *, flag: bool | None) -> None:
    post = Post(ACCOUNT.target_id, "标题", DAY, "http://a.test/1", "发文/甲.csv", account="甲", original=flag)
    seen = HandCheck(ACCOUNT.target_id, DAY, shown_name="甲", shown_body="乙局", is_open=flag)
    reposts = (Repost("丙", DAY, 3), Repost("丁", DAY, 1, ("other",)))
    ledger = Ledger((ACCOUNT,), (), (post,), (seen,), reposts)
    store.import_ledger(mask_ledger(ledger), "")
    assert store.posts_of(ACCOUNT.target_id) == (post,)
    assert store.posts_of(ACCOUNT.target_id)[0].file == post.file
    assert store.hand_check_of(ACCOUNT.target_id) == seen
    assert store.reposts_of(ACCOUNT) == reposts[:1]
    store.import_ledger(mask_ledger(Ledger((ACCOUNT,), ())), "")
    assert store.reposts_of(ACCOUNT) == ()


@pytest.mark.parametrize("works", [True, False, None])
def test_what_a_worksheet_says_is_kept_and_replaced(store: Store, *, works: bool | None) -> None:
    seen = HandCheck(ACCOUNT.target_id, date(2023, 6, 20), date(2023, 6, 18), works, "13800138000.png")
    ledger = Ledger((ACCOUNT,), (), hand_checks=(seen,))
    store.import_ledger(mask_ledger(ledger), "")
    kept = store.hand_check_of(ACCOUNT.target_id)
    assert kept is not None
    assert "13800138000" not in kept.picture
    assert replace(kept, picture=seen.picture) == seen
    store.begin_sweep(SWEEP, DAY)
    assert store.load_facts(SWEEP, ACCOUNT.target_id).hand_check == kept
    store.import_ledger(LEDGER, "")
    assert store.hand_check_of(ACCOUNT.target_id) is None


def test_importing_twice_changes_nothing(store: Store) -> None:
    before = list(store.db.conn.iterdump())
    store.import_ledger(LEDGER, "hash")
    assert list(store.db.conn.iterdump()) == before


def test_what_is_no_longer_listed(store: Store) -> None:
    store.save_page(SWEEP, inspected(of=page(PLAN.url, column_id=PLAN.column_id)), DAY)
    store.import_ledger(mask_ledger(Ledger((SITE,), ())), "later")
    listed = {row["target_id"]: row["listed"] for row in store.db.query("SELECT * FROM targets")}
    assert listed == {SITE.target_id: 1, ACCOUNT.target_id: 0, CLOSED.target_id: 0}
    assert store.columns_of(SITE.target_id) == ()
    kept = [row["column_id"] for row in store.db.query("SELECT column_id FROM columns")]
    assert kept == [PLAN.column_id]  # a page names it; the other is gone
    assert store.posts_of(ACCOUNT.target_id) == ()


def test_an_import_that_fails_leaves_the_earlier_ledger(store: Store) -> None:
    before = list(store.db.conn.iterdump())
    orphan = Column("x", "no such target", "栏目", "http://x.test/", ColumnClass.NEWS)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.import_ledger(mask_ledger(Ledger((SITE,), (orphan,))), "bad")
    assert list(store.db.conn.iterdump()) == before


def test_titles_of_posts_are_masked(store: Store) -> None:
    post = Post(ACCOUNT.target_id, f"联系 {MOBILE}", DAY)
    store.import_ledger(mask_ledger(Ledger((ACCOUNT,), (), (post,))), "")
    assert store.posts_of(ACCOUNT.target_id)[0].title == f"联系 {MASKED}"
