from govspider.checks import wrong_word
from govspider.items import Detector, Kind, PageRole, PartKind
from govspider.privacy.masking import mask_text
from tests.checks.reading import judge, page, shown, with_facts


def test_fires_in_what_a_reader_sees() -> None:
    for kind in (PartKind.TITLE, PartKind.BODY, PartKind.BOILERPLATE, PartKind.META, PartKind.ALT):
        assert shown(wrong_word.CHECK, "干部要再接再励", kind) == ["再接再励"]


def test_near_misses() -> None:
    assert shown(wrong_word.CHECK, "该系统既使用了新技术，又降低了成本。再接再厉。") == []
    for kind in (PartKind.HIDDEN, PartKind.COMMENT, PartKind.SCRIPT):
        assert shown(wrong_word.CHECK, "干部要再接再励", kind) == []


def test_a_finding_can_be_contested() -> None:
    text = mask_text("身份证号441900199003076530。各单位要再接再励，确保完成任务。再接再励。")
    first, second = judge(wrong_word.CHECK, page((PartKind.BODY, text)))
    assert first.place is not None
    assert text[first.place.start : first.place.end] == first.shown == "再接再励"
    assert first.suggestion == "再接再厉"
    assert (first.kind, first.detector, first.indicator) == (Kind.WRONG_WORD, Detector.CONFUSION, "T1")
    assert (first.ordinal, second.ordinal) == (0, 1)
    assert first.finding_id == second.finding_id  # one cause, two places
    assert "再接再励" in first.context
    assert "19900307" not in first.context
    assert first.evidence == "h"


def test_meta_tags_that_repeat_the_page_say_nothing_new() -> None:
    judged = page((PartKind.META, "再接再励"), (PartKind.TITLE, "再接再励"), (PartKind.ALT, "一股作气"))
    found = judge(wrong_word.CHECK, judged)
    assert [(one.place.part, one.shown) for one in found if one.place] == [
        (PartKind.TITLE, "再接再励"),
        (PartKind.ALT, "一股作气"),
    ]


def test_the_home_page_answers_for_the_navigation() -> None:
    line = "再接再励 | 联系我们"
    home = frozenset({line})
    assert judge(wrong_word.CHECK, page((PartKind.BOILERPLATE, line)), home_lines=home) == []
    assert judge(wrong_word.CHECK, page((PartKind.BODY, line)), home_lines=home)
    assert judge(wrong_word.CHECK, page((PartKind.BOILERPLATE, line), role=PageRole.HOME), home_lines=home)


def test_a_page_without_facts_is_silent() -> None:
    assert judge(wrong_word.CHECK, with_facts(page(), None)) == []


def test_what_a_picture_says_is_for_a_person() -> None:
    (found,) = judge(wrong_word.CHECK, page((PartKind.PICTURE, "干部要再接再励")))
    assert (found.shown, found.needs_person) == ("再接再励", True)
    (found,) = judge(wrong_word.CHECK, page((PartKind.BODY, "干部要再接再励")))
    assert not found.needs_person
