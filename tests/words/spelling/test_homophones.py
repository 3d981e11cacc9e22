"""Words for others that sound like them, as input methods offer them."""

import pytest

from govspider.items import Severity
from govspider.words.spelling.speller import Speller


@pytest.mark.parametrize(
    ("text", "shown", "meant"),
    [
        ("评标委员会推荐三名钟表候选人。", "钟表", "中标"),
        ("每周向指挥部报送工程经度。", "经度", "进度"),
        ("加大施工养成管控力度，落实湿法作业。", "养成", "扬尘"),
    ],
)
def test_a_word_for_one_of_like_sound_is_a_hint(speller: Speller, text: str, shown: str, meant: str) -> None:
    (hit,) = [hit for hit in speller.find(text) if hit.confidence >= 0.7]
    assert text[: hit.start] + (hit.suggestion or "") + text[hit.end :] == text.replace(shown, meant)
    assert hit.severity is Severity.HINT


@pytest.mark.parametrize(
    "text",
    [
        "聘任仉文博、逄晓楠为人民陪审员。",
        "柘城县、睢宁县、歙县、婺源县代表发言。",
        "社区医院为老年人提供上门访视照料。",
        "汽车安装止回装置，落实值日警官制度。",
        "钟表店、修表铺诚信经营。",
    ],
)
def test_right_words_are_left_alone(speller: Speller, text: str) -> None:
    assert [hit.shown for hit in speller.find(text) if hit.confidence >= 0.7] == []


def test_a_change_of_length_is_no_matter_of_sound(speller: Speller) -> None:
    text = "，应当自收到申请请之日起，"
    parts = speller.parts
    cut = parts.candidates.cut(text)
    _, said, judged = speller.weighed(cut, parts.suspects.read(text, thorough=True))
    longer = [(edit, odds) for edit, odds in judged if len(edit.new) != edit.end - edit.start]
    assert longer
    for edit, odds in longer:
        assert speller.homophones.odds(cut, edit, said.of(edit.span), odds) == odds
