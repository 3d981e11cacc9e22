"""Holds the findings of a sweep against the answer key (对照标准答案): precision, recall, misses."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from govspider.checks import bad_link, dead_link, hidden_link, wrong_link
from govspider.demo.key import PERSONAL, KeyItem
from govspider.errors import StoreError
from govspider.items import Severity
from govspider.store import reading
from govspider.store.transaction import BUSY_SECONDS

_QUERY = Path(__file__).with_name("findings.sql")
_SEPARATORS = str.maketrans("", "", " -　")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the sweep says of one fault at one place."""

    kind: str
    target_id: str
    page_url: str
    subject: str
    shown: str
    severity: str
    suggestion: str
    problem: str
    finding_id: str = ""  # places of one cause share it; '': none


@dataclass(frozen=True, slots=True)
class KindScore:
    """Counts of one kind of fault."""

    planted: int
    found: int
    false: int
    hits: int  # findings all of whose places agree with a planted fault

    @property
    def precision(self) -> float:
        """Share of the findings that are right; 1 if there are none."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of the planted faults that were found; 1 if none was planted."""
        return self.found / self.planted if self.planted else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """The whole result."""

    kinds: dict[str, KindScore]
    missed: tuple[KeyItem, ...]
    false: tuple[Seen, ...]

    @property
    def total(self) -> KindScore:
        """All kinds together."""
        rows = self.kinds.values()
        return KindScore(
            sum(row.planted for row in rows),
            sum(row.found for row in rows),
            sum(row.false for row in rows),
            sum(row.hits for row in rows),
        )

    def as_json(self) -> dict[str, object]:
        """The public form."""
        total = self.total
        kinds = {
            kind: {
                "planted": row.planted,
                "found": row.found,
                "false": row.false,
                "precision": round(row.precision, 4),
                "recall": round(row.recall, 4),
            }
            for kind, row in sorted(self.kinds.items())
        }
        return {"precision": round(total.precision, 4), "recall": round(total.recall, 4), "kinds": kinds}


def read_findings(database: Path, sweep_id: str, busy_seconds: float = BUSY_SECONDS) -> tuple[Seen, ...]:
    """The findings of a sweep, at each of their places.

    Args:
        database: the file.
        sweep_id: the sweep.
        busy_seconds: how long to wait for another program that holds the file.

    Raises:
        StoreError: the database cannot be read, or there is no such sweep in it.
    """
    with reading(database, busy_seconds) as connection:
        known = connection.execute("SELECT 1 FROM sweeps WHERE sweep_id = ?", (sweep_id,)).fetchone()
        if known is None:
            raise StoreError(f"数据库中没有 {sweep_id} 的检查结果，请先运行该季度的检查")
        rows = connection.execute(_QUERY.read_text(encoding="utf-8"), (sweep_id,)).fetchall()
    return tuple(Seen(*row) for row in rows)


def compare(key: Iterable[KeyItem], findings: Iterable[Seen]) -> Score:
    """Hold findings against the key.

    A place is right if some item of its kind and target agrees; hints that agree with nothing do not count. A cause
    is right if all its places are, and false, once, if any is not.
    """
    by_place: dict[tuple[str, str], list[KeyItem]] = defaultdict(list)
    items = tuple(key)
    for item in items:
        by_place[str(item.kind), item.target_id].append(item)
    found: set[int] = set()
    hits: Counter[str] = Counter()
    false: list[Seen] = []
    for places in _by_cause(findings):
        kind = places[0].kind
        right = [
            [item for item in by_place[kind, place.target_id] if agrees(item, place)] for place in places
        ]
        found.update(id(item) for items_there in right for item in items_there if not item.implied)
        strays = [
            place
            for place, items_there in zip(places, right, strict=True)
            if not items_there and place.severity != Severity.HINT.value
        ]
        if strays:
            false.append(strays[0])
        elif any(right):
            hits[kind] += 1
    return _score(items, found, hits, false)


def _by_cause(findings: Iterable[Seen]) -> Iterable[list[Seen]]:
    causes: dict[object, list[Seen]] = {}
    for number, finding in enumerate(findings):
        causes.setdefault(finding.finding_id or number, []).append(finding)
    return causes.values()


def _score(items: tuple[KeyItem, ...], found: set[int], hits: Counter[str], false: list[Seen]) -> Score:
    planted = [item for item in items if not item.implied]
    wrong = Counter(finding.kind for finding in false)
    kinds = sorted({str(item.kind) for item in planted} | set(wrong))
    scores = {}
    for kind in kinds:
        mine = [item for item in planted if str(item.kind) == kind]
        scores[kind] = KindScore(len(mine), sum(id(item) in found for item in mine), wrong[kind], hits[kind])
    missed = tuple(item for item in planted if id(item) not in found)
    return Score(scores, missed, tuple(false))


def agrees(item: KeyItem, finding: Seen) -> bool:
    """Whether a finding of the item's kind and target is about the planted fault."""
    if item.subjects and finding.subject:
        about = finding.subject in item.subjects
    else:
        about = finding.page_url in item.urls or not item.urls
    if about and finding.page_url and item.urls and item.kind in _ON_PAGES:
        about = finding.page_url in item.urls
    return about and _shows(item, finding)


_ON_PAGES = frozenset({dead_link.KIND, wrong_link.KIND, bad_link.KIND, hidden_link.KIND})


def _shows(item: KeyItem, finding: Seen) -> bool:
    if not item.shown:
        return True
    if item.kind in PERSONAL:
        return any(_is_mask_of(finding.shown, value) for value in item.shown)
    return bool(finding.shown) and any(finding.shown in text or text in finding.shown for text in item.shown)


def _is_mask_of(shown: str, value: str) -> bool:
    """Whether a masked text stands for a value: same length, every character its own or a star."""
    text, value = shown.translate(_SEPARATORS), value.translate(_SEPARATORS)
    return len(text) == len(value) and all(
        one in {"*", other} for one, other in zip(text, value, strict=True)
    )
