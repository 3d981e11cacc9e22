"""Apps in their stores: gone, not to be downloaded, long not renewed; what cannot be read accuses nobody."""

from datetime import date, timedelta

import pytest

from govspider.checks import app_pages
from govspider.items import Finding, Notice, Outcome, PageRole, PublicCard, Severity, StoredPage, Verdict
from tests.checks.building import ACCOUNT, DAY, doubts, facts_of, judge, link, page
from tests.stores import NATIONAL

STORE, OWN = "http://store.test/app/1", "http://app.a.gov.test/"
CARD = PublicCard("甲通", version="3.2.1", updated=date(2023, 5, 20))
APK = "http://app.a.gov.test/jia.apk"


def store(url: str = STORE, **facts: object) -> StoredPage:
    return page(url, PageRole.STORE, **facts)


def unlisted(url: str = STORE) -> StoredPage:
    return store(url, notice=Notice.UNLISTED.value)


def lost(url: str = STORE, status: int = 404) -> StoredPage:
    return store(url, outcome=Outcome.HTTP_ERROR, status=status, error=f"返回错误状态 {status}")


def found(*pages: StoredPage, links: tuple = (), day: date = DAY) -> list[Finding]:  # type: ignore[type-arg]
    return judge(app_pages.CHECK, facts_of(ACCOUNT, pages=pages, links=links), day)


def told(*pages: StoredPage, links: tuple = ()) -> list[tuple[str, bool]]:  # type: ignore[type-arg]
    return [(str(one.kind), one.needs_person) for one in found(*pages, links=links)]


def test_an_app_that_its_store_calls_unlisted_is_gone() -> None:
    (one,) = found(unlisted())
    assert (one.kind, one.severity, one.needs_person) == ("app_gone", Severity.SEVERE, False)
    assert "store.test" in one.problem


def test_several_stores_that_do_not_know_it_are_one_fault() -> None:
    assert told(lost(), lost(OWN)) == [("app_gone", False)]
    assert told(unlisted(), lost(OWN, 410)) == [("app_gone", False)]


def test_one_address_that_is_not_there_is_for_a_person() -> None:
    assert told(lost()) == [("app_gone", True)]


def test_an_app_that_another_page_shows_is_not_gone() -> None:
    assert told(unlisted(), store(OWN, card=CARD)) == [("app_gone", True)]


def test_where_a_page_could_not_be_read_a_person_looks() -> None:
    assert told(unlisted(), store(OWN, outcome=Outcome.BLOCKED)) == [("app_gone", True)]


def test_a_remark_on_a_page_that_shows_the_app_is_for_a_person() -> None:
    shown = PublicCard("甲通", version="3.2.1", updated=DAY, remark="该应用已下架")
    (one,) = found(store(card=shown))
    assert (one.kind, one.needs_person) == ("app_gone", True)
    assert "该应用已下架" in one.problem


@pytest.mark.parametrize("outcome", [Outcome.DNS, Outcome.REFUSED, Outcome.CONNECTION_LOST])
def test_a_page_that_does_not_open_is_for_a_person(outcome: Outcome) -> None:
    assert told(store(outcome=outcome, status=None)) == [("dead_download", True)]


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome.BLOCKED,
        Outcome.ROBOTS,
        Outcome.TIMEOUT,
        Outcome.TLS,
        Outcome.STUCK,
        Outcome.UNSUPPORTED,
        Outcome.OUR_FAULT,
    ],
)
def test_what_could_not_be_read_is_said(outcome: Outcome) -> None:
    unread = store(outcome=outcome, status=None)
    assert told(unread) == []
    (reason,) = doubts(app_pages.CHECK, facts_of(ACCOUNT, pages=(unread,)))
    assert reason.startswith("应用页面：")
    assert reason.endswith("（1个）")


def test_the_limit_of_a_versions_age() -> None:
    first = NATIONAL.windows.app.first_fresh(DAY)
    assert told(store(card=PublicCard("甲通", version="1.0", updated=first))) == []
    (one,) = found(store(card=PublicCard("甲通", version="1.0", updated=first - timedelta(days=1))))
    assert (one.kind, one.needs_person, one.indicator) == ("old_app", True, "N2.2")
    assert "1.0版" in one.problem


def test_the_newest_version_of_all_pages_counts() -> None:
    old = PublicCard("甲通", version="1.0", updated=date(2020, 1, 1))
    assert told(store(card=old), store(OWN, card=CARD)) == []


def test_a_day_ahead_and_a_page_without_a_day_say_nothing() -> None:
    ahead = store(card=PublicCard("甲通", version="1.0", updated=DAY + timedelta(days=1)))
    undated = store(card=PublicCard("甲通", version="1.0"))
    assert told(ahead) == told(undated) == []
    assert doubts(app_pages.CHECK, facts_of(ACCOUNT, pages=(undated,))) == ["应用页面：没有显示版本更新日期"]


def test_a_dead_download() -> None:
    dead = link(APK, Verdict.DEAD, on=OWN, text="安卓版下载", reason="返回错误状态（404）")
    (one,) = found(store(OWN, card=CARD), links=(dead,))
    assert (one.kind, one.needs_person, one.subject) == ("dead_download", False, APK)
    assert "404" in one.problem


def test_a_dead_download_where_the_app_can_be_had_elsewhere_is_for_a_person() -> None:
    dead = link(APK, Verdict.DEAD, on=OWN)
    live = link("http://app.a.gov.test/new.apk", Verdict.OK, on=OWN)
    assert told(store(OWN, card=CARD), links=(dead, live)) == [("dead_download", True)]
    assert told(store(OWN, card=CARD), store(card=CARD), links=(dead,)) == [("dead_download", True)]


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.UNJUDGED, None])
def test_downloads_that_open_or_could_not_be_judged(verdict: Verdict | None) -> None:
    assert told(store(OWN, card=CARD), links=(link(APK, verdict, on=OWN),)) == []


def test_other_pages_of_the_account_are_no_stores() -> None:
    menu = page("http://m.test/1", PageRole.MENU, outcome=Outcome.HTTP_ERROR, status=404)
    assert told(menu) == []
    assert doubts(app_pages.CHECK, facts_of(ACCOUNT, pages=(menu,))) == []
