"""What a detector says of a place in a text, and the tests of a place that the detectors share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from govspider.items import Detector, Kind, Severity
from govspider.text.segment import Boundaries, Segmenter

SENTENCE_ENDS = "。！？；\n!?;"
SENTENCE_REACH = 200  # characters on each side at which a sentence is taken to end


@dataclass(frozen=True, slots=True)
class WordHit:
    """One judgement of the text: characters [start, end) are wrong."""

    start: int
    end: int
    shown: str
    suggestion: str | None  # exact replacement of [start, end); None: there is none
    detector: Detector
    confidence: float
    severity: Severity
    reason: str  # one Chinese sentence
    kind: Kind = Kind.WRONG_WORD
    indicator: str = "T1"
    source: str = ""  # dictionary file and line, or name of the rule
    since: date | None = None  # a text of an earlier day is right; None: whenever
    needs_day: bool = False  # nothing is said of a page whose day is not known
    details: tuple[str, ...] = ()  # scores, candidates, margin: one Chinese line each, for `dictionary why`
    draft_confidence: float | None = None  # how sure it is in a draft; None: as in published text


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a detector has met or suspected at [start, end) of a text and does not report: for `dictionary why`."""

    start: int
    end: int
    shown: str
    suggestion: str | None  # what it would have written there; None: nothing
    why: str  # why not, in Chinese
    source: str  # dictionary file and line, or name of the detector


@dataclass(frozen=True, slots=True)
class Fault:
    """What one rule says of one line: characters [start, end) of the line are wrong."""

    start: int
    end: int
    reason: str
    suggestion: str | None = None
    confidence: float = 0.97


def without_contained(hits: Iterable[WordHit]) -> list[WordHit]:
    """Hits in order of place, without those that lie within another; of equal spans the surest stays."""
    kept: list[WordHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, -hit.confidence)):
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def without_overlaps(hits: Iterable[WordHit]) -> list[WordHit]:
    """Hits in order of place; of two that overlap the surer stays, then the longer."""
    kept: list[WordHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif (hit.confidence, hit.end - hit.start) > (kept[-1].confidence, kept[-1].end - kept[-1].start):
            kept[-1] = hit
    return kept


def changed_span(hit: WordHit) -> tuple[int, int]:
    """Where what is shown and what is suggested differ; empty where something is to be put in."""
    head, tail = common_ends(hit.shown, hit.suggestion or "")
    return hit.start + head, hit.end - tail


def common_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two strings begin with alike, and how many behind these they end with alike."""
    shorter = min(len(one), len(other))
    head = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    tail = next((i for i in range(shorter - head) if one[-1 - i] != other[-1 - i]), shorter - head)
    return head, tail


def line_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The line that holds [start, end)."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return begin, stop if stop >= 0 else len(text)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds [start, end)."""
    first, last = max(0, start - SENTENCE_REACH), min(len(text), end + SENTENCE_REACH)
    begin = max(first, *(text.rfind(mark, first, start) + 1 for mark in SENTENCE_ENDS))
    stops = (stop for mark in SENTENCE_ENDS if (stop := text.find(mark, end, last)) >= 0)
    return text[begin : min(stops, default=last)]


def covered_by(text: str, start: int, end: int, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in the text so that it covers [start, end)."""
    for phrase in phrases:
        reach = len(phrase)
        if text.find(phrase, max(0, end - reach), start + reach) >= 0:
            return True
    return False


def word_at(text: str, boundaries: Boundaries, place: int) -> tuple[int, int]:
    """Span of the word of the cut that holds the character at `place`."""
    begin = place
    while begin > 0 and begin not in boundaries:
        begin -= 1
    stop = place + 1
    while stop < len(text) and stop not in boundaries:
        stop += 1
    return begin, stop


def crossing_word(
    text: str, boundaries: Boundaries, start: int, end: int, segmenter: Segmenter
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Dictionary words of the cut that cross the start and the end of [start, end).

    Only words of jieba's dictionary count: a new word that its hidden Markov model made up proves nothing.
    """

    def crossing(place: int) -> tuple[int, int] | None:
        if place <= 0 or place >= len(text) or place in boundaries:
            return None
        span = word_at(text, boundaries, place)
        return span if segmenter.has_word(text[span[0] : span[1]]) else None

    return crossing(start), crossing(end)
