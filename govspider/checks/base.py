"""What a check is: a small module that declares its indicator and a pure function from facts to findings."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from govspider.items import Finding, Kind, Page, Target, TargetFacts
from govspider.items.stored import StoredText
from govspider.words.spelling.evidence import Evidence
from govspider.words.tools import TextTools

ReadTexts = Callable[
    [], Iterable[StoredText]
]  # the texts of a sweep, the same at each call, target by target


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What a check may know besides the facts: day of inspection, target and loaded dictionaries."""

    day: date
    target: Target
    tools: TextTools
    # Lines of the home page's navigation and foot: the same line on a later page is not judged again.
    home_lines: frozenset[str] = frozenset()
    evidence: Evidence | None = None  # what was read before of the same input, where documents come in a row


@dataclass(frozen=True, slots=True)
class PageCheck:
    """A check of one page's facts."""

    name: str
    indicators: tuple[str, ...]
    kinds: tuple[Kind, ...]
    run: Callable[[Page, CheckContext], Iterator[Finding]]


def nothing_unjudged(_facts: TargetFacts, _context: CheckContext) -> Iterator[str]:
    """For a check that can always judge."""
    return iter(())


@dataclass(frozen=True, slots=True)
class TargetCheck:
    """A check of all stored facts of one target, run when its crawl and its links are done.

    `unjudged` says what could not be judged and why, one Chinese line each: what is neither a fault nor a
    pass is recorded with the run of the check (skipped, if nothing was found).
    """

    name: str
    indicators: tuple[str, ...]
    kinds: tuple[Kind, ...]
    run: Callable[[TargetFacts, CheckContext], Iterator[Finding]]
    unjudged: Callable[[TargetFacts, CheckContext], Iterator[str]] = nothing_unjudged


@dataclass(frozen=True, slots=True)
class SweepContext:
    """What a check of a whole sweep may know besides the texts."""

    tools: TextTools
    names: frozenset[str] = frozenset()  # names in the ledger: targets, units, columns


@dataclass(frozen=True, slots=True)
class SweepCheck:
    """A check of all texts of a sweep together, run when every target is judged; of one target's after its crawl."""

    name: str
    indicators: tuple[str, ...]
    kinds: tuple[Kind, ...]
    run: Callable[[ReadTexts, SweepContext], Iterator[Finding]]
