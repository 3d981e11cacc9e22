"""THE table of outcomes: complete, and each role has one answer."""

import pytest

from govspider.checks.outcomes import (
    OUTCOME_NAMES,
    OutcomeRole,
    Weight,
    meaning_of,
    not_opened,
    unjudged,
)
from govspider.items import Outcome

# Who is only refused as a program, or whose server is slow to a link's probe, is never accused.
NEVER_ACCUSES = (Outcome.BLOCKED, Outcome.ROBOTS, Outcome.TLS, Outcome.TOO_LARGE, Outcome.UNSUPPORTED)


def test_every_outcome_has_a_name() -> None:
    assert set(OUTCOME_NAMES) == set(Outcome)


@pytest.mark.parametrize("role", OutcomeRole)
@pytest.mark.parametrize("outcome", Outcome)
def test_what_is_not_opened_has_a_reason(outcome: Outcome, role: OutcomeRole) -> None:
    meaning = meaning_of(outcome, role)
    assert bool(meaning.said) is (meaning.weight is not Weight.OPENED)
    assert not (not_opened(outcome, role) and unjudged(outcome, role))


@pytest.mark.parametrize("role", OutcomeRole)
def test_who_may_be_open_to_a_reader_is_never_accused(role: OutcomeRole) -> None:
    assert [meaning_of(outcome, role).weight for outcome in NEVER_ACCUSES].count(Weight.ACCUSES) == 0


def test_the_same_outcome_weighs_by_its_role() -> None:
    weights = {role: meaning_of(Outcome.TIMEOUT, role).weight for role in OutcomeRole}
    assert weights[OutcomeRole.HOME] is Weight.ACCUSES
    assert weights[OutcomeRole.LINK] is Weight.UNJUDGED


def test_a_status_is_told_with_the_error() -> None:
    assert not_opened(Outcome.HTTP_ERROR, OutcomeRole.COLUMN, 502) == "返回错误状态（502）"
    assert not_opened(None, OutcomeRole.MENU) == ""


@pytest.mark.parametrize("outcome", [*NEVER_ACCUSES, Outcome.TIMEOUT, Outcome.CONNECTION_LOST])
def test_a_file_that_was_not_had_is_not_passed(outcome: Outcome) -> None:
    assert unjudged(outcome, OutcomeRole.ATTACHMENT)
