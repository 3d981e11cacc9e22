"""One cause is one finding with its places (同因归并), however many pages, sentences and sweeps it stands in."""

import re
from dataclasses import replace
from datetime import date

import pytest

from govspider.assess import Rules, assess
from govspider.assess.decisions import decide
from govspider.items import Detector, Finding, FindingState, Kind, PartKind, Place, Severity
from govspider.store.evidence import Snapshot
from govspider.store.statements import statement
from govspider.store.writer import Store
from tests.store.samples import DAY, HOME, SITE, SWEEP, inspected, page, wrong_word

LATER, LATER_DAY = "2023Q3", date(2023, 9, 30)
PAGES = [f"{HOME}art/{number:03}.html" for number in range(40)]


def save(store: Store, url: str, *findings: Finding, sweep: str = SWEEP, day: date = DAY) -> None:
    store.save_page(sweep, inspected(*findings, of=page(url)), day)


def rows(store: Store, sql: str) -> list[tuple[object, ...]]:
    return list(store.db.execute(sql))


def test_a_line_in_the_foot_of_every_page_is_one_finding(store: Store) -> None:
    foot = wrong_word("按装")
    for url in PAGES:
        save(store, url, replace(foot, page_url=url, place=Place(PartKind.BOILERPLATE, 30, 32)))
    assert rows(store, "SELECT shown, places FROM problem_list") == [("按装", len(PAGES))]
    assert rows(store, "SELECT page_url FROM finding_places ORDER BY place") == [(url,) for url in PAGES]
    assess(store.db, SWEEP, Rules())
    assert rows(store, f"SELECT problems FROM conclusions WHERE target_id = '{SITE.target_id}'") == [(1,)]
    assert store.progress(SWEEP).findings == 1


def test_a_slip_in_two_sentences_and_in_the_title_is_one(store: Store) -> None:
    body, title = wrong_word(), replace(wrong_word(), place=Place(PartKind.TITLE, 0, 2))
    second = replace(body, place=Place(PartKind.BODY, 70, 72), ordinal=1, context="又见登陆系统")
    save(store, HOME, body, second, title)
    assert rows(store, "SELECT part, ordinal, start FROM places ORDER BY part, ordinal") == [
        ("body", 0, 2),
        ("body", 1, 70),
        ("title", 0, 0),
    ]
    assert store.db.table("causes").count == 1


@pytest.mark.parametrize(
    "other",
    [
        {"suggestion": "登入"},
        {"kind": Kind.FORMAT_ERROR},
        {"shown": "登陆系统"},
        {"subject": "http://b.test/"},
        {"suggestion": None},
        {"value_hash": "ab"},
    ],
)
def test_what_makes_another_cause(store: Store, other: dict[str, str]) -> None:
    save(store, HOME, wrong_word(), replace(wrong_word(), **other))  # type: ignore[arg-type]
    assert store.db.table("causes").count == 2


def test_the_same_slip_on_two_targets_is_two(store: Store) -> None:
    here, there = wrong_word(), replace(wrong_word(), target_id="wx-001")
    save(store, HOME, here)
    store.save_page(SWEEP, inspected(there, of=replace(page(), target_id="wx-001")), DAY)
    assert rows(store, "SELECT target_id, places FROM sightings ORDER BY 1") == [
        (SITE.target_id, 1),
        ("wx-001", 1),
    ]
    store.clear_target(SWEEP, "wx-001")  # both have a page of this address
    assert rows(store, "SELECT target_id FROM places JOIN causes USING (finding_id)") == [(SITE.target_id,)]


@pytest.mark.parametrize("shown", ["登　陆", "登\n陆", " 登陆 "])
def test_layout_makes_no_other_cause(store: Store, shown: str) -> None:
    save(
        store,
        HOME,
        wrong_word(),
        replace(wrong_word(shown), problem="同上", place=Place(PartKind.BODY, 40, 43)),
    )
    assert rows(store, "SELECT shown, places FROM findings") == [("登陆", 2)]


def test_a_number_in_two_spellings_is_one_and_two_numbers_under_one_mask_are_two(store: Store) -> None:
    phone = replace(wrong_word("138****0000"), kind=Kind.PHONE, suggestion="138****0000", value_hash="a" * 64)
    spaced = replace(
        phone, shown="138-****-0000", suggestion="138-****-0000", place=Place(PartKind.BODY, 50, 63)
    )
    other = replace(phone, value_hash="b" * 64, place=Place(PartKind.BODY, 90, 101))
    save(store, HOME, phone, spaced, other)
    assert sorted(rows(store, "SELECT value_hash, places FROM findings")) == [("a" * 64, 2), ("b" * 64, 1)]
    assert ("138-****-0000", "138-****-0000") in rows(store, "SELECT shown, suggestion FROM finding_places")


def test_the_gravest_and_surest_place_tells_the_finding(store: Store) -> None:
    hint = replace(wrong_word(confidence=1.0), needs_person=True)
    unsure = wrong_word(confidence=0.8, url=PAGES[0])
    sure = wrong_word(confidence=0.97, url=PAGES[1])
    grave = replace(wrong_word(confidence=0.96, url=PAGES[2]), severity=Severity.SEVERE, indicator="V1.1")
    save(store, HOME, hint)
    save(store, PAGES[0], unsure)
    assert rows(store, "SELECT page_url, counts, is_hint FROM sightings") == [(HOME, 0, 1)]
    save(store, PAGES[1], sure)
    assert rows(store, "SELECT page_url, counts, severity FROM sightings") == [(PAGES[1], 1, "general")]
    save(store, PAGES[2], grave)
    assert rows(store, "SELECT page_url, counts, severity, indicator FROM sightings") == [
        (PAGES[2], 1, "severe", "V1.1")
    ]
    store.db.execute(
        "UPDATE sweeps SET count_threshold = 0.97"
    )  # a severe place that does not count accuses nobody
    assert rows(store, "SELECT page_url, counts, severity FROM sightings") == [(PAGES[1], 1, "general")]


def test_the_order_in_which_pages_come_changes_nothing(store: Store) -> None:
    findings = [wrong_word(url=url, confidence=0.97 + number / 1000) for number, url in enumerate(PAGES[:6])]
    told = []
    for order in (findings, findings[::-1]):
        for finding in order:
            save(store, finding.page_url, finding)
        told.append(
            [rows(store, f"SELECT * FROM {name}") for name in ("finding_places", "findings", "causes")]
        )
        store.clear_target(SWEEP, SITE.target_id)
        assert store.db.table("causes").count == 0
    assert told[0] == told[1]


def test_a_page_that_is_mended_leaves_the_other_places(store: Store) -> None:
    for url in PAGES[:3]:
        save(store, url, wrong_word(url=url))
    save(store, PAGES[0])
    assert rows(store, "SELECT page_url, places FROM sightings") == [(PAGES[1], 2)]


def test_a_cause_is_rectified_when_it_stands_nowhere(store: Store) -> None:
    store.begin_sweep(LATER, LATER_DAY)
    for url in PAGES[:3]:
        save(store, url, wrong_word(url=url), replace(wrong_word("按装", url=url)))
    later = {"sweep": LATER, "day": LATER_DAY}
    save(store, PAGES[0], **later)  # type: ignore[arg-type]
    save(store, PAGES[1], wrong_word(url=PAGES[1]), **later)  # type: ignore[arg-type]
    store.take_target(LATER, SITE.target_id, "w1")
    store.mark_crawled(LATER, SITE.target_id)
    assert rows(store, "SELECT shown, places FROM no_longer_seen") == [("按装", 3)]
    # The third page was not looked at: nobody knows.
    assert rows(store, "SELECT sweep_id, seen_in, page_url, shown FROM mended_places") == [
        (LATER, SWEEP, PAGES[0], "登陆")
    ]
    places = f"SELECT page_url, first_seen, first_seen_here FROM finding_places WHERE sweep_id = '{LATER}'"
    assert rows(store, places) == [(PAGES[1], "2023-06-30", "2023-06-30")]


def test_a_rectified_cause_is_open_again_when_one_place_is_left(store: Store) -> None:
    store.begin_sweep(LATER, LATER_DAY)
    for url in PAGES[:2]:
        save(store, url, wrong_word(url=url))
    decide(store.db, [wrong_word().finding_id], FindingState.RECTIFIED, by="甲")
    save(store, PAGES[1], wrong_word(url=PAGES[1]), sweep=LATER, day=LATER_DAY)
    assert rows(store, "SELECT state FROM causes") == [("open",)]


def test_a_decision_is_about_all_places(store: Store) -> None:
    for url in PAGES[:2]:
        save(store, url, wrong_word(url=url))
    decide(store.db, [wrong_word().finding_id], FindingState.DISMISSED, by="甲")
    save(store, PAGES[2], wrong_word(url=PAGES[2]))
    assert rows(store, "SELECT is_shown, counts FROM finding_places") == [(0, 0)] * 3


def test_what_two_checks_say_of_one_place_is_one_place(store: Store) -> None:
    sure = replace(wrong_word(confidence=0.99), detector=Detector.RULE)
    save(store, HOME, wrong_word(confidence=0.97), sure)
    assert rows(store, "SELECT layer, confidence FROM places") == [("rule", 0.99)]


def test_two_slips_in_a_word_that_is_told_are_one(store: Store) -> None:
    save(store, HOME, replace(wrong_word("登陆系通", confidence=0.8), suggestion="登录系统"))
    first = replace(wrong_word("陆", confidence=0.97), place=Place(PartKind.BODY, 3, 4), suggestion="录")
    second = replace(wrong_word("通", confidence=0.98), place=Place(PartKind.BODY, 5, 6), suggestion="统")
    for _ in range(2):
        store.save_sweep_findings(SWEEP, [first, second], kinds=[Kind.WRONG_WORD], day=DAY)
        assert rows(store, "SELECT shown, suggestion, scope FROM places") == [
            ("登陆系通", "登陆系统", "sweep")
        ]


def test_judging_again_gives_the_same_ids_and_places(store: Store) -> None:
    item = inspected(wrong_word(), replace(wrong_word(), place=Place(PartKind.BODY, 70, 72), ordinal=1))
    store.save_page(SWEEP, item, DAY)
    before = rows(store, "SELECT * FROM finding_places")
    for _ in range(2):
        store.save_judgement(SWEEP, item, DAY)
        assert rows(store, "SELECT * FROM finding_places") == before
    assert store.count_found(SWEEP, SITE.target_id, "page", [Kind.WRONG_WORD]) == 2


def test_evidence_is_saved_of_the_first_pages_only(store: Store) -> None:
    kept: list[str] = []
    for url in PAGES:
        findings = [wrong_word(url=url)]
        snapshot = None
        if store.wants_evidence(SWEEP, findings):
            snapshot = Snapshot(f"snapshots/{len(kept)}.html", "page", "ab", url, DAY)
            kept.append(url)
        store.save_page(SWEEP, inspected(*findings, of=page(url)), DAY, snapshot)
    assert kept == PAGES[:5]
    assert store.wants_evidence(SWEEP, [wrong_word(url=PAGES[0])])  # judged again: it has some already
    assert not store.wants_evidence(SWEEP, [wrong_word(url=PAGES[9])])
    assert store.wants_evidence(SWEEP, [wrong_word(url=PAGES[9]), wrong_word("按装", url=PAGES[9])])
    assert not store.wants_evidence(SWEEP, [])
    best = wrong_word(url=PAGES[30], confidence=1.0)  # the finding shows what there is
    save(store, PAGES[30], best)
    assert rows(store, "SELECT page_url, snapshot FROM sightings") == [(PAGES[30], "snapshots/0.html")]


def test_no_statement_of_a_page_walks_all_places(store: Store) -> None:
    """A foot's fault on 10,000 pages takes as long for each page as for the first."""
    names = (
        "places_of_page",
        "delete_place",
        "at",
        "next_ordinal",
        "evidence_elsewhere",
        "date_seen",
        "drop_unseen",
    )
    for name in names:
        sql = statement(f"findings.{name}")
        values = dict.fromkeys(re.findall(r":(\w+)", sql), "x")
        plan = [row[3] for row in store.db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
        about = [line for line in plan if "places" in line and "subquery" not in line]
        assert about
        assert all("finding_id=?" in line or "page_url=?" in line for line in about), plan


def test_text_that_is_only_blank_keeps_its_own_form() -> None:
    blank = replace(wrong_word("　"), suggestion="")
    assert blank.finding_id != replace(blank, shown="\t").finding_id
