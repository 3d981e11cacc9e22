"""Text read in another encoding: damage by what undoing gives, and languages whose letters have marks."""

import pytest

from govspider.words.rules import RuleMatcher
from govspider.words.rules_encoding import misread

TEXT = "请各镇街于周五前上报排查台账。"


def as_windows(text: str) -> str:
    """UTF-8 read as Windows-1252, without the bytes that it does not know."""
    return text.encode().decode("cp1252", "ignore")


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        (TEXT.encode().decode("latin-1"), TEXT),
        (TEXT.encode("gbk").decode("latin-1"), TEXT),
        (as_windows(TEXT).replace("\xa0", " "), None),
        (as_windows("防汛值守，请知悉").replace("\xa0", " "), None),
        (f"“{as_windows('水库')}”", "水库"),
        ("值守安排".encode().decode("latin-1").encode().decode("latin-1"), "值守安排"),
        ("联系人".encode("gbk").decode("latin-1"), "联系人"),
        (f"（{'关于修路的通知'.encode('gbk').decode('latin-1')}）", "关于修路的通知"),
        ("鍙戝竷鍏憡", None),  # a sign between them is lost
        ("公告栏目".encode().decode("gb18030"), "公告栏目"),
        (f"来源：{'市民政局公告'.encode().decode('gb18030')}，请查收", "市民政局公告"),
        ("发布".encode().decode("gbk"), "发布"),
        ("关于修路的通知（第二次）".encode().decode("gb18030", "replace"), None),
    ],
)
def test_damage(rules: RuleMatcher, damaged: str, meant: str | None) -> None:
    hits = [hit for hit in rules.find(f"通知如下： {damaged}") if hit.source == "乱码"]
    assert hits
    assert all(hit.confidence >= 0.96 for hit in hits)
    assert meant is None or hits[0].suggestion == meant


@pytest.mark.parametrize(
    "text",
    [
        "Université Française à Paris – “Études”",
        "咖啡馆Café”…—“Déjà vu”……naïve—“élève”—‘é’",
        "chéng shì huà，nǚ ér，Běijīng",
        "Đường Nguyễn Huệ, Quận 1, ườ",
        "ÅÄÖ åäö ÅÄÖÅÄÖ，ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ，ÄÖÜßäöü",
        "São Tomé e Príncipe，Beyoncé，Übergrößenträger",
        "······±××÷÷°·，m²·℃，½¾¼，α±β×γ÷δ，Ｘ²±Ｙ²",
        "Ç é è ç à ù “é”",
        "鎮政府鏈條鍾，中國政府關於印發通知，閮。",
        TEXT,
    ],
)
def test_other_languages_and_signs(text: str) -> None:
    assert list(misread(text)) == []
