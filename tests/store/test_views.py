"""The views answer an inspector's questions."""

from dataclasses import replace
from datetime import date
from typing import Any

from govspider.assess import Rules, assess
from govspider.checks import account_updates
from govspider.items import (
    Finding,
    HandCheck,
    Ledger,
    Outcome,
    Post,
)
from govspider.privacy.page_masking import mask_ledger
from govspider.store.writer import Store
from tests.store.samples import (
    ACCOUNT,
    DAY,
    DEAD,
    HOME,
    NEWS,
    SITE,
    SWEEP,
    inspected,
    page,
)


def first(store: Store, view: str, **wanted: object) -> dict[str, Any]:
    where = " AND ".join(f"{name} = :{name}" for name in wanted) or "1"
    return next(iter(store.db.query(f"SELECT * FROM {view} WHERE {where}", wanted)))


def test_problem_list(full: Store) -> None:
    row = first(full, "problem_list", sweep_id=SWEEP, kind="wrong_word")
    expected = {
        "unit": "市财政局",
        "target_kind_name": "政府网站",
        "indicator_name": "错别字",
        "kind_name": "错别字",
        "group_name": "错敏字",
        "severity_name": "一般",
        "state_name": "待整改",
        "page_title": "示范市财政局",
        "shown": "登陆",
        "suggestion": "登录",
        "snapshot": "snapshots/ab/ab.html",
        "seen_on": "2023-06-30",
        "last_seen": "2023-09-30",
    }
    assert {name: row[name] for name in expected} == expected


def test_every_sighting_is_one_row_of_the_problem_list(full: Store) -> None:
    assert full.db.view("problem_list").count == full.db.view("sightings").count


def test_target_summary(full: Store) -> None:
    row = first(full, "target_summary", sweep_id=SWEEP, target_id=SITE.target_id)
    counts = {
        name: row[name] for name in ("pages", "page_errors", "problems", "vetoes", "veto_facts", "reason")
    }
    assert counts == {
        "pages": 3,
        "page_errors": 1,
        "problems": 7,
        "vetoes": 1,
        "veto_facts": "首页超过两周未更新",
        "reason": "达到页数上限",
    }


def test_not_inspected(full: Store) -> None:
    def told(view: str, sweep_id: str) -> set[tuple[object, ...]]:
        sql = f"SELECT target_id, state, reason, conclusion FROM {view} WHERE sweep_id = ?"
        return {tuple(row.values()) for row in full.db.query(sql, [sweep_id])}

    missed = (ACCOUNT.target_id, "failed", "检查超时", "missed")
    partly = (SITE.target_id, "crawled", "达到页数上限", "failed")
    assert told("not_inspected", SWEEP) == {missed}  # what the ledger takes out is none of it
    assert told("inspection_limits", SWEEP) == {missed, partly}
    waits = (ACCOUNT.target_id, "todo", "尚未检查", "missed")
    assert (
        told("not_inspected", "2023Q3") == told("inspection_limits", "2023Q3") == {waits}
    )  # not assessed yet


def test_a_target_that_could_not_be_judged_was_not_inspected(full: Store) -> None:
    full.save_page("2023Q3", inspected(of=page(outcome=Outcome.DNS, error="域名无法解析", facts=None)), DAY)
    full.db.execute("UPDATE pages SET outcome = 'dns' WHERE sweep_id = '2023Q3'")
    assess(full.db, "2023Q3", Rules())
    row = first(full, "not_inspected", sweep_id="2023Q3", target_id=SITE.target_id)
    assert (row["state"], row["reason"], row["conclusion_name"]) == (
        "crawled",
        "首页：域名无法解析",
        "未能判定",
    )


def test_only_what_counts_is_a_problem(full: Store) -> None:
    full.db.execute(
        "UPDATE places SET needs_person = 1 WHERE finding_id IN (SELECT finding_id FROM causes WHERE kind = 'phone')"
    )
    rows = full.db.query(
        "SELECT problems, hints, highest_confidence FROM target_kinds WHERE sweep_id = ? AND kind = 'phone'",
        [SWEEP],
    )
    assert [tuple(row.values()) for row in rows] == [(0, 1, 0.99)]
    for view in ("target_summary", "unit_summary", "sweep_summary", "target_kinds"):
        counts = full.db.execute(f"SELECT sum(problems) FROM {view} WHERE sweep_id = ?", [SWEEP]).fetchone()[
            0
        ]
        assert (
            counts
            == full.db.execute("SELECT sum(counts) FROM problem_list WHERE sweep_id = ?", [SWEEP]).fetchone()[
                0
            ]
            == 7
        )


def test_column_status(full: Store) -> None:
    row = first(full, "column_status", sweep_id=SWEEP, column_id=NEWS.column_id)
    assert (row["window_days"], row["window_months"], row["outcome"]) == (14, None, "ok")
    assert (row["entries"], row["newest"], row["problem"]) == (1, "2023-06-28", "栏目不更新")


def test_link_problems_lists_every_place(full: Store) -> None:
    assert full.db.view("link_problems").count == 2
    row = first(full, "link_problems", page_url=HOME)
    assert (row["url"], row["verdict_name"], row["link_text"]) == (DEAD.url, "死链", "甲")


def test_account_status(store: Store) -> None:
    days = (date(2023, 3, 1), date(2023, 4, 10), date(2023, 4, 10), date(2023, 6, 1), date(2023, 7, 9))
    posts = tuple(Post(ACCOUNT.target_id, f"第{n}期", day) for n, day in enumerate(days))
    seen = HandCheck(ACCOUNT.target_id, date(2023, 6, 28), date(2023, 6, 20))
    silent = replace(ACCOUNT, target_id="silent", last_post=None)
    account = replace(ACCOUNT, last_post=date(2023, 6, 5))
    store.import_ledger(mask_ledger(Ledger((account, silent, SITE), (), posts, (seen,))), "")
    store.begin_sweep("2023Q2", DAY)
    for one in (ACCOUNT.target_id, "silent"):
        store.take_target("2023Q2", one, "w1")
    kinds = (account_updates.KIND,)
    stale = Finding("N2.1", account_updates.KIND, ACCOUNT.target_id, "内容不更新")
    store.save_findings("2023Q2", ACCOUNT.target_id, [stale], kinds=kinds, day=DAY)
    rows = {row["target_id"]: row for row in store.db.query("SELECT * FROM account_status")}
    told = ("posts", "newest", "longest_gap", "checked_on", "problem")
    assert {key: tuple(row[name] for name in told) for key, row in rows.items()} == {
        ACCOUNT.target_id: (3, "2023-06-20", 52, "2023-06-28", "内容不更新"),
        "silent": (0, None, None, None, None),
    }


def test_menu_status(full: Store) -> None:
    row = first(full, "menu_status", position="1.1")
    assert (row["outcome_name"], row["problem"]) == ("返回错误状态", "菜单无法打开")
    assert first(full, "menu_status", position="1")["outcome_name"] is None


def test_summaries(full: Store) -> None:
    row = first(full, "sweep_summary", sweep_id=SWEEP, target_kind="website")
    counts = {
        name: row[name] for name in ("targets", "inspected", "failed", "skipped", "vetoed", "pass_rate")
    }
    assert counts == {
        "targets": 2,
        "inspected": 1,
        "failed": 0,
        "skipped": 1,
        "vetoed": 1,
        "pass_rate": 0.0,
    }
    unit = first(full, "unit_summary", sweep_id=SWEEP, unit="市财政局")
    assert (unit["targets"], unit["failed_targets"], unit["problems"]) == (2, 1, 8)


def test_no_longer_seen_needs_a_later_look(full: Store) -> None:
    gone = {row["kind_name"] for row in full.db.query("SELECT * FROM no_longer_seen")}
    assert "错别字" not in gone  # still there
    assert "首页不更新" in gone
    assert "菜单无法打开" not in gone  # the account was not looked at again


def test_dismissed_findings_no_longer_count(full: Store) -> None:
    before = first(full, "target_summary", sweep_id=SWEEP, target_id=SITE.target_id)["problems"]
    full.db.execute("UPDATE findings SET state = 'dismissed' WHERE kind = 'stale_home'")
    after = first(full, "target_summary", sweep_id=SWEEP, target_id=SITE.target_id)["problems"]
    assert (before, after) == (7, 6)
