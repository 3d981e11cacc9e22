"""Rule of doubled words (叠字叠词): 的的, 进行进行. Reduplication that Chinese knows stays silent.

The words that are wrong when written twice stand in dictionaries/doubled.txt.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govspider.text import lexicon
from govspider.text.lexicon import DEFAULT_CONFIDENCE, Columns, Problems
from govspider.text.match import Fault
from govspider.text.segment import Segmenter
from govspider.text.traditional import is_traditional
from govspider.words.rules_edges import EdgeCharacters, edge_characters
from govspider.words.rules_openers import Openers, openers
from govspider.words.rules_repeated import RepeatedWords, repeated

FILE = "doubled.txt"
COLUMNS = Columns(("词",), ("置信度", "名动", "位置", "后接"))
_CLAUSE = re.compile(r"[^，。；！？、,.;!?\s]+")
_VERSE = (5, 7)
_REACH = 30  # characters on each side that are read: a line without marks may be a megabyte
# Behind these a word that is noun and verb is a verb: 认真组织组织实施, but 社会组织组织志愿者.
_BEFORE_VERBS = frozenset(
    "要 应 应当 将 会 并 负责 认真 积极 牵头 统一 具体 可 可以 需 须 再 进一步 切实 已 曾 定期 严格 精心 广泛 依法".split()  # noqa: SIM905
)
# A name of a place may begin with the second copy (将将台镇列入试点): then it is a hint.
_PLACE = re.compile(r"(?![各全本该我每此])[一-鿿]{1,2}(?:[省市县区镇乡村屯寨]|街道|社区)")
_DOUBTFUL = 0.85
_WORD = 2  # characters
_PARTICLES = frozenset("的地得了着过")  # follow any pair: 青青的的小草 is a slip


@dataclass(frozen=True, slots=True)
class DoubledWords:
    """Words that are never written twice."""

    words: dict[str, float]  # word → confidence
    both: frozenset[str] = frozenset()  # words that are noun and verb
    behind: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # word → what makes a noun of its second copy

    @property
    def triggers(self) -> tuple[str, ...]:
        """What a line must hold to be looked at."""
        return tuple(sorted(word * 2 for word in self.words))

    def find(self, line: str, segmenter: Segmenter) -> Iterator[Fault]:
        """Words written twice. Each copy must be a word of the cut: in 与与会者 the second 与 is none."""
        if is_traditional(line):
            return  # 實事求是是 is cut otherwise than 实事求是是
        words = segmenter.words(line)
        place = 0
        for index, word in enumerate(words):
            if word in self.words and self._is_wrong(words, index, line, place, segmenter):
                end = place + 2 * len(word)
                sure = min(self.words[word], _DOUBTFUL if _begins_place(line, end, word) else 1.0)
                yield Fault(place, end, f"“{word}”重复", word, sure)
            elif (said := self._at_end(word, words[index + 1 : index + 2], segmenter)) is not None:
                end = place + len(word) + len(said)
                yield Fault(end - 2 * len(said), end, f"“{said}”重复", said, self.words[said])
            place += len(word)

    def _at_end(self, word: str, following: list[str], segmenter: Segmenter) -> str | None:
        """The surely wrong word whose first copy the cut took into a longer word: 切实加强｜加强."""
        said = following[0] if following else ""
        before = word.removesuffix(said)
        if not said or before == word or len(before) < _WORD or not segmenter.has_word(before):
            return None
        return said if self._is_sure(said) else None

    def _is_sure(self, word: str) -> bool:
        return len(word) > 1 and self.words.get(word, 0.0) >= DEFAULT_CONFIDENCE and word not in self.both

    def _is_wrong(self, words: list[str], index: int, line: str, place: int, segmenter: Segmenter) -> bool:
        """Whether the word at an index of the cut is written twice, neither three times nor rightly."""
        word = words[index]
        following = "".join(words[index + 1 : index + 2])
        if following != word and not self._begins_longer(word, following, segmenter):
            return False
        if words[index - 1 : index] == [word] or words[index + 2 : index + 3] == [word]:
            return False
        if word in self.both and _follows_noun(words[max(0, index - 1) : index]):
            return False
        if line.startswith((*self.behind.get(word, ()), f"再{word}"), place + 2 * len(word)):
            return False  # 某工程项目｜项目经理, 落实落实再落实
        return not _begins_another(line, place, word, segmenter) and not _is_old(line, place, word)

    def _begins_longer(self, word: str, following: str, segmenter: Segmenter) -> bool:
        """Whether the cut took the second copy of a surely wrong pair into a longer word: 切实｜切实加强."""
        rest = following.removeprefix(word)
        return self._is_sure(word) and rest != following and len(rest) > 1 and segmenter.has_word(rest)


def _follows_noun(before: list[str]) -> bool:
    """Whether the word before makes a noun of the first copy: 社会组织｜组织志愿者."""
    return bool(before) and before[0] not in _BEFORE_VERBS and "一" <= before[0][0] <= "鿿"


def _begins_another(line: str, place: int, word: str, segmenter: Segmenter) -> bool:
    """Whether the second copy begins a longer word that the cut has missed: 与客户对｜对账单."""
    end = place + 2 * len(word)
    return len(word) == 1 and end < len(line) and segmenter.has_word(word + line[end])


def _begins_place(line: str, end: int, word: str) -> bool:
    """Whether the second copy may begin the name of a place that no dictionary has."""
    return len(word) == 1 and word not in _PARTICLES and _PLACE.match(line, end) is not None


def _is_old(line: str, place: int, word: str) -> bool:
    """Whether a character written twice is part of 自自在在, or 的的 stands in old verse (春风的的为谁来)."""
    before = line[max(0, place - 2) : place]
    four = len(word) == 1 and word not in _PARTICLES and len(before) > 1 and before[0] == before[1]
    return four or (word == "的" and _is_verse(line, place))


def _is_verse(line: str, place: int) -> bool:
    """Whether the clause at `place` begins there, or has five or seven characters as the one beside it has."""
    first = max(0, place - _REACH)
    place -= first
    clauses = list(_CLAUSE.finditer(line[first : first + 2 * _REACH]))
    number = next(number for number, clause in enumerate(clauses) if clause.end() > place)
    if clauses[number].start() == place:
        return True
    size = len(clauses[number][0])
    beside = [len(clause[0]) for clause in clauses[max(0, number - 1) : number + 2]]
    return size in _VERSE and (beside.count(size) > 1 or len(beside) == 1)


def load_doubled(dictionaries_dir: Path) -> tuple[DoubledWords, EdgeCharacters, Openers, RepeatedWords]:
    """The words of doubled.txt, the characters looked at only at a word's edge, openers, what may follow itself.

    Without the file there are none.

    Raises:
        DictionaryError: names every faulty row.
    """
    path = dictionaries_dir / FILE
    problems = Problems(dictionaries_dir)
    rows = lexicon.read_rows(path, COLUMNS, problems)
    sure = tuple(
        (row, lexicon.read_confidence(row.text("置信度"), DEFAULT_CONFIDENCE, path, row.line, problems))
        for row in rows
    )
    problems.raise_errors()
    words = {row.text("词"): confidence for row, confidence in sure if not row.text("位置")}
    both = frozenset(row.text("词") for row in rows if row.text("名动") == "是")
    behind = {row.text("词"): tuple(said.split("|")) for row in rows if (said := row.text("后接"))}
    return DoubledWords(words, both, behind), edge_characters(sure), openers(sure), repeated(sure)
