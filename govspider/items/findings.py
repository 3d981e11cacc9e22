"""What is wrong (问题), with everything that is needed to contest it."""

import hashlib
from dataclasses import dataclass

from govspider.items.masked import MaskedPage
from govspider.items.pages import Page
from govspider.items.vocabulary import CheckOutcome, Detector, PartKind, Severity


@dataclass(frozen=True, slots=True)
class Place:
    """Exact place of a finding: characters [start, end) of one part of the page."""

    part: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, with everything that is needed to contest it. Personal data is masked in every field."""

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
        """Natural key: the same fault at the same place has the same id in every run and on every machine."""
        part = self.place.part.value if self.place else ""
        fields = (
            str(self.kind),
            self.target_id,
            self.page_url,
            part,
            self.shown,
            str(self.ordinal),
            self.subject,
        )
        return hashlib.sha256("\x1f".join(fields).encode(errors="replace")).hexdigest()[:20]


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
