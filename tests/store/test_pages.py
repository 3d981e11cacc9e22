"""Pages, findings and occurrences: written once or often, the rows are the same."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govspider.checks import dead_link, dead_menu, home_updates
from govspider.items import Finding, Kind, Link, LinkKind, PageFacts, PageRole
from govspider.store.evidence import Snapshot, write_evidence
from govspider.store.integrity import problems_of
from govspider.store.writer import Store
from tests.store.samples import (
    DAY,
    HOME,
    MENU,
    MOBILE,
    SITE,
    SWEEP,
    inspected,
    page,
    wrong_word,
)

LATER, LATER_DAY = "2023Q3", date(2023, 9, 30)
STALE = Finding("V3", home_updates.KIND, SITE.target_id, "首页超过两周未更新")
SNAPSHOT = Snapshot("snapshots/ab/ab.html", "page", "ab" * 32, HOME, DAY)


def dump(store: Store) -> list[str]:
    """All rows without times."""
    store.db.execute("UPDATE pages SET fetched_at = ''")
    store.db.execute("UPDATE link_checks SET checked_at = ''")
    return list(store.db.conn.iterdump())


def rows(store: Store, table: str, *names: str) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in names) for row in store.db.query(f"SELECT * FROM {table}")]


def shown(store: Store) -> list[object]:
    return [row[0] for row in rows(store, "findings", "shown")]


def test_a_page_is_written_with_all_that_stands_on_it(store: Store) -> None:
    store.save_page(SWEEP, inspected(wrong_word()), DAY, SNAPSHOT)
    assert rows(store, "pages", "url", "role", "status", "published", "chrome", "checks_passed") == [
        (HOME, "home", 200, "2023-06-29", "首页\n工作动态", 0)
    ]
    assert [row[0] for row in rows(store, "links", "kind")] == ["page", "attachment", "other"]
    assert rows(store, "entries", "title", "published") == [("新闻一", "2023-06-28")]
    assert rows(store, "findings", "shown", "start", "end", "page_title", "first_seen", "state") == [
        ("登陆", 2, 4, "示范市财政局", "2023-06-30", "open")
    ]
    assert rows(store, "sightings", "scope", "seen_on", "body_hash", "snapshot") == [
        ("page", "2023-06-30", "ab" * 32, SNAPSHOT.path)
    ]
    assert rows(store, "check_runs", "check", "outcome", "error") == [
        ("links", "failed", "ValueError"),
        ("wrong_words", "found", ""),
    ]


def test_checks_that_found_nothing_are_counted(store: Store) -> None:
    store.save_page(SWEEP, inspected(), DAY)
    assert rows(store, "pages", "checks_passed") == [(1,)]
    assert [row[0] for row in rows(store, "check_runs", "check")] == ["links"]


def test_writing_twice_changes_nothing(store: Store) -> None:
    store.save_page(SWEEP, inspected(wrong_word(), wrong_word("登录录")), DAY, SNAPSHOT)
    before = dump(store)
    store.save_page(SWEEP, inspected(wrong_word(), wrong_word("登录录")), DAY, SNAPSHOT)
    assert dump(store) == before


def test_one_by_one_or_in_a_batch_is_the_same(store: Store) -> None:
    items = [inspected(wrong_word(url=url), of=page(url)) for url in (HOME, f"{HOME}a", f"{HOME}b")]
    for item in items:
        store.save_page(SWEEP, item, DAY)
    one_by_one = dump(store)
    store.clear_target(SWEEP, SITE.target_id)
    store.save_pages(SWEEP, [(item, None) for item in items], DAY)
    assert dump(store) == one_by_one


def test_a_page_written_anew_replaces_the_old_one(store: Store) -> None:
    store.save_page(SWEEP, inspected(wrong_word()), DAY, SNAPSHOT)
    store.save_page(SWEEP, inspected(of=page(facts=PageFacts(title="改版"))), DAY)
    assert rows(store, "pages", "title") == [("改版",)]
    for table in ("links", "entries", "causes", "places", "snapshots"):
        assert store.db.table(table).count == 0


def test_an_address_that_had_to_be_masked_says_so(store: Store) -> None:
    facts = page().facts
    assert facts is not None
    leaky = replace(facts, links=tuple(replace(link, url=f"{link.url}?tel={MOBILE}") for link in facts.links))
    store.save_page(SWEEP, inspected(of=page(facts=leaky)), DAY)
    assert [row[0] for row in rows(store, "links", "url_masked")] == [1, 1, 1]


def test_only_a_home_page_keeps_its_surroundings(store: Store) -> None:
    store.save_page(SWEEP, inspected(of=page(role=PageRole.ARTICLE)), DAY)
    assert rows(store, "pages", "chrome") == [("",)]


def test_a_fault_seen_in_two_sweeps_is_one_finding(store: Store) -> None:
    store.begin_sweep(LATER, LATER_DAY)
    store.save_page(SWEEP, inspected(wrong_word()), DAY)
    store.save_page(LATER, inspected(wrong_word()), LATER_DAY)
    assert rows(store, "findings", "first_seen", "last_seen") == [("2023-06-30", "2023-09-30")]
    assert store.db.table("places").count == 2
    store.save_page(LATER, inspected(), LATER_DAY)  # it was a mistake of that sweep
    assert rows(store, "findings", "first_seen", "last_seen") == [("2023-06-30", "2023-06-30")]


def test_an_older_sweep_judged_again_does_not_overwrite_a_newer_one(store: Store) -> None:
    store.begin_sweep(LATER, LATER_DAY)
    store.save_page(LATER, inspected(wrong_word()), LATER_DAY)
    store.save_page(SWEEP, inspected(replace(wrong_word(), problem="旧的说法")), DAY)
    assert rows(store, "findings", "problem", "first_seen") == [("“登陆”应为“登录”", "2023-06-30")]


@pytest.mark.parametrize(
    ("state", "day", "then"),
    [
        ("rectified", LATER_DAY, "open"),  # it was not fixed after all
        ("rectified", DAY, "rectified"),  # the same sweep written again knows nothing new
        ("dismissed", LATER_DAY, "dismissed"),  # people said that it is no fault
    ],
)
def test_what_people_decided(store: Store, state: str, day: date, then: str) -> None:
    store.begin_sweep(LATER, LATER_DAY)
    store.save_page(SWEEP, inspected(wrong_word()), DAY)
    store.db.execute("UPDATE findings SET state = ?", [state])
    store.save_page(SWEEP if day == DAY else LATER, inspected(wrong_word()), day)
    assert rows(store, "findings", "state") == [(then,)]


def test_a_dismissed_finding_is_remembered_when_it_is_gone(store: Store) -> None:
    store.save_page(SWEEP, inspected(wrong_word()), DAY)
    store.db.execute("UPDATE findings SET state = 'dismissed'")
    store.save_page(SWEEP, inspected(), DAY)
    assert rows(store, "findings", "state") == [("dismissed",)]
    assert store.db.table("places").count == 0


def save_target(store: Store, findings: Iterable[Finding], *kinds: str) -> None:
    store.save_findings(SWEEP, SITE.target_id, findings, kinds=kinds, day=DAY)


def test_target_checks_replace_what_they_said_before(store: Store) -> None:
    store.save_page(SWEEP, inspected(wrong_word()), DAY)
    save_target(store, [STALE], home_updates.KIND, dead_link.KIND)
    before = dump(store)
    save_target(store, [STALE], home_updates.KIND, dead_link.KIND)
    assert dump(store) == before
    save_target(store, [], dead_link.KIND)
    assert store.db.table("causes").count == 2  # another kind stays
    save_target(store, [], home_updates.KIND, Kind.WRONG_WORD)
    assert shown(store) == ["登陆"]  # the page check's stays


def test_findings_of_another_target_are_a_mistake_of_the_caller(store: Store) -> None:
    with pytest.raises(ValueError, match="another target"):
        save_target(store, [replace(STALE, target_id="wx-001")], home_updates.KIND)


def test_a_target_finding_names_the_title_and_hash_of_its_page(store: Store) -> None:
    store.save_page(SWEEP, inspected(), DAY)
    dead = Finding(
        "D4.3", dead_link.KIND, SITE.target_id, "死链", HOME, subject="http://czj.city.test/a.html"
    )
    save_target(store, [dead], dead_link.KIND)
    assert rows(store, "findings", "page_title") == [("示范市财政局",)]
    assert rows(store, "sightings", "scope", "body_hash") == [("target", "ab" * 32)]


def test_a_menu_finding_has_the_screenshot_for_evidence(store: Store) -> None:
    store.save_menu(SWEEP, "wx-001", MENU)
    dead = Finding("N4", dead_menu.KIND, "wx-001", "菜单无法打开", subject="1.1")
    store.save_findings(SWEEP, "wx-001", [dead], kinds=[dead_menu.KIND], day=DAY)
    assert rows(store, "sightings", "snapshot") == [("snapshots/menu/q.png",)]
    assert rows(store, "snapshots", "kind", "taken_on") == [("picture", "2023-06-30")]
    before = dump(store)
    store.save_menu(SWEEP, "wx-001", MENU)
    assert dump(store) == before


@pytest.mark.parametrize(("first", "second", "kept"), [(0.7, 0.99, 0.99), (0.99, 0.7, 0.99)])
def test_of_two_that_name_the_same_fault_the_surer_one_is_kept(
    store: Store, first: float, second: float, kept: float
) -> None:
    store.save_page(SWEEP, inspected(wrong_word(confidence=first)), DAY)
    for _ in range(2):
        finding = wrong_word(confidence=second)
        store.save_sweep_findings(SWEEP, [finding], kinds=[Kind.WRONG_WORD], day=DAY)
        assert rows(store, "findings", "confidence") == [(kept,)]
        assert store.db.table("places").count == 1


def test_clearing_a_target_leaves_the_others_alone(store: Store) -> None:
    before = dump(store)
    store.save_page(SWEEP, inspected(wrong_word()), DAY, SNAPSHOT)
    save_target(store, [STALE], home_updates.KIND)
    store.save_menu(SWEEP, "wx-001", MENU)
    store.clear_target(SWEEP, "wx-001")
    assert store.db.table("menu_entries").count == 0
    assert store.db.table("causes").count == 2
    store.clear_target(SWEEP, SITE.target_id)
    store.db.execute("DELETE FROM snapshots WHERE kind = 'picture'")  # the menu's files stay known
    assert dump(store) == before
    assert problems_of(store.db) == []


def test_what_was_saved_as_evidence_is_named_by_the_sighting(store: Store, tmp_path: Path) -> None:
    finding = wrong_word()
    snapshot = write_evidence(tmp_path, SWEEP, inspected().page, [finding], day=DAY)
    store.save_page(SWEEP, inspected(finding), DAY, snapshot)
    assert (tmp_path / str(rows(store, "sightings", "snapshot")[0][0])).exists()
    assert problems_of(store.db) == []


def test_text_that_neither_utf8_nor_sqlite_can_hold(store: Store) -> None:
    odd = "坏\ud800\x00字"
    facts = PageFacts(title=odd, text=odd, site_code=odd, links=(Link(odd, odd, LinkKind.OTHER),))
    store.save_page(SWEEP, inspected(of=page(facts=facts, error=odd)), DAY)
    assert rows(store, "pages", "title", "text") == [("坏\ufffd\ufffd字",) * 2]
