"""What a person has seen of an account (人工核查) in the quarter of the inspection. Used by the checks of accounts."""

from govspider.checks.freshness import chinese_date
from govspider.checks.protocol import CheckContext
from govspider.items import HandCheck, TargetFacts
from govspider.quarters import Quarter


def hand_check(facts: TargetFacts, context: CheckContext) -> HandCheck | None:
    """The worksheet's row, if somebody looked in the quarter of the inspection and not after its day; else None."""
    seen = facts.hand_check
    if seen is None or not Quarter.of(context.day).first_day <= seen.checked_on <= context.day:
        return None
    return seen


def said_by_person(seen: HandCheck) -> str:
    """How a bulletin says who has seen it, and when, up to the comma."""
    picture = f"，截图{seen.picture}" if seen.picture else ""
    return f"据人工核查登记（{chinese_date(seen.checked_on)}{picture}），"
