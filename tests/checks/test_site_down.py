import pytest

from govspider.checks.site_down import CHECK
from govspider.items import Outcome, Severity
from tests.checks.building import ACCOUNT, doubts, facts_of, home, judge


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome.HTTP_ERROR,
        Outcome.DNS,
        Outcome.REFUSED,
        Outcome.TIMEOUT,
        Outcome.REDIRECT_LOOP,
        Outcome.CONNECTION_LOST,
        Outcome.BLANK,
    ],
)
def test_home_page_that_does_not_open(outcome: Outcome) -> None:
    (found,) = judge(CHECK, facts_of(pages=(home(outcome=outcome, status=None),)))
    assert found.severity is Severity.SEVERE
    assert found.problem.startswith("2023年6月30日检查时首页无法打开，疑似站点无法访问：")
    assert found.needs_person  # one day is no week: a suspicion, for a person
    assert found.evidence


def test_status_is_told() -> None:
    (found,) = judge(CHECK, facts_of(pages=(home(outcome=Outcome.HTTP_ERROR, status=500),)))
    assert found.problem.endswith("返回错误状态（500）")


@pytest.mark.parametrize(
    "outcome",
    [Outcome.BLOCKED, Outcome.ROBOTS, Outcome.TLS, Outcome.TOO_LARGE, Outcome.BROKEN, Outcome.UNSUPPORTED],
)
def test_who_turns_the_program_away_is_not_accused(outcome: Outcome) -> None:
    facts = facts_of(pages=(home(outcome=outcome),))
    assert judge(CHECK, facts) == []
    assert doubts(CHECK, facts)


def test_every_outcome_is_a_fault_a_doubt_or_fine() -> None:
    for outcome in Outcome:
        facts = facts_of(pages=(home(outcome=outcome),))
        assert len(judge(CHECK, facts)) + len(doubts(CHECK, facts)) == (outcome is not Outcome.OK)


def test_home_page_that_was_not_visited_is_a_doubt() -> None:
    assert judge(CHECK, facts_of()) == []
    assert doubts(CHECK, facts_of()) == ["首页未访问"]


def test_entry_page_of_an_account_is_no_site() -> None:
    facts = facts_of(ACCOUNT, pages=(home(outcome=Outcome.DNS),))
    assert judge(CHECK, facts) == []
    assert doubts(CHECK, facts) == []
