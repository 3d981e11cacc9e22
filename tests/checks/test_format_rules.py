from govspider.checks import format_rules
from govspider.items import Kind, PartKind
from tests.checks.reading import judge, page, shown


def test_fires() -> None:
    found = judge(format_rules.CHECK, page((PartKind.BODY, "会议于2月30日召开。\n我们的的目标。")))
    assert [(one.kind, one.shown, one.suggestion) for one in found] == [
        (Kind.FORMAT_ERROR, "2月30日", None),
        (Kind.WRONG_WORD, "的的", "的"),
    ]


def test_near_misses() -> None:
    assert shown(format_rules.CHECK, "会议于2月29日召开。为了了解情况，研究研究。") == []
    assert shown(format_rules.CHECK, "var a = null; {{title}}", PartKind.SCRIPT) == []


def test_an_entity_that_a_system_wrote_under_the_pointer_is_for_a_person() -> None:
    confidences = [
        judge(format_rules.CHECK, page((kind, "标题：一本书&nbsp;&nbsp;一份爱")))[0].confidence
        for kind in (PartKind.ALT, PartKind.META, PartKind.BODY)
    ]
    assert confidences[0] == confidences[1] < 0.96 <= confidences[2]
