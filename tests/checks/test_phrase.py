from govspider.checks import phrase
from govspider.items import Detector, Kind, PartKind
from tests.checks.reading import judge, page, shown


def test_fires() -> None:
    found = judge(phrase.CHECK, page((PartKind.TITLE, "学习习近平近新时代中国特色社会主义思想")))
    assert {finding.suggestion for finding in found} == {"习近平新时代中国特色社会主义思想"}
    assert {(finding.kind, finding.detector) for finding in found} == {(Kind.WRONG_WORD, Detector.PHRASE)}


def test_near_misses() -> None:
    right = "学习贯彻习近平新时代中国特色社会主义思想，人力资源社会保障局，党的二十大、十九大精神。"
    assert shown(phrase.CHECK, right) == []


def test_a_law_by_a_wrong_name_is_told_once() -> None:
    text = "根据《中华人民共和国道路安全交通法》《保障农民工资支付条例》处理。"
    found = judge(phrase.CHECK, page((PartKind.BODY, text)))
    assert [(one.suggestion, one.confidence) for one in found] == [
        ("中华人民共和国道路交通安全法", 0.97),
        ("保障农民工工资支付条例", 0.85),
    ]
