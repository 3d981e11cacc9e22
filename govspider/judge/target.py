"""Judges a whole target (对象研判) on its stored facts, and the texts of a sweep together (全市语料研判). Pure."""

from collections.abc import Iterator
from functools import partial

from govspider.checks import SWEEP_CHECKS, TARGET_CHECKS
from govspider.checks.protocol import CheckContext, ReadTexts, SweepCheck, SweepContext, TargetCheck
from govspider.items import Finding, TargetFacts
from govspider.judge.looks_wanted import waiting_for_look
from govspider.judge.running import Judgement, run_check


def judge_target(
    facts: TargetFacts, context: CheckContext, checks: tuple[TargetCheck, ...] = TARGET_CHECKS
) -> Judgement:
    """What the target checks say of one target, and what each could not judge."""
    said = Judgement()
    for check in checks:
        said += run_check(
            check.name,
            facts.target.target_id,
            partial(_found, check, facts, context),
            partial(check.unjudged, facts, context),
        )
    return said


def _found(check: TargetCheck, facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    yield from waiting_for_look(check.run(facts, context), check, facts)


def judge_sweep(
    read: ReadTexts, context: SweepContext, checks: tuple[SweepCheck, ...] = SWEEP_CHECKS
) -> Judgement:
    """What the sweep checks say of all texts together."""
    said = Judgement()
    for check in checks:
        said += run_check(check.name, "sweep", partial(check.run, read, context))
    return said
