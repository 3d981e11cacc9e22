"""An office's leaders (领导姓名职务): a name with a title that is not the leader's, and names out of rank.

File office/leaders.txt lists name, titles and unit in order of rank; see dictionaries/README.md.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from govspider.items import Detector, Kind, Severity
from govspider.text import lexicon
from govspider.text.lexicon import Columns, Problems
from govspider.text.match import WordHit, sentence_around

COLUMNS = Columns(("姓名", "职务"), ("单位",))
TITLE_CONFIDENCE = 0.97
ORDER_CONFIDENCE = 0.9  # a list may follow another order for a reason: shown, not accused
_FORMER = re.compile(
    r"原任|时任|曾任|前任|历任|先后任|不再担任|免去|任命|提名|推荐|代理|候选人|同名|原副?[市县区局党政]"
)
_DASHES = " \u3000、·"


@dataclass(frozen=True, slots=True)
class Leader:
    """One leader; `rank` counts from 0."""

    name: str
    titles: tuple[str, ...]
    unit: str
    rank: int
    path: Path
    line: int

    @property
    def source(self) -> str:
        """File and line, for explanations."""
        return f"{self.path.name}:{self.line}"


class LeaderMatcher:
    """Names of leaders with what stands before and after them."""

    def __init__(self, leaders: Iterable[Leader]) -> None:
        self.leaders = tuple(leaders)
        self._by_name = {leader.name: leader for leader in self.leaders}
        parts = {part for leader in self.leaders for title in leader.titles for part in title.split("、")}
        # A title that a name may bear: one on file, or one on file with 副 before it or taken away.
        self._titles = parts | {f"副{part}" for part in parts if not part.startswith("副")}
        self._titles |= {part.removeprefix("副") for part in parts}
        titles = _alternatives(self._titles)
        names = _alternatives(self._by_name)
        self._before = re.compile(rf"({titles})[ \u3000]?({names})") if self._by_name else None
        self._after = re.compile(rf"({names})(?:同志)?({titles})") if self._by_name else None
        self._row = re.compile(rf"(?:{names})(?:[、 \u3000](?:{names}))+") if self._by_name else None

    def find(self, text: str) -> list[WordHit]:
        """Wrong titles and wrong order in a text, in order of place."""
        return sorted((*self._wrong_titles(text), *self._wrong_order(text)), key=lambda hit: hit.start)

    def _wrong_titles(self, text: str) -> Iterator[WordHit]:
        if not self._before or not self._after:
            return
        for match in self._before.finditer(text):
            hit = self._judge(text, match[2], match[1], match.span(1))
            if hit and not self._another_unit(text, match.start(1), self._by_name[match[2]]):
                yield hit
        for match in self._after.finditer(text):
            hit = self._judge(text, match[1], match[2], match.span(2))
            if hit:
                yield hit

    def _judge(self, text: str, name: str, title: str, span: tuple[int, int]) -> WordHit | None:
        leader = self._by_name[name]
        start, end = span
        held = {part for known in leader.titles for part in (known, *known.split("、"))}
        if any(_is_short_for(title, known) for known in held):
            return None
        if _FORMER.search(sentence_around(text, start, end)):
            return None
        right = leader.titles[0]
        reason = f"“{name}”的职务写作“{title}”，应为“{right}”（{leader.unit}）"
        return leader_hit(text, span, reason, leader.source, confidence=TITLE_CONFIDENCE, suggestion=right)

    def _another_unit(self, text: str, start: int, leader: Leader) -> bool:
        """Whether the title is the end of a longer one: another body's (某县县长), or a second post."""
        before = text[max(0, start - 2) : start]
        joined = "一" <= before[-1:] <= "鿿"
        unit_end = leader.unit[-2:]
        return (
            joined
            and not (unit_end and before.endswith(unit_end[-1:]))
            and before[-1:] not in "由是经请和及与"
        )

    def _wrong_order(self, text: str) -> Iterator[WordHit]:
        if not self._row:
            return
        for match in self._row.finditer(text):
            names = [name for name in re.split(rf"[{_DASHES}]", match[0]) if name]
            found = [self._by_name[name] for name in names if name in self._by_name]
            if len({leader.unit for leader in found}) != 1:
                continue  # ranks of different bodies do not compare
            if all(one.rank < other.rank for one, other in pairwise(found)):
                continue
            right = "、".join(leader.name for leader in sorted(found, key=lambda leader: leader.rank))
            reason, source = f"领导排序“{match[0]}”与名单不符，名单顺序为“{right}”", found[0].source
            hit = leader_hit(
                text, match.span(), reason, source, confidence=ORDER_CONFIDENCE, suggestion=right
            )
            yield replace(hit, severity=Severity.GENERAL)


def leader_hit(
    text: str,
    span: tuple[int, int],
    reason: str,
    source: str,
    *,
    confidence: float,
    suggestion: str | None = None,
) -> WordHit:
    """What is wrong with a leader's name, title or rank, an office's own leader or a national one."""
    start, end = span
    return WordHit(
        start=start,
        end=end,
        shown=text[start:end],
        suggestion=suggestion,
        detector=Detector.PHRASE,
        confidence=confidence,
        severity=Severity.SEVERE,
        reason=reason,
        kind=Kind.LEADER_TITLE,
        indicator="V1.1",
        source=source,
    )


def _is_short_for(title: str, known: str) -> bool:
    """Whether a title is the known one or its end: 局长 for 市公安局局长, but not 市长 for 副市长."""
    return known == title or (known.endswith(title) and not known.removesuffix(title).endswith("副"))


def load_leaders(dictionaries_dir: Path) -> LeaderMatcher:
    """The leaders of office/leaders.txt; without the file nobody is known.

    Raises:
        DictionaryError: names every faulty row.
    """
    return LeaderMatcher(lexicon.load(dictionaries_dir, read_leaders))


def read_leaders(dictionaries_dir: Path, problems: Problems) -> list[Leader]:
    """Every leader on file; faults are noted in `problems`."""
    path = dictionaries_dir / "office" / "leaders.txt"
    seen: dict[str, int] = {}
    leaders = []
    for rank, row in enumerate(lexicon.read_rows(path, COLUMNS, problems)):
        name = row.text("姓名")
        if name in seen:
            problems.error(path, row.line, f"“{name}”与第 {seen[name]} 行重复", "一人一行，多个职务用 | 隔开")
        seen.setdefault(name, row.line)
        leaders.append(Leader(name, row.values("职务"), row.text("单位"), rank, path, row.line))
    return leaders


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"
