"""What a recogniser of personal data (个人信息) hands over."""

from dataclasses import dataclass

from govspider.items import Kind, Severity


@dataclass(frozen=True, slots=True)
class Hit:
    """One personal value at one place; `value` is in the clear: hash or mask it, never store it."""

    kind: Kind
    start: int  # characters [start, end) of the text as given
    end: int
    value: str  # normalised: no separators, half width, upper case
    confidence: float  # 0 to 1
    severity: Severity
    problem: str  # Chinese sentence without the value


# Confidence of what context speaks against: masked in what is stored, never reported.
SILENT = 0.3
# Below it nothing is reported: `scrapy examine --min-confidence 0` shows what is at least this sure.
REPORTED = 0.5
# Told on request only: as likely as not.
UNSURE = 0.6
