"""Years that a sentence names: what was right before a name changed is right there."""

from datetime import date

import pytest

from govspider.words.conditions import names_earlier_year

SINCE = date(1986, 10, 10)


@pytest.mark.parametrize("sentence", ["一九五八年修建的水渠", "1975年的旧文", "二〇〇三年、1980年两次修订"])
def test_an_earlier_year(sentence: str) -> None:
    assert names_earlier_year(sentence, SINCE)


@pytest.mark.parametrize(
    "sentence", ["二〇二三年的通知", "2023年6月", "十二三年间", "编号1975", "一九五八团"]
)
def test_no_earlier_year(sentence: str) -> None:
    assert not names_earlier_year(sentence, SINCE)
