"""Runs one check so that its failure stays its own (单项检查出错不影响其他检查)."""

import logging
from collections.abc import Callable, Iterator

from govspider.checks.base import CheckContext, PageCheck, ReadTexts, SweepCheck, SweepContext, TargetCheck
from govspider.items import CheckOutcome, CheckRun, Finding, Page, TargetFacts

logger = logging.getLogger(__name__)

_DOUBTS_SHOWN = 10  # reasons in the line of one run


def run_page_check(check: PageCheck, page: Page, context: CheckContext) -> tuple[list[Finding], CheckRun]:
    """What one check says of one page. Skipped where there is nothing to read."""
    if page.facts is None:
        return [], CheckRun(check.name, CheckOutcome.SKIPPED)
    return _run(check.name, page.url, lambda: check.run(page, context))


def run_target_check(
    check: TargetCheck, facts: TargetFacts, context: CheckContext
) -> tuple[list[Finding], CheckRun]:
    """What one check says of one target, and what it could not judge."""
    where = facts.target.target_id
    return _run(check.name, where, lambda: check.run(facts, context), lambda: check.unjudged(facts, context))


def run_sweep_check(
    check: SweepCheck, read: ReadTexts, context: SweepContext
) -> tuple[list[Finding], CheckRun]:
    """What one check says of the texts of a sweep."""
    return _run(check.name, "sweep", lambda: check.run(read, context))


def _run(
    name: str,
    where: str,
    run: Callable[[], Iterator[Finding]],
    unjudged: Callable[[], Iterator[str]] = lambda: iter(()),
) -> tuple[list[Finding], CheckRun]:
    try:
        found = list(run())
        doubts = list(unjudged())
    except Exception as error:
        logger.exception("check %s failed on %s", name, where)
        return [], CheckRun(name, CheckOutcome.FAILED, type(error).__name__)
    outcome = CheckOutcome.FOUND if found else CheckOutcome.SKIPPED if doubts else CheckOutcome.OK
    more = f"；等{len(doubts)}项" if len(doubts) > _DOUBTS_SHOWN else ""
    return found, CheckRun(name, outcome, "；".join(doubts[:_DOUBTS_SHOWN]) + more)
