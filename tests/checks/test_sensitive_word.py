import pytest

from govspider.checks import sensitive_word
from govspider.items import Kind, PartKind, Severity
from tests.checks.reading import judge, page, shown


@pytest.mark.parametrize("kind", list(PartKind))
def test_fires_wherever_it_is_hidden(kind: PartKind) -> None:
    (finding,) = judge(sensitive_word.CHECK, page((kind, "真*人*百*家*乐")))
    assert (finding.kind, finding.indicator) == (Kind.SENSITIVE_WORD, "V1.3")
    assert finding.severity is Severity.SEVERE
    assert finding.suggestion is None


def test_a_wording_has_its_right_form() -> None:
    (finding,) = judge(sensitive_word.CHECK, page((PartKind.BODY, "关爱残废人事业。")))
    assert (finding.indicator, finding.suggestion) == ("T2", "残疾人")


def test_internal_papers_are_secrecy_marks() -> None:
    (finding,) = judge(sensitive_word.CHECK, page((PartKind.BODY, "内部资料 注意保存")))
    assert (finding.kind, finding.indicator) == (Kind.SECRECY_MARK, "V1.2")


def test_near_misses() -> None:
    assert shown(sensitive_word.CHECK, "市公安局严厉打击网络赌博，注册赌博网站属违法行为。") == []
