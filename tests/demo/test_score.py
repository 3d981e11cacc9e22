import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govspider.checks import dead_link
from govspider.checks.word_findings import WRONG_WORD
from govspider.demo.key import PERSONAL, KeyItem, answer_key
from govspider.demo.model import City
from govspider.demo.process import DemoProcess
from govspider.demo.score import Score, Seen, compare, read_findings
from govspider.demo.score_text import score_lines
from govspider.demo.state import city_of
from govspider.errors import ConfigError, StoreError
from govspider.items import Finding, Kind, Ledger, Target, TargetKind
from govspider.privacy.masking import mask_value
from govspider.privacy.page_masking import mask_ledger
from tests.stores import new_store

DAY = date(2024, 3, 31)
_WORD = KeyItem(Kind.WRONG_WORD, "1", ("http://a.test/1", "http://a.test/"), ("布署",), suggestion="部署")
_LINK = KeyItem(dead_link.KIND, "1", ("http://a.test/",), subjects=("http://b.test/x",))
_IMPLIED = replace(_LINK, subjects=("http://b.test/y",), implied=True)
_ID = KeyItem(Kind.ID_CARD, "1", ("http://a.test/1",), ("440106198001011234",))


def _seen(kind: str, **changes: str) -> Seen:
    base = Seen(str(kind), "1", "http://a.test/1", "", "", "general", "", "")
    return replace(base, **changes)


def _perfect(item: KeyItem) -> Seen:
    shown = item.shown[0] if item.shown else ""
    if item.kind in PERSONAL:
        shown = mask_value(Kind(item.kind), shown)
    page = item.urls[0] if item.urls else ""
    return Seen(
        str(item.kind),
        item.target_id,
        page,
        item.subjects[0] if item.subjects else "",
        shown,
        "general",
        "",
        "",
    )


def test_a_perfect_sweep_scores_one(city: City) -> None:
    key = answer_key(city)
    score = compare(key, [_perfect(item) for item in key])
    assert (score.total.precision, score.total.recall) == (1.0, 1.0)
    assert not score.missed
    assert not score.false


def test_an_empty_sweep_misses_everything(city: City) -> None:
    key = answer_key(city)
    score = compare(key, [])
    assert score.total.recall == 0
    assert len(score.missed) == sum(not item.implied for item in key)


@pytest.mark.parametrize(
    ("finding", "right"),
    [
        (_seen(Kind.WRONG_WORD, shown="布署"), True),
        (_seen(Kind.WRONG_WORD, shown="工作布署会"), True),
        (_seen(Kind.WRONG_WORD, shown="布署", page_url="http://a.test/2"), False),
        (_seen(Kind.WRONG_WORD, shown="按装"), False),
        (_seen(Kind.WRONG_WORD, shown=""), False),
        (_seen(Kind.WRONG_WORD, shown="布署", target_id="2"), False),
        (_seen(dead_link.KIND, subject="http://b.test/x", page_url="http://a.test/"), True),
        (_seen(dead_link.KIND, subject="http://b.test/z", page_url="http://a.test/"), False),
        (_seen(dead_link.KIND, subject="http://b.test/x", page_url="http://a.test/9"), False),
        (_seen(dead_link.KIND, subject="http://b.test/y", page_url="http://a.test/"), True),
        (_seen(Kind.ID_CARD, shown="440106********1234"), True),
        (_seen(Kind.ID_CARD, shown="440106********1235"), False),
        (_seen(Kind.ID_CARD, shown="440106***1234"), False),
        (_seen(Kind.PHONE, shown="440106********1234"), False),
    ],
)
def test_what_agrees_with_the_key(finding: Seen, right: bool) -> None:  # noqa: FBT001 - a case
    score = compare([_WORD, _LINK, _IMPLIED, _ID], [finding])
    assert bool(score.false) != right


def test_hints_that_match_nothing_are_no_false_alarms() -> None:
    assert not compare([_WORD], [_seen(Kind.WRONG_WORD, shown="按装", severity="hint")]).false


def test_implied_faults_are_neither_asked_for_nor_counted() -> None:
    score = compare([_IMPLIED], [])
    assert not score.missed
    assert score.total.planted == 0


def test_counts_and_their_public_form() -> None:
    findings = [_seen(Kind.WRONG_WORD, shown="布署"), _seen(Kind.WRONG_WORD, shown="按装")]
    score = compare([_WORD, _LINK], findings)
    made = score.as_json()
    assert made["precision"] == 0.5
    assert made["recall"] == 0.5
    assert made["kinds"] == {
        "dead_link": {"planted": 1, "found": 0, "false": 0, "precision": 1.0, "recall": 0.0},
        "wrong_word": {"planted": 1, "found": 1, "false": 1, "precision": 0.5, "recall": 1.0},
    }
    json.dumps(made)
    text = "\n".join(score_lines(score))
    assert "漏报（1项）" in text
    assert "误报（1项）" in text
    assert "http://b.test/x" in text


def test_the_score_never_shows_a_number_in_the_clear() -> None:
    score = Score({}, (_ID,), ())
    assert "440106198001011234" not in "\n".join(score_lines(score))


def _database(path: Path) -> Path:
    """A database with one finding in the sweep and one outside it."""
    store = new_store(path)
    store.import_ledger(mask_ledger(Ledger((Target("1", TargetKind.WEBSITE, "a", "a"),), ())), "")
    for sweep, number in (("2024Q1", "1"), ("2023Q4", "2")):
        store.begin_sweep(sweep, DAY)
        found = Finding("T1", WRONG_WORD, "1", "", shown=f"布署{number}")
        store.save_findings(sweep, "1", (found,), kinds={WRONG_WORD}, day=DAY)
    store.close()
    return path


def test_findings_are_those_of_the_sweep(tmp_path: Path) -> None:
    database = _database(tmp_path / "a.db")
    assert [one.shown for one in read_findings(database, "2024Q1")] == ["布署1"]
    with pytest.raises(StoreError, match="2024Q3"):
        read_findings(database, "2024Q3")
    with pytest.raises(StoreError, match="make sweep"):
        read_findings(tmp_path / "none.db", "2024Q1")


def test_the_city_of_a_data_folder(served: DemoProcess, city: City, tmp_path: Path) -> None:
    assert city_of(served.folder.parent) == city
    with pytest.raises(ConfigError, match="scrapy demo"):
        city_of(tmp_path)
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "city.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ConfigError, match="损坏"):
        city_of(tmp_path)


def test_a_cause_counts_once_and_is_right_if_all_its_places_are() -> None:
    word = _seen(Kind.WRONG_WORD, shown="布署", finding_id="a")
    places = [word, replace(word, page_url="http://a.test/")]
    score = compare([_WORD], places)
    assert (score.total.hits, score.total.found, score.false) == (1, 1, ())
    stray = replace(word, page_url="http://a.test/9")
    score = compare([_WORD], [*places, stray, replace(stray, page_url="http://a.test/8")])
    assert (score.total.hits, score.total.found, score.false) == (0, 1, (stray,))
    score = compare([_WORD], [*places, replace(stray, severity="hint")])
    assert (score.total.hits, score.false) == (1, ())
