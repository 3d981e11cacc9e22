"""The view of what differs between two sweeps' menus of an account (菜单变化)."""

from collections.abc import Iterable
from datetime import date

import pytest

from govspider.items import MenuEntry
from govspider.privacy.masking import mask_text
from govspider.privacy.page_masking import mask_entry
from govspider.store.writer import Store
from tests.store.samples import ACCOUNT
from tests.stores import HASHER

LATER = "2023Q3"
BEFORE = ("1 办事", "1.1 查询 /q", "1.2 预约 /y", "2 资讯", "2.1 动态 /d", "3 关于 /g")

Rows = Iterable[str]


def save(store: Store, sweep_id: str, day: date, rows: Rows, *, done: bool = True, reason: str = "") -> None:
    store.begin_sweep(sweep_id, day)
    entries = []
    for row in rows:
        position, name, *path = row.split(" ")
        url = f"http://h5.test{path[0]}" if path else ""
        entries.append(
            mask_entry(MenuEntry(ACCOUNT.target_id, position, name, "view" if url else "sub", url), HASHER)
        )
    store.save_menu(sweep_id, ACCOUNT.target_id, entries)
    store.take_target(sweep_id, ACCOUNT.target_id, "w1")
    if done:
        store.mark_crawled(sweep_id, ACCOUNT.target_id, mask_text(reason))
    else:
        store.mark_failed(sweep_id, ACCOUNT.target_id, mask_text("检查超时"))


def changes(store: Store) -> set[tuple[str | None, ...]]:
    rows = store.db.query("SELECT * FROM menu_changes")
    return {(row["change"], row["old_name"], row["menu_name"], row["url"]) for row in rows}


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (BEFORE, set()),
        # An entry more in front moves the others, which is no change.
        (
            ("1 办事", "1.1 新闻 /n", "1.2 查询 /q", "1.3 预约 /y", "2 资讯", "2.1 动态 /d", "3 关于 /g"),
            {("新增", None, "新闻", "http://h5.test/n")},
        ),
        (("1 办事", "1.1 查询 /q", "2 资讯", "2.1 动态 /d", "3 关于 /g"), {("删除", "预约", None, None)}),
        (
            ("1 办事", "1.1 查询 /q", "1.2 预约挂号 /y", "2 资讯", "2.1 动态 /d", "3 关于 /g"),
            {("改名或移动", "预约", "预约挂号", "http://h5.test/y")},
        ),
        (
            ("1 办事", "1.1 查询 /q", "2 资讯", "2.1 动态 /d", "2.2 预约 /y", "3 关于 /g"),
            {("改名或移动", "预约", "预约", "http://h5.test/y")},
        ),
        (
            ("1 办事", "1.1 查询 /q2", "1.2 预约 /y", "2 资讯", "2.1 动态 /d", "3 关于 /g"),
            {("网址变化", "查询", "查询", "http://h5.test/q2")},
        ),
        ((), set()),  # not read: nothing is gone
    ],
)
def test_what_changed(store: Store, now: Rows, said: set[tuple[str | None, ...]]) -> None:
    save(store, "2023Q2", date(2023, 6, 30), BEFORE)
    save(store, LATER, date(2023, 9, 30), now)
    assert changes(store) == said


def test_conditional_menus_are_compared_among_each_other(store: Store) -> None:
    save(store, "2023Q2", date(2023, 6, 30), ("1 关于 /g", "c1-1 关于 /g"))
    save(store, LATER, date(2023, 9, 30), ("1 关于 /g", "c1-1 关于 /h"))
    assert changes(store) == {("网址变化", "关于", "关于", "http://h5.test/h")}


def test_it_is_held_against_the_last_sweep_that_read_the_menu(store: Store) -> None:
    save(store, "2023Q1", date(2023, 3, 31), ("1 关于 /g",))
    save(store, "2023Q2", date(2023, 6, 30), (), done=False)
    save(store, LATER, date(2023, 9, 30), ("1 关于 /g", "2 预约 /y"), reason="只读到2个按钮中的1个")
    (row,) = store.db.query("SELECT * FROM menu_changes")
    assert (row["sweep_id"], row["compared_with"], row["change"]) == (LATER, "2023Q1", "新增")
    assert row["reason"] == "只读到2个按钮中的1个"  # so that people do not take what was not read for gone
