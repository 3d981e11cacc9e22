"""What the language model cannot know is not said, and what it can is."""

import pytest

from govspider.words.spelling.in_context import find_in_context
from govspider.words.spelling.speller import Speller


def suggested(speller: Speller, text: str) -> list[str]:
    return [hit.suggestion or "" for hit in find_in_context([speller], text) if hit.confidence >= 0.7]


@pytest.mark.parametrize(
    "number", ["澄府〔2026〕59号", "澄府办〔2026〕59号", "澄府办函[2026]第144号", "（澄府办（2026）7号）"]
)
def test_the_beginning_of_a_document_number_is_an_offices_own(speller: Speller, number: str) -> None:
    assert suggested(speller, f"文号： {number} 发布日期： 2026年3月1日") == []


def test_what_stands_beside_a_document_number_is_judged(speller: Speller) -> None:
    assert "国务院" in suggested(speller, "澄府办〔2026〕59号：国务完有关部门应当加强监督检查")
    assert suggested(speller, "澄府加强安全生产监督管里工作（2026年）") != []


@pytest.mark.parametrize(
    "text",
    [
        "此次活动为期4天，覆盖全市35个镇街，立案查处环境违法案件66宗。",
        "此次活动为期4天，覆盖全市３５个镇街。",
    ],
)
def test_a_measure_behind_digits_is_no_slip(speller: Speller, text: str) -> None:
    assert suggested(speller, text) == []


def test_a_slip_near_a_measure_behind_digits_is_found(speller: Speller) -> None:
    assert any("部门" in said for said in suggested(speller, "全市35个部们开展安全生产监督检查"))
    assert any("建设" in said for said in suggested(speller, "全市35个建没项目全面开工建设"))
