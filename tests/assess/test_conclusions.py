"""What a target came to: a suspicion is no pass, and neither is what could not be judged or is not there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govspider.assess import Rules, assess
from govspider.checks import account_updates, closed_account, gone_post, sensitive_word, wrong_menu
from govspider.items import (
    Column,
    ColumnClass,
    Finding,
    HandCheck,
    JudgedPage,
    Ledger,
    MenuEntry,
    Notice,
    Outcome,
    Page,
    PageRole,
    Post,
    Severity,
    Target,
    TargetKind,
)
from govspider.items.masked import MaskedLedger, MaskedPage, MaskedText
from govspider.judge.running import run_check
from govspider.privacy.page_masking import mask_entry
from govspider.store.writer import Store
from tests.stores import HASHER, new_store

SWEEP, DAY = "2023Q2", date(2023, 6, 30)
SITE = Target("4419000001", TargetKind.WEBSITE, "示范市财政局网站", "市财政局", "http://czj.city.test/")
COLUMNS = tuple(
    Column(f"c{number}", SITE.target_id, f"栏目{number}", f"http://czj.city.test/{number}/", ColumnClass.NEWS)
    for number in range(2)
)
(KIND, *_) = sensitive_word.CHECK.kinds


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = new_store(tmp_path / "a.db")
    store.import_ledger(MaskedLedger(Ledger((SITE,), COLUMNS)), "")
    store.begin_sweep(SWEEP, DAY)
    store.take_target(SWEEP, SITE.target_id, "test")
    store.mark_crawled(SWEEP, SITE.target_id, MaskedText(""))
    yield store
    store.close()


WECHAT = Target("wx", TargetKind.ACCOUNT, "示范发布", "市财政局", platform="wechat")


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Store]:
    """The store of one account of which nothing is known but the day of its last post, by the ledger (最近发文日期)."""
    store = new_store(tmp_path / "b.db")
    dated = replace(WECHAT, last_post=date(2023, 6, 28))
    store.import_ledger(MaskedLedger(Ledger((dated,), ())), "")
    store.begin_sweep(SWEEP, DAY)
    store.take_target(SWEEP, WECHAT.target_id, "test")
    store.mark_crawled(SWEEP, WECHAT.target_id, MaskedText(""))
    yield store
    store.close()


def concluded(store: Store) -> str:
    assess(store.db, SWEEP, Rules())
    (row,) = store.db.query("SELECT conclusion FROM conclusions")
    return str(row["conclusion"])


def visited(store: Store, *columns: Outcome, findings: tuple[Finding, ...] = (), error: str = "") -> str:
    """The conclusion of a site whose home page opened and whose columns ended like this."""
    home = Page(SITE.target_id, SITE.home_url, Outcome.OK, PageRole.HOME)
    pages = [
        Page(SITE.target_id, column.url, outcome, PageRole.COLUMN, column_id=column.column_id, error=error)
        for column, outcome in zip(COLUMNS, columns, strict=False)
    ]
    store.save_page(SWEEP, JudgedPage(MaskedPage(home), findings), DAY)
    for page in pages:
        store.save_page(SWEEP, JudgedPage(MaskedPage(page)), DAY)
    assess(store.db, SWEEP, Rules())
    (row,) = store.db.query("SELECT conclusion FROM conclusions")
    return str(row["conclusion"])


def grave(**more: object) -> Finding:
    facts = {"page_url": SITE.home_url, "shown": "某词", "severity": Severity.SEVERE} | more
    return Finding("V1.3", KIND, SITE.target_id, "页面有赌博广告", **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("columns", "conclusion"),
    [
        ((Outcome.OK, Outcome.OK), "passed"),
        ((Outcome.OK, Outcome.BLOCKED), "passed"),
        ((Outcome.BLOCKED, Outcome.BLOCKED), "unjudged"),
        ((Outcome.OUR_FAULT, Outcome.BLOCKED), "unjudged"),
        ((Outcome.HTTP_ERROR, Outcome.BLOCKED), "passed"),  # one was judged
        ((), "passed"),
    ],
)
def test_none_of_the_columns_could_be_judged(
    store: Store, columns: tuple[Outcome, ...], conclusion: str
) -> None:
    assert visited(store, *columns) == conclusion


def test_columns_whose_scripts_did_not_run_were_not_judged(store: Store) -> None:
    assert visited(store, Outcome.OK, Outcome.OK, error="内容由脚本生成，未能用浏览器显示") == "unjudged"


@pytest.mark.parametrize(
    ("finding", "conclusion"),
    [
        (grave(), "suspected"),
        (grave(confidence=0.8), "passed"),  # waits for a person
        (grave(needs_person=True), "passed"),
        (grave(severity=Severity.GENERAL), "passed"),
    ],
)
def test_a_grave_fault_is_for_people_to_decide(store: Store, finding: Finding, conclusion: str) -> None:
    assert visited(store, Outcome.OK, findings=(finding,)) == conclusion


def test_what_could_not_be_judged_is_listed_by_reason(store: Store) -> None:
    visited(store, Outcome.BLOCKED, Outcome.OUR_FAULT)
    rows = store.db.query("SELECT what, outcome_name, number FROM unjudged ORDER BY outcome_name")
    assert [(row["what"], row["outcome_name"], row["number"]) for row in rows] == [
        ("栏目页", "本机原因未能检查", 1),
        ("栏目页", "访问受限", 1),
    ]


@pytest.mark.parametrize(("state", "listed"), [("open", []), ("confirmed", []), ("dismissed", ["菜单页面"])])
def test_what_counts_as_a_fault_is_not_unjudged_as_well(
    accounts: Store, state: str, listed: list[str]
) -> None:
    inside = "http://10.20.0.8/oa/index.html"
    entry = MenuEntry(WECHAT.target_id, "1", "内网", "view", inside, Outcome.UNSUPPORTED)
    found = Finding(
        "N4", wrong_menu.KIND, WECHAT.target_id, "指向内网地址", inside, shown="内网", subject="1"
    )
    page = Page(WECHAT.target_id, inside, Outcome.UNSUPPORTED, PageRole.MENU, error="内网地址，不予访问")
    accounts.save_menu(SWEEP, WECHAT.target_id, (mask_entry(entry, HASHER),))
    accounts.save_page(SWEEP, JudgedPage(MaskedPage(page)), DAY)
    accounts.save_findings(SWEEP, WECHAT.target_id, [found], kinds=[wrong_menu.KIND], day=DAY)
    accounts.db.execute("UPDATE findings SET state = ?", [state])
    assert [row["what"] for row in accounts.db.query("SELECT what FROM unjudged")] == listed


def test_pages_with_more_faults_than_are_told_are_listed(store: Store) -> None:
    def full() -> Iterator[Finding]:
        while True:
            yield Finding("T1", KIND, SITE.target_id, "又一处")

    page = Page(SITE.target_id, SITE.home_url, Outcome.OK, PageRole.HOME)
    run = run_check("full", page.url, full, most=3).runs
    store.save_page(SWEEP, JudgedPage(MaskedPage(page), runs=run), DAY)
    rows = store.db.query("SELECT what, outcome_name, reason, number, targets FROM unjudged")
    assert list(map(tuple, (row.values() for row in rows))) == [
        ("网页", "问题过多", "问题过多，只列出前 3 处", 1, 1)
    ]


@pytest.mark.parametrize(
    ("seen", "conclusion"),
    [
        (None, "unjudged"),
        (HandCheck("wb", date(2023, 6, 20), date(2023, 6, 18)), "passed"),
        (HandCheck("wb", date(2023, 4, 1), None, works=True), "passed"),
        (HandCheck("wb", date(2023, 6, 20)), "unjudged"),  # somebody looked and wrote nothing down
        (HandCheck("wb", date(2023, 6, 20), date(2023, 6, 18), is_open=True), "passed"),
        (HandCheck("wb", date(2023, 6, 20), date(2023, 6, 18), is_open=False), "unjudged"),  # 已注销
        (HandCheck("wb", date(2023, 3, 31), date(2023, 3, 30), works=True), "unjudged"),  # of another quarter
        (
            HandCheck("wb", date(2023, 7, 1), date(2023, 6, 30), works=True),
            "unjudged",
        ),  # after the inspection
    ],
)
def test_an_account_that_only_a_person_has_seen(
    seen: HandCheck | None, conclusion: str, tmp_path: Path
) -> None:
    micro = Target("wb", TargetKind.ACCOUNT, "示范微博", "市财政局", platform="weibo")
    store = new_store(tmp_path / "b.db")
    store.import_ledger(MaskedLedger(Ledger((micro,), (), (), (seen,) if seen else ())), "")
    store.begin_sweep(SWEEP, DAY)
    store.take_target(SWEEP, "wb", "test")
    store.mark_crawled(SWEEP, "wb", MaskedText(""))
    assess(store.db, SWEEP, Rules())
    (row,) = store.db.query("SELECT conclusion FROM conclusions")
    store.close()
    assert row["conclusion"] == conclusion


def of_account(
    kind: str, *, indicator: str = "N7", page_url: str = "", needs_person: bool = True
) -> JudgedPage:
    """A page of the account that a wall hides, with a finding."""
    found = Finding(indicator, kind, WECHAT.target_id, "事实如此", page_url, needs_person=needs_person)
    page = Page(WECHAT.target_id, "http://wb.test/u/1", Outcome.BLOCKED, PageRole.HOME)
    return JudgedPage(MaskedPage(page), (found,))


def test_the_day_that_a_unit_writes_itself_is_no_inspection(accounts: Store) -> None:
    assert concluded(accounts) == "unjudged"


def test_a_day_that_speaks_against_the_unit_stands(accounts: Store) -> None:
    stale = of_account(account_updates.KIND, indicator="N2.1", needs_person=False)
    accounts.save_page(SWEEP, stale, DAY)
    assert concluded(accounts) == "failed"


def test_posts_were_read(accounts: Store) -> None:
    posts = (Post(WECHAT.target_id, "六月工作", date(2023, 6, 20)),)
    accounts.import_ledger(MaskedLedger(Ledger((WECHAT,), (), posts)), "")
    assert concluded(accounts) == "passed"


@pytest.mark.parametrize(
    ("role", "status", "notice", "conclusion"),
    [
        (PageRole.MENU, None, "", "unjudged"),
        (PageRole.MENU, 200, "", "passed"),
        (PageRole.POST, None, "", "passed"),
        (PageRole.OPENED_POST, 200, "", "passed"),
        (PageRole.OPENED_POST, 200, Notice.REMOVED, "unjudged"),  # the platform's words, not the account's
    ],
)
def test_names_of_a_menu_and_notices_alone_are_no_pass(
    accounts: Store, role: PageRole, status: int | None, notice: str, conclusion: str
) -> None:
    page = Page(WECHAT.target_id, "菜单文件/wx.json", Outcome.OK, role, status=status, notice=notice)
    accounts.save_page(SWEEP, JudgedPage(MaskedPage(page)), DAY)
    assert concluded(accounts) == conclusion


@pytest.mark.parametrize(
    ("outcome", "notice", "conclusion"),
    [
        (None, "", "unjudged"),  # it leads nowhere
        (Outcome.OK, "", "passed"),
        (Outcome.DNS, "", "passed"),  # a fault, and no veto
        (Outcome.OK, Notice.REMOVED, "passed"),
        (Outcome.BLOCKED, "", "unjudged"),
        (Outcome.OUR_FAULT, "", "unjudged"),
        (Outcome.OK, Notice.NEEDS_CLIENT, "unjudged"),
    ],
)
def test_a_menu_that_was_refused_to_us_is_no_pass(
    accounts: Store, outcome: Outcome | None, notice: str, conclusion: str
) -> None:
    entry = MenuEntry(WECHAT.target_id, "1", "办事", "view", "http://wx.test/1", outcome, notice=notice)
    accounts.save_menu(SWEEP, WECHAT.target_id, (mask_entry(entry, HASHER),))
    assert concluded(accounts) == conclusion


@pytest.mark.parametrize(
    ("kind", "notice", "gone"),
    [
        (closed_account.GONE, "", True),
        (gone_post.KIND, Notice.CLOSED, True),
        (gone_post.KIND, Notice.RECLAIMED, True),
        (gone_post.KIND, Notice.REMOVED, False),  # the post, not the account
        (account_updates.WARNING, "", False),
    ],
)
def test_an_account_that_is_not_there_is_no_pass(
    accounts: Store, kind: str, notice: str, *, gone: bool
) -> None:
    saved = Page(WECHAT.target_id, "发文/wx.csv", Outcome.OK, PageRole.POST)
    opened = Page(WECHAT.target_id, "http://wx.test/s/1", Outcome.OK, PageRole.OPENED_POST, notice=notice)
    for page in (saved, opened):
        accounts.save_page(SWEEP, JudgedPage(MaskedPage(page)), DAY)
    accounts.save_page(SWEEP, of_account(kind, page_url=opened.url), DAY)
    assert concluded(accounts) == ("unjudged" if gone else "passed")
    accounts.db.execute("UPDATE findings SET state = 'dismissed'")  # 不属实
    assert concluded(accounts) == "passed"
