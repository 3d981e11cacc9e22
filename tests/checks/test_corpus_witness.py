"""The sweep checks on stored texts, in a real database: places, what other checks said, running again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from govspider.checks.word_findings import WRONG_WORD
from govspider.items import (
    Detector,
    Finding,
    JudgedPage,
    Ledger,
    Outcome,
    Page,
    PageFacts,
    PartKind,
    Place,
    Target,
    TargetKind,
    TextPart,
)
from govspider.items.stored import StoredText
from govspider.judge.stored import StoredJudge
from govspider.privacy.page_masking import mask_ledger, mask_page
from govspider.store import Store
from tests.checks.reading import resources
from tests.crawling import scrapy
from tests.stores import HASHER, config_of, new_store
from tests.words.corpus_city import TARGETS, city, text

Judge = Callable[..., list[dict[str, Any]]]

SWEEP, DAY = "2023Q2", date(2023, 6, 30)
BODY = "联系人手机13800138000。\n会议要求做好环竟保护工作。"
SLIP = text(3, BODY, 99)
START = BODY.index("环竟")
OTHERS = Finding(
    "T1",
    WRONG_WORD,
    SLIP.target_id,
    "“做好环竟保护”疑为“做好环境保护”",
    SLIP.page_url,
    Place(PartKind.BODY, START - 2, START + 4),
    "做好环竟保护",
    "做好环境保护",
    detector=Detector.MODEL,
    confidence=0.75,
)


@pytest.fixture
def judge(store: Store, tmp_path: Path) -> Judge:
    """Judges the texts and gives all findings."""

    def run(target_id: str = "") -> list[dict[str, Any]]:
        config = config_of(tmp_path / "govspider.db", SWEEP)
        StoredJudge.of(store, config, DAY, resources()).texts(target_id)
        sql = "SELECT findings.*, sightings.scope, sightings.body_hash FROM findings JOIN sightings USING (finding_id)"
        return list(store.db.query(f"{sql} ORDER BY finding_id"))

    return run


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A sweep of the made-up city with one slip."""
    store = new_store(tmp_path / "govspider.db")
    names = sorted({page.target_id for page in city()})
    targets = tuple(
        Target(name, TargetKind.WEBSITE, f"{name}网站", "某局", f"http://{name}.test/") for name in names
    )
    store.import_ledger(mask_ledger(Ledger(targets, ())), "hash")
    store.begin_sweep(SWEEP, DAY)
    store.save_pages(SWEEP, [(inspected(page), None) for page in city(SLIP)], DAY)
    yield store
    store.close()


def inspected(page: StoredText, *findings: Finding) -> JudgedPage:
    facts = PageFacts(text=page.text, parts=(TextPart(page.part, page.text),))
    read = Page(page.target_id, page.page_url, Outcome.OK, body_hash=page.body_hash, facts=facts)
    return JudgedPage(mask_page(read, DAY, HASHER)[0], findings)


def test_a_slip_is_a_finding_with_its_place_and_evidence(judge: Judge) -> None:
    assert len({page.target_id for page in city()}) == TARGETS
    (row,) = judge()
    assert (row["layer"], row["scope"], row["kind"], row["part"]) == ("corpus", "sweep", "wrong_word", "body")
    assert (row["target_id"], row["page_url"], row["body_hash"]) == (SLIP.target_id, SLIP.page_url, "hash3")
    assert BODY[row["start"] : row["end"]] == row["shown"] == "环竟保护"
    assert row["suggestion"] == "环境保护"
    assert "138****8000" in row["context"]


def test_judging_again_changes_nothing(judge: Judge) -> None:
    assert judge() == judge()


def test_a_mended_page_has_no_finding_left(store: Store, judge: Judge) -> None:
    judge()
    fixed = replace(SLIP, text=BODY.replace("环竟", "环境"))
    store.save_page(SWEEP, inspected(fixed), DAY)
    assert judge() == []


def test_a_fault_that_another_check_told_is_told_once_by_the_surer(store: Store, judge: Judge) -> None:
    store.save_page(SWEEP, inspected(SLIP, OTHERS), DAY)
    (row,) = judge()
    assert row["finding_id"] == OTHERS.finding_id
    assert (row["layer"], row["confidence"]) == ("corpus", 0.97)
    assert (row["shown"], row["suggestion"]) == ("做好环竟保护", "做好环境保护")
    assert judge() == [row]


def test_a_surer_check_keeps_its_word(store: Store, judge: Judge) -> None:
    store.save_page(SWEEP, inspected(SLIP, replace(OTHERS, confidence=0.99)), DAY)
    (row,) = judge()
    assert (row["layer"], row["confidence"], row["scope"]) == ("model", 0.99, "page")


def test_what_another_kind_of_fault_holds_is_left_to_it(store: Store, judge: Judge) -> None:
    other = replace(OTHERS, kind="address")
    store.save_page(SWEEP, inspected(SLIP, other), DAY)
    assert [row["kind"] for row in judge()] == ["address"]


def test_one_target_alone_leaves_the_findings_of_the_others(judge: Judge) -> None:
    before = judge()
    assert judge("4419000105") == before


def test_one_target_alone_is_only_a_hint(judge: Judge) -> None:
    (row,) = judge(SLIP.target_id)
    assert (row["shown"], row["confidence"] < 0.96) == ("环竟保护", True)


def test_names_of_the_ledger_are_read(store: Store) -> None:
    assert {"某局", f"{SLIP.target_id}网站"} <= store.ledger_names()


def test_why_shows_what_the_newest_sweep_met(store: Store, tmp_path: Path) -> None:
    assert store.newest_sweep() == SWEEP
    run = scrapy(tmp_path, "dictionary", "why", "加强组织领导")
    assert run.code == 0
    assert "“领导”见于12个站点96处" in run.out
