from dataclasses import replace
from datetime import date

import pytest

from govspider.checks.account_functions import CHECK
from govspider.items import HandCheck
from tests.checks.building import ACCOUNT, facts_of, judge

SEEN = HandCheck("WX1", date(2023, 6, 28), works=False, picture="a.png")


def test_what_a_person_has_seen_is_told_as_such() -> None:
    (found,) = judge(CHECK, facts_of(ACCOUNT, hand_check=SEEN))
    assert found.problem == "据人工核查登记（2023年6月28日，截图a.png），账号功能不正常"
    (found,) = judge(CHECK, facts_of(ACCOUNT, hand_check=replace(SEEN, picture="")))
    assert found.problem == "据人工核查登记（2023年6月28日），账号功能不正常"


@pytest.mark.parametrize(
    "seen",
    [
        None,
        replace(SEEN, works=True),
        replace(SEEN, works=None),
        replace(SEEN, checked_on=date(2023, 3, 31)),  # in another quarter
        replace(SEEN, checked_on=date(2023, 7, 1)),  # after the inspection
    ],
)
def test_what_nobody_has_seen_in_this_quarter_is_not_told(seen: HandCheck | None) -> None:
    assert judge(CHECK, facts_of(ACCOUNT, hand_check=seen)) == []
