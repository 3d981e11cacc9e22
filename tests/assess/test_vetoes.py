"""Vetoes around the edges of their thresholds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govspider.assess import Rules, assess
from govspider.checks import account_updates, dead_link, empty_column, home_updates, site_down, stale_column
from govspider.items import Column, ColumnClass, Finding, Ledger, Target, TargetKind
from govspider.items.masked import MaskedLedger
from govspider.store.writer import Store
from tests.stores import NATIONAL, new_store

SWEEP, DAY, ACCUSE = "2023Q2", date(2023, 6, 30), 0.96
SITE = Target("4419000001", TargetKind.WEBSITE, "示范市财政局网站", "市财政局", "http://czj.city.test/")
OTHER = replace(SITE, target_id="4419000002")
ACCOUNT = Target("wx-001", TargetKind.ACCOUNT, "示范财政", "市财政局")
COLUMNS = tuple(
    Column(f"{kind}{number}", SITE.target_id, f"{kind}栏{number}", "http://czj.city.test/x/", kind)
    for kind in ColumnClass
    for number in range(12)
)
KINDS = (site_down.KIND, home_updates.KIND, stale_column.KIND, empty_column.KIND, account_updates.KIND)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path / "a.db")
    store.import_ledger(MaskedLedger(Ledger((SITE, OTHER, ACCOUNT), COLUMNS)), "")
    store.begin_sweep(SWEEP, DAY)
    yield store
    store.close()


def stale(column_class: ColumnClass, count: int) -> list[Finding]:
    code = NATIONAL.columns[column_class].counts_for or "T1"
    return [
        Finding(code, stale_column.KIND, SITE.target_id, "栏目不更新", subject=f"{column_class}{number}")
        for number in range(count)
    ]


def blank(count: int) -> list[Finding]:
    return [
        Finding("V4.3", empty_column.KIND, SITE.target_id, "空白", subject=f"other{number}")
        for number in range(count)
    ]


def judged(store: Store, *findings: Finding) -> dict[str, tuple[int, bool]]:
    """Faults and whether they reach the veto, by indicator, of the website."""
    store.save_findings(SWEEP, SITE.target_id, findings, kinds=KINDS, day=DAY)
    assess(store.db, SWEEP, Rules())
    rows = store.db.query("SELECT * FROM veto_counts WHERE target_id = ?", [SITE.target_id])
    return {row["indicator"]: (row["faults"], bool(row["reached"])) for row in rows}


def fact(store: Store, indicator: str) -> str:
    return str(
        store.db.execute("SELECT fact FROM veto_counts WHERE indicator = ?", [indicator]).fetchone()[0]
    )


@pytest.mark.parametrize(
    ("findings", "indicator", "faults", "reached"),
    [
        (stale(ColumnClass.NEWS, 4), "V4.1", 4, False),
        (stale(ColumnClass.NEWS, 5), "V4.1", 5, True),
        (stale(ColumnClass.NEWS, 2) + stale(ColumnClass.POLICY, 2), "V4.1", 4, False),
        (stale(ColumnClass.NEWS, 2) + stale(ColumnClass.POLICY, 3), "V4.1", 5, True),
        (
            stale(ColumnClass.NEWS, 2) + stale(ColumnClass.POLICY, 1) + stale(ColumnClass.NOTICE, 2),
            "V4.1",
            5,
            True,
        ),
        (stale(ColumnClass.YEARLY, 9), "V4.2", 9, False),
        (stale(ColumnClass.YEARLY, 10), "V4.2", 10, True),
        (stale(ColumnClass.OTHER, 6) + stale(ColumnClass.INTERPRETATION, 4), "V4.2", 10, True),
        (blank(4), "V4.3", 4, False),
        (blank(5), "V4.3", 5, True),
    ],
)
def test_columns_around_the_edge(
    store: Store, findings: list[Finding], indicator: str, faults: int, *, reached: bool
) -> None:
    assert judged(store, *findings) == {indicator: (faults, reached)}


def test_the_two_counts_of_stale_columns_are_apart(store: Store) -> None:
    findings = stale(ColumnClass.NEWS, 4) + stale(ColumnClass.YEARLY, 9)
    assert judged(store, *findings) == {"V4.1": (4, False), "V4.2": (9, False)}


def test_columns_that_need_no_update_never_count(store: Store) -> None:
    assert judged(store, *stale(ColumnClass.STATIC, 12)) == {}


@pytest.mark.parametrize(
    ("kind", "indicator"), [(site_down.KIND, "V2"), (home_updates.KIND, "V3"), (account_updates.KIND, "N2.1")]
)
def test_one_is_enough(store: Store, kind: str, indicator: str) -> None:
    assert judged(store, Finding(indicator, kind, SITE.target_id, "事实如此")) == {indicator: (1, True)}
    assert fact(store, indicator) == "事实如此"


def test_only_what_is_sure_counts(store: Store) -> None:
    home = Finding("V3", home_updates.KIND, SITE.target_id, "首页不更新")
    assert judged(store, replace(home, confidence=ACCUSE)) == {"V3": (1, True)}
    assert judged(store, replace(home, confidence=ACCUSE - 0.01)) == {}
    assert judged(store, replace(home, needs_person=True)) == {}


@pytest.mark.parametrize(("state", "expected"), [("open", 5), ("rectified", 4), ("dismissed", 4)])
def test_only_open_findings_count(store: Store, state: str, expected: int) -> None:
    findings = stale(ColumnClass.NEWS, 5)
    judged(store, *findings)
    store.db.execute("UPDATE findings SET state = ? WHERE finding_id = ?", [state, findings[0].finding_id])
    assess(store.db, SWEEP, Rules())
    assert store.db.execute("SELECT faults FROM vetoes").fetchone()[0] == expected


def test_other_kinds_of_findings_are_no_vetoes(store: Store) -> None:
    dead = Finding("D4.3", dead_link.KIND, SITE.target_id, "死链")
    store.save_findings(SWEEP, SITE.target_id, [dead], kinds=[dead_link.KIND], day=DAY)
    assess(store.db, SWEEP, Rules())
    assert store.db.table("vetoes").count == 0


def test_each_target_answers_for_itself(store: Store) -> None:
    judged(store, *stale(ColumnClass.NEWS, 5))
    stale_home = Finding("V3", home_updates.KIND, OTHER.target_id, "首页不更新")
    store.save_findings(SWEEP, OTHER.target_id, [stale_home], kinds=KINDS, day=DAY)
    assess(store.db, SWEEP, Rules())
    rows = store.db.query("SELECT target_id, indicator FROM veto_rows ORDER BY target_id")
    assert [tuple(row.values()) for row in rows] == [(SITE.target_id, "V4.1"), (OTHER.target_id, "V3")]


def test_each_sweep_is_judged_by_what_it_saw(store: Store) -> None:
    judged(store, *stale(ColumnClass.NEWS, 5))
    store.begin_sweep("2023Q3", date(2023, 9, 30))
    assess(store.db, "2023Q3", Rules())
    assert [row["sweep_id"] for row in store.db.query("SELECT * FROM veto_rows")] == [SWEEP]


def test_judging_again_changes_nothing(store: Store) -> None:
    judged(store, *stale(ColumnClass.NEWS, 5), *blank(2))
    before = list(store.db.conn.iterdump())
    assess(store.db, SWEEP, Rules())
    assert list(store.db.conn.iterdump()) == before


def test_the_fact_names_classes_numbers_and_columns(store: Store) -> None:
    judged(store, *stale(ColumnClass.NEWS, 2), *stale(ColumnClass.POLICY, 1), *blank(1))
    assert fact(store, "V4.1") == (
        "动态要闻类2个、政策文件类1个超过规定期限未更新，共3个栏目（news栏0、news栏1、policy栏0）"
    )
    assert fact(store, "V4.3") == "空白栏目1个（other栏0）"


@pytest.mark.parametrize(
    ("column_class", "to_verify"), [(ColumnClass.NEWS, 0), (ColumnClass.YEARLY, 1), (ColumnClass.OTHER, 1)]
)
def test_figures_that_need_checking_say_so(store: Store, column_class: ColumnClass, to_verify: int) -> None:
    judged(store, *stale(column_class, 1))
    assert store.db.execute("SELECT to_verify FROM veto_counts").fetchone()[0] == to_verify


def test_a_column_with_a_period_of_its_own_needs_no_checking(store: Store) -> None:
    own = tuple(replace(column, window_days=90) for column in COLUMNS)
    store.import_ledger(MaskedLedger(Ledger((SITE, OTHER, ACCOUNT), own)), "")
    judged(store, *stale(ColumnClass.YEARLY, 1))
    assert store.db.execute("SELECT to_verify FROM veto_counts").fetchone()[0] == 0
