"""What a check is: a small module that declares its indicator and a pure function from facts to findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from govspider.items import Finding, Kind, Page, Target, TargetFacts
from govspider.text.tools import TextTools


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What a check may know besides the facts: the day of inspection, the target and the loaded dictionaries."""

    day: date
    target: Target
    tools: TextTools
    # Lines of the home page's navigation and foot: the same line on a later page is not judged again.
    home_lines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PageCheck:
    """A check of one page's facts."""

    name: str
    indicators: tuple[str, ...]
    kinds: tuple[Kind, ...]
    run: Callable[[Page, CheckContext], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class TargetCheck:
    """A check of all stored facts of one target, run when its crawl and its links are done."""

    name: str
    indicators: tuple[str, ...]
    kinds: tuple[Kind, ...]
    run: Callable[[TargetFacts, CheckContext], Iterator[Finding]]
