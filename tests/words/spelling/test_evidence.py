"""What the rest of a text says of a correction."""

import pytest

from govspider.words.spelling.evidence import Evidence, Says
from govspider.words.spelling.speller import Speller

WRONG = "推进科技成果转划工作"


def says(*texts: str) -> Says:
    evidence = Evidence()
    for text in texts:
        evidence.add(text)
    return evidence.says(WRONG, 7, 8, "化")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((), Says.NOTHING),
        ((WRONG,), Says.NOTHING),
        ((WRONG, f"{WRONG}。{WRONG}"), Says.NOTHING),
        (("促进成果转化",), Says.AS_MEANT),
        (("促进成果转化，促进成果转化",), Says.AS_MEANT),
        (("促进成果转化，成果转化办法",), Says.OFTEN_AS_MEANT),
        (("成果转划公司",), Says.AS_WRITTEN),
        (("成果转划公司", "成果转化"), Says.BOTH),
        (("转化", "化工"), Says.NOTHING),
    ],
)
def test_other_sentences_bear_witness_once_each(texts: tuple[str, ...], said: Says) -> None:
    assert says(*texts) is said


def test_lost_and_swapped_characters_have_witnesses_too() -> None:
    evidence = Evidence()
    evidence.add("国务院办公厅印发。国务院办公厅转发。")
    assert evidence.says("国务办公厅", 2, 2, "院") is Says.OFTEN_AS_MEANT
    assert evidence.says("国务院公办厅", 3, 5, "办公") is Says.OFTEN_AS_MEANT


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govspider.words.spelling.evidence._MOST", 10)
    monkeypatch.setattr("govspider.words.spelling.evidence._WAITING", 2)
    evidence = Evidence()
    for number in range(50):
        evidence.add("".join(chr(0x4E00 + number * 10 + place) for place in range(5)))
    assert len(evidence._counts) <= 15
    assert len(evidence._waiting) < 2


def test_the_text_moves_hints_but_never_makes_an_accusation(speller: Speller) -> None:
    text = "支持边江经济发展"
    (alone,) = speller.find(text)
    assert 0.1 < alone.confidence < 0.96
    meant, written = Evidence(), Evidence()
    for evidence, word in ((meant, "边疆"), (written, "边江")):
        evidence.add(text)
        for frame in ("加快{}经济建设", "扶持{}经济", "{}经济的稳定"):
            evidence.add(frame.format(word))
    (surer,) = speller.find(text, meant)
    assert alone.confidence < surer.confidence < 0.96
    assert surer.suggestion == "边疆"
    assert [hit for hit in speller.find(text, written) if hit.confidence >= alone.confidence] == []
