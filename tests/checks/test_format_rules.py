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
