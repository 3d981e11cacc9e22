import pytest

from govspider.checks import secrecy_mark
from govspider.items import Kind, PartKind, Severity
from tests.checks.reading import judge, page, shown

ACCUSE = 0.96


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("秘密★1年\n关于开展工作的通知", "秘密★1年"),
        ("机密★长期", "机密★长期"),
        ("绝 密 ★ 20年", "绝 密 ★ 20年"),
        ("机密☆", "机密☆"),
    ],
)
def test_fires(text: str, mark: str) -> None:
    (finding,) = judge(secrecy_mark.CHECK, page((PartKind.BODY, text)))
    assert (finding.shown, finding.kind, finding.indicator) == (mark, Kind.SECRECY_MARK, "V1.2")
    assert finding.confidence >= ACCUSE
    assert finding.severity is Severity.SEVERE
    # A mark was seen, no leak: taken down at once, and judged by whom the law names.
    assert finding.problem == f"疑似标注密级标志“{mark}”，请立即下线并报同级保密行政管理部门核查"


@pytest.mark.parametrize(
    "text",
    [
        "涉密文件应当标注“秘密★1年”等标志。",
        "绝密★启用前\n2023年普通高中学业水平考试",
        "国家秘密标志形式为“密级★保密期限”，如机密★10年。",
        "密级：秘密",
    ],
)
def test_marks_that_may_be_right_are_for_people_to_judge(text: str) -> None:
    found = judge(secrecy_mark.CHECK, page((PartKind.BODY, text)))
    assert found
    assert all(finding.confidence < ACCUSE for finding in found)
    assert all("请人工核实" in finding.problem for finding in found)


def test_near_misses() -> None:
    assert shown(secrecy_mark.CHECK, "国家秘密的密级分为绝密、机密、秘密三级。保守秘密，人人有责。★★★") == []
