"""Runs one check so that its failure stays its own (单项检查出错不影响其他检查)."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from govspider.items import CheckOutcome, CheckRun, Finding

logger = logging.getLogger(__name__)

_DOUBTS_SHOWN = 10  # reasons in the line of one run


@dataclass(frozen=True, slots=True)
class Judgement:
    """What checks have said, and how they ran."""

    findings: tuple[Finding, ...] = ()
    runs: tuple[CheckRun, ...] = ()

    def __add__(self, other: "Judgement") -> "Judgement":
        """Both, one behind the other."""
        return Judgement(self.findings + other.findings, self.runs + other.runs)


def run_check(
    name: str,
    where: str,
    run: Callable[[], Iterator[Finding]],
    unjudged: Callable[[], Iterator[str]] = lambda: iter(()),
    most: int | None = None,
) -> Judgement:
    """What one check says; its failure is a run that failed.

    Args:
        name: of the check.
        where: page or target, for the log.
        run: makes the findings.
        unjudged: says what could not be judged, one Chinese line each.
        most: findings that are told; the run says that there were so many.
    """
    try:
        found = tuple(islice(run(), most))
        doubts = list(unjudged())
        if len(found) == most:
            doubts.append(f"问题过多，只列出前 {most} 处")  # view `unjudged` knows it by its first words
    except Exception as error:
        logger.exception("check %s failed on %s", name, where)
        return Judgement((), (CheckRun(name, CheckOutcome.FAILED, type(error).__name__),))
    outcome = CheckOutcome.FOUND if found else CheckOutcome.SKIPPED if doubts else CheckOutcome.OK
    more = f"；等{len(doubts)}项" if len(doubts) > _DOUBTS_SHOWN else ""
    return Judgement(found, (CheckRun(name, outcome, "；".join(doubts[:_DOUBTS_SHOWN]) + more),))
