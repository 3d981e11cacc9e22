"""What is wrong (问题), with everything that is needed to contest it."""

import hashlib
import unicodedata
from dataclasses import dataclass

from govspider.items.masked import MaskedPage
from govspider.items.pages import Page
from govspider.items.vocabulary import CheckOutcome, Detector, PartKind, Severity

_NONE = "\0"  # no suggestion; an empty one says that nothing should stand there


@dataclass(frozen=True, slots=True)
class Place:
    """Exact place of a finding: characters [start, end) of one part of the page."""

    part: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place, with everything that is needed to contest it. Personal data is masked in every field."""

    indicator: str  # code in the profile of indicators
    kind: str  # value of the check's `FaultKind`
    target_id: str
    problem: str  # what is wrong, one Chinese sentence
    page_url: str = ""
    place: Place | None = None
    shown: str = ""  # the text as found, masked
    suggestion: str | None = None  # what to write instead of `shown`; None: nothing to put there
    context: str = ""  # quoted surroundings, masked
    detector: Detector = Detector.FACT
    confidence: float = 1.0
    draft_confidence: float | None = (
        None  # the same were it a draft, for `scrapy examine`, not stored; None: the same
    )
    severity: Severity = Severity.GENERAL  # what the fault is; never a hint, see `needs_person`
    needs_person: bool = False  # a rule or word list calls it a hint (提示): it never counts without a person
    subject: str = ""  # what else names the fault: link URL, column id, menu position
    ordinal: int = 0  # nth occurrence of `shown` in this part of this page, from 0
    count: int = 1  # people or rows in one list
    value_hash: str = ""  # keyed hash of personal data; key outside the database
    evidence: str = ""  # SHA-256 of the page as received

    @property
    def told_severity(self) -> Severity:
        """As exports tell it: a hint for what a person must judge."""
        return Severity.HINT if self.needs_person else self.severity

    @property
    def finding_id(self) -> str:
        """Natural key of the cause: findings that share it are places of one fault, see `cause_id`."""
        return cause_id(
            str(self.kind), self.target_id, self.shown, self.suggestion, self.subject, self.value_hash
        )


def cause_id(  # noqa: PLR0917 - SQL calls it, too
    kind: str, target_id: str, shown: str, suggestion: str | None, subject: str, value_hash: str
) -> str:
    """One cause (同一原因) has one id, wherever it stands, in every run and on every machine with the same hash key.

    Args:
        kind: kind of fault.
        target_id: the target; the same slip on two sites is two faults, each for its own unit to mend.
        shown: the text as found.
        suggestion: what to write instead of it; None: nothing to put there.
        subject: what else names the fault.
        value_hash: keyed hash of personal data: masks of two numbers may be alike. What to write instead is only the mask.
    """
    instead = _NONE if suggestion is None or value_hash else suggestion
    fields = (kind, target_id, cause_shown(shown, value_hash), instead, subject, value_hash)
    return hashlib.sha256("\x1f".join(fields).encode(errors="replace")).hexdigest()[:20]


def cause_shown(shown: str, value_hash: str) -> str:
    """A text as causes are compared: half width, without blanks and line breaks, which layouts put in.

    Args:
        shown: the text as found.
        value_hash: not empty: it is masked personal data, and marks that group digits do not count either.
    """
    text = "".join(unicodedata.normalize("NFKC", shown).split())
    if value_hash:
        text = "".join(sign for sign in text if sign == "*" or sign.isalnum())
    return text or shown


@dataclass(frozen=True, slots=True)
class CheckRun:
    """One run of one check on one page or target."""

    check: str
    outcome: CheckOutcome
    error: str = ""


@dataclass(frozen=True, slots=True)
class InspectedPage:
    """The item that a spider emits: a page as it was read, in memory only."""

    page: Page


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """The item behind the first pipeline: the page with its texts masked, and what the checks have said of it so far."""

    page: MaskedPage
    findings: tuple[Finding, ...] = ()
    runs: tuple[CheckRun, ...] = ()
    words_judged: bool = False  # a large page is judged at once, in a process of its own
