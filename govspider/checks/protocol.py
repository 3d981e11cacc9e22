"""What a check is (检查项): a small module that declares its kinds and indicators, and a pure function to findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from govspider.checks.bad_sites import BadSites
from govspider.checks.neighbours import Neighbours
from govspider.items import FaultKind, Finding, LinkProbe, Page, Target, TargetFacts, TextPart, Verdict
from govspider.items.stored import StoredText
from govspider.privacy.hashing import Hasher
from govspider.privacy.masking import PersonalText
from govspider.profile import Profile
from govspider.text.match import WordHit
from govspider.words.spelling.evidence import Evidence
from govspider.words.tools import WordTools

# The texts of a sweep, the same at each call, target by target.
ReadTexts = Callable[[], Iterable[StoredText]]


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What every check may know besides the facts: the day of inspection (检查日) and the profile of indicators."""

    day: date
    profile: Profile
    bad_sites: BadSites  # marks of bad sites, with the words that tell what a page is
    neighbours: Neighbours = field(
        default_factory=Neighbours, kw_only=True
    )  # whose pages are whose in the ledger


@dataclass(frozen=True, slots=True)
class OriginalPage:
    """A page in the clear, in memory only: for the one check that must see what is masked for all others.

    Attributes:
        page: as it was read.
        personal: what is personal in each of its parts, by the part's number.
        hasher: makes the keyed hash of a value.
    """

    page: Page
    personal: Mapping[int, PersonalText]
    hasher: Hasher


@dataclass(frozen=True, slots=True)
class PageContext(CheckContext):
    """What a check of a page may know.

    Attributes:
        target: whose page it is.
        tools: loaded dictionaries.
        home_lines: lines of the home page's navigation and foot: the same line on a later page is not judged again.
        evidence: what was read before of the same input, where documents come in a row.
        original: the page as it was read, and what is personal in it; only for the checks that read the original.
    """

    target: Target
    tools: WordTools
    home_lines: frozenset[str] = frozenset()
    evidence: Evidence | None = None
    original: OriginalPage | None = None


@dataclass(frozen=True, slots=True)
class SweepContext:
    """What a check of a whole sweep may know besides the texts."""

    tools: WordTools
    names: frozenset[str] = frozenset()  # names in the ledger: targets, units, columns
    targets: Mapping[str, Target] = field(default_factory=dict)  # of the ledger, by id


@dataclass(frozen=True, slots=True)
class PageCheck:
    """A check of one page's facts.

    Attributes:
        name: of its module.
        kinds: what it can find; declared here or by a sister that finds the same.
        indicators: codes that its findings serve.
        run: from a page, its text masked, to findings; pure.
        reads_original: it needs `PageContext.original`, or what only the answer showed: it cannot run again on
            what is stored.
    """

    name: str
    kinds: tuple[FaultKind, ...]
    indicators: tuple[str, ...]
    run: Callable[[Page, PageContext], Iterator[Finding]]
    reads_original: bool = False


@dataclass(frozen=True, slots=True)
class WordCheck(PageCheck):
    """A check of a page's words; its places are known in any text, so that a draft can be judged and explained, too.

    Attributes:
        find: what is wrong in one part of a page or in a draft.
    """

    find: Callable[[TextPart, PageContext], Iterable[WordHit]] = field(kw_only=True)


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
    kinds: tuple[FaultKind, ...]
    indicators: tuple[str, ...]
    run: Callable[[TargetFacts, CheckContext], Iterator[Finding]]
    unjudged: Callable[[TargetFacts, CheckContext], Iterator[str]] = nothing_unjudged
    looks_again: bool = False  # what it finds on a page is looked at again in the browser before it counts
    of_resting: bool = False  # it judges accounts that the ledger calls closed, too


@dataclass(frozen=True, slots=True)
class SweepCheck:
    """A check of all texts of a sweep together, run when every target is judged; of one target's after its crawl."""

    name: str
    kinds: tuple[FaultKind, ...]
    indicators: tuple[str, ...]
    run: Callable[[ReadTexts, SweepContext], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class ProbeContext:
    """What the check of a probed link may know besides the probe."""

    hosts: frozenset[str]  # every host that the ledger names
    sites: frozenset[str]  # the same with their ports, see `addresses.site_of`
    bad_sites: BadSites
    turned_away: frozenset[str] = frozenset()  # sites that open for browsers and not for our plain requests


@dataclass(frozen=True, slots=True)
class ProbeCheck:
    """A check of what a request for one distinct URL met; its verdicts are what the checks of links rest on."""

    name: str
    run: Callable[[LinkProbe, ProbeContext], tuple[Verdict, str]]


Check = PageCheck | TargetCheck | SweepCheck
