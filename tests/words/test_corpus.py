"""Detector 3: the city's own pages as witness."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.items import Severity
from govspider.text.segment import Segmenter
from govspider.words.alike import Alike
from govspider.words.corpus.changes import ChangeKind, Nearby
from govspider.words.corpus.counting import Count, ExactCounter, FrequentStrings
from govspider.words.corpus.segments import Distinct, segments, windows
from govspider.words.corpus.witness import CorpusWitness, Witnessed, corpus_counts, load_witness
from tests.words.corpus_city import city, text

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=3, max_size=6)


@pytest.fixture(scope="session")
def witness(dictionaries: Path, segmenter: Segmenter, alike: Alike) -> CorpusWitness:
    return load_witness(dictionaries, segmenter, alike, ("河西新区",))


def slips(witness: CorpusWitness, *bodies: str, names: tuple[str, ...] = ()) -> list[Witnessed]:
    """What is said of further pages of the first site."""
    pages = city(*(text(0, body, 90 + number) for number, body in enumerate(bodies)))
    return list(witness.slips(lambda: pages, names))


@pytest.mark.parametrize(
    ("body", "shown", "suggestion"),
    [
        ("会议要求任真贯彻上级部署。", "任真贯彻", "认真贯彻"),
        ("会议要求推进高质亮发展。", "高质亮", "高质量"),
        ("会议要求加强组只领导。", "组只", "组织"),
        ("会议要求加强织组领导。", "织组", "组织"),
        ("会议要求加强组织织领导。", "组织织", "组织"),
        ("会议要求做好环竟保护工作。", "环竟保护", "环境保护"),
        ("会议要求推进乡村震兴战略。", "震兴", "振兴"),
    ],
)
def test_a_rare_slip_of_what_all_write_is_found(
    witness: CorpusWitness, body: str, shown: str, suggestion: str
) -> None:
    found = slips(witness, body)
    assert [(slip.hit.shown, slip.hit.suggestion) for slip in found] == [(shown, suggestion)]
    assert "12个站点" in found[0].hit.reason


@pytest.mark.parametrize(
    "body",
    [
        "会议要求认真贯彻上级部署。",
        "会议要求加强法制建设。",  # both are right
        "预计完成四十个项目。",  # another numeral
        "会议要求加強組織領導。",  # traditional script
        "走进环竟村看环竟公司。",  # names
        "任真参加了会议。",  # a person
        "会议要求推进乡村震惊战略。",  # no slip of sound or shape
        "2023年任真同志认真贯彻上级部署。",
        "会议要求领导组织加强。",  # other words in another order
    ],
)
def test_what_may_be_right_is_left_alone(witness: CorpusWitness, body: str) -> None:
    assert slips(witness, body) == []


def test_the_place_is_exact(witness: CorpusWitness) -> None:
    body = "一、总体要求\n（一）会议要求加强组只领导，确保落实。"
    (slip,) = slips(witness, body)
    start, end = slip.hit.start, slip.hit.end
    assert body[start:end] == "组只" == slip.hit.shown
    assert body[:start] + str(slip.hit.suggestion) + body[end:] == body.replace("组只", "组织")


def test_the_surest_are_accused(witness: CorpusWitness) -> None:
    (slip,) = slips(witness, "会议要求做好环竟保护工作。")
    assert slip.hit.confidence >= 0.96
    assert slip.hit.severity is Severity.GENERAL


def test_what_could_be_a_name_is_a_hint(witness: CorpusWitness) -> None:
    (slip,) = slips(witness, "会议要求倡导温明新风尚。")
    assert slip.hit.shown == "温明"
    assert slip.hit.confidence < 0.96
    assert slip.hit.severity is Severity.HINT


def test_a_repost_is_one_witness_and_as_wrong_as_its_source(witness: CorpusWitness) -> None:
    body = "会议要求加强组只领导。"
    pages = city(*(text(target, body, 90) for target in range(6)))
    found = list(witness.slips(lambda: pages))
    assert [slip.text.target_id for slip in found] == [f"44190001{target:02}" for target in range(6)]


def test_what_several_sites_write_in_their_own_words_is_right(witness: CorpusWitness) -> None:
    pages = city(text(0, "会议要求加强组只领导。", 90), text(1, "各村要加强组只领导。", 90))
    assert list(witness.slips(lambda: pages)) == []


def test_what_a_site_writes_often_is_right(witness: CorpusWitness) -> None:
    bodies = [f"{place}要求加强组只领导。" for place in ("县里", "镇里", "村里", "局里")]
    assert slips(witness, *bodies) == []


def test_names_of_the_ledger_are_right(witness: CorpusWitness) -> None:
    body = "会议要求做好环竟保护工作。"
    assert slips(witness, body)
    assert slips(witness, body, names=("环竟保护办",)) != []
    assert slips(witness, body, names=("环竟保护",)) == []


def test_one_site_alone_is_judged_by_general_frequencies(witness: CorpusWitness) -> None:
    pages = city(text(0, "各单位责无旁代，页面不存在。", 90), targets=1)
    (slip,) = witness.slips(lambda: pages)
    assert (slip.hit.shown, slip.hit.suggestion) == ("责无旁代", "责无旁贷")
    assert slip.hit.severity is Severity.HINT


def test_judging_twice_says_the_same(witness: CorpusWitness) -> None:
    bodies = ("会议要求加强组只领导。", "会议要求做好环竟保护工作。")
    assert slips(witness, *bodies) == slips(witness, *bodies)


def test_no_text_is_no_fault(witness: CorpusWitness) -> None:
    assert list(witness.slips(list)) == []


# --- Parts ----------------------------------------------------------------------------------------


def test_segments_are_runs_of_han() -> None:
    assert [tuple(segment) for segment in segments("一、加强领导2023年底，abc做好")] == [(2, "加强领导")]


def test_windows_keep_to_words(segmenter: Segmenter) -> None:
    text_of = "加强组只领导"
    words = segmenter.words(text_of)
    found = {text_of[window.start : window.end]: window.loose for window in windows(words, segmenter)}
    assert found == {"加强组只": True, "加强组只领导": True, "组只领导": True}


@given(st.lists(HAN, unique=True, max_size=50))
def test_each_segment_is_new_once(found: list[str]) -> None:
    distinct = Distinct()
    assert [distinct.is_new(segment) for segment in found] == [True] * len(found)
    assert not any(distinct.is_new(segment) for segment in found)


def test_frequent_strings_survive_a_small_memory() -> None:
    counter = FrequentStrings(capacity=10)
    for number in range(500):
        counter.add("常见", number // 50)
        counter.add(f"少见{number}", number // 50)
    assert counter.frequent(segments=100, targets=5) == {"常见"}


def test_exact_counts_are_by_segment_and_target() -> None:
    counter = ExactCounter(["组织", "领导"])
    for target, segment in ((0, "组织组织领导"), (0, "组织"), (1, "加强领导")):
        counter.add(segment, target)
    assert dict(counter.counts()) == {"组织": Count(2, 1), "领导": Count(2, 2)}


@given(meant=HAN, at=st.integers(0, 5))
def test_a_doubled_or_lost_character_leads_back(meant: str, at: int) -> None:
    nearby = Nearby([meant], Alike({}))
    at %= len(meant)
    for written, kind in (
        (meant[: at + 1] + meant[at:], ChangeKind.DOUBLED),
        (meant[:at] + meant[at + 1 :], ChangeKind.LOST),
    ):
        for change in nearby.changes(written):
            assert change.meant == meant
            if change.kind is kind:
                assert written[: change.at] + change.new + written[change.at + change.size :] == meant


@given(meant=HAN)
def test_what_is_frequent_itself_is_no_slip(meant: str) -> None:
    assert list(Nearby([meant, meant[::-1]], Alike({})).changes(meant)) == []


def test_counts_for_explanations_are_those_of_the_witness() -> None:
    pages = city(text(0, "会议要求加强组只领导。", 90), text(1, "会议要求加强组只领导。", 90))
    counts = corpus_counts(lambda: pages, ["组织领导", "组只领导", "没有"])
    assert counts == {"组织领导": Count(96, 12), "组只领导": Count(1, 1), "没有": Count(0, 0)}


def test_a_character_of_its_own_beside_a_long_word_is_right(witness: CorpusWitness) -> None:
    pages = city(text(0, "骑自行车对膝盖有益。", 90), targets=1)
    assert list(witness.slips(lambda: pages)) == []
