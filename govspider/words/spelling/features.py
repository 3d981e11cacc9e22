"""What is known of an edit when it is judged (特征): one list of numbers for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from govspider.words.spelling import units_said
from govspider.words.spelling.characters import Characters, Span
from govspider.words.spelling.compiled_proposals import Change, CompiledProposer
from govspider.words.spelling.confusable import Confusable
from govspider.words.spelling.lattice import Cut
from govspider.words.spelling.official import Official
from govspider.words.spelling.places import Places, to_place_end, to_surname
from govspider.words.spelling.proposal import Proposal
from govspider.words.spelling.tables import UNKNOWN, Tables
from govspider.words.spelling.units_said import UnitsSaid
from govspider.words.spelling.whole_words import LONGEST

_WORDS = (
    "length_old", "length_new", "changes", "kind", "likeness_worst", "likeness_best", "likeness_sum",
    "unigram_old", "unigram_new", "common_old", "common_new", "chained",
    "char_old", "char_new", "char_gain",
)  # fmt: skip
_COVERS = ("cover_old", "cover_old_common", "cover_new", "cover_new_common", "cover_all_old")
_OFFICIAL = ("official_old", "official_new", "pieces_old", "pieces_new")
_OF_NAMES = ("place_old", "place_new", "to_place_end", "to_surname", "name_new")
OF_TEXT = (*_WORDS, *_COVERS, *_OFFICIAL, *_OF_NAMES)  # what needs no cut into words
QUICK = ("gain", "gain_per_change", "inside", "estimate", "agreeing", *_WORDS, *units_said.QUICK)
NAMES = (
    *QUICK,
    "boost_left", "boost_right",
    "base_cost", "base_cost_per_char", "base_words", "base_longest", "base_worst", "crosses_left", "crosses_right",
    "rivals", "rival_gain", "margin",
    *_COVERS,
    "segment", "to_start", "to_end", "elsewhere_per_char", "word_before", "word_after", "singles_near",
    *_OFFICIAL, "order_left", "order_right", "order_old",
    "edits_elsewhere", "best_elsewhere", "nearest_elsewhere",
    *_OF_NAMES,
    *units_said.NAMES,
)  # fmt: skip
_STRONG = 3.0  # gain of an edit elsewhere that hints at a careless text
_NEAR = 3  # words on each side that count as near
_NONE = -9.0
MOST = 100  # edits of a segment that are judged


class Edit(NamedTuple):
    """The smallest replacement [start, end) → new, the best proposal for it, and all that agree."""

    start: int
    end: int
    new: str
    proposal: Proposal
    agreeing: int

    @property
    def gain(self) -> float:
        """Gain of the best proposal."""
        return self.proposal.gain

    @property
    def span(self) -> Span:
        """What is replaced, and by what."""
        return self.start, self.end, self.new

    @property
    def change(self) -> Change:
        """What the best proposal replaces, and what the edit does."""
        return (self.proposal.start, self.proposal.end, self.proposal.word), self.span

    @property
    def details(self) -> tuple[str, ...]:
        """What the model of words says of it, for whoever asks why."""
        proposal = self.proposal
        return (
            f"候选“{proposal.word}”（log10）：优势{proposal.gain:.2f}，词在前文中{proposal.inside:.2f}",
            f"后文因此变化{proposal.gain - proposal.estimate:+.2f}；得出同一改法的候选{self.agreeing}个",
        )


def edits_of(text: str, proposals: Iterable[Proposal]) -> list[Edit]:
    """Proposals (the best first) grouped by what they change."""
    best: dict[tuple[int, int, str], Proposal] = {}
    count: dict[tuple[int, int, str], int] = {}
    for proposal in proposals:
        key = proposal.edit(text)
        best.setdefault(key, proposal)
        count[key] = count.get(key, 0) + 1
    return [Edit(*key, proposal, count[key]) for key, proposal in best.items()][:MOST]


@dataclass(frozen=True, slots=True)
class Features:
    """Computes the features of the edits of a segment."""

    tables: Tables
    confusable: Confusable
    official: Official
    places: Places
    characters: Characters
    compiled: CompiledProposer | None = None

    def quick(self, text: str, edits: Sequence[Edit], said: UnitsSaid) -> list[list[float]]:
        """What is cheap to know of each of some edits, in the order of QUICK."""
        return [
            [
                edit.gain,
                edit.gain / max(edit.end - edit.start, len(edit.new), 1),
                edit.proposal.inside,
                edit.proposal.estimate,
                edit.agreeing,
                *words,
                *said.quick(edit.span),
            ]
            for edit, words in zip(edits, self.words(text, edits), strict=True)
        ]

    def words(self, text: str, edits: Sequence[Edit]) -> Sequence[Sequence[float]]:
        """Of each edit the words and characters that it takes and gives, by compiled code where it is there."""
        found = self.compiled.describe(text, [edit.change for edit in edits]) if self.compiled else None
        return found or [self.words_plainly(text, edit) for edit in edits]

    def row(
        self, lattice: Cut, edit: Edit, edits: list[Edit], quick: list[float], said: UnitsSaid
    ) -> list[float]:
        """The features of one of a segment's edits, in the order of NAMES; `quick` are the first of them."""
        return [
            *quick,
            *self._model(lattice, edit),
            *self._rivals(edit, edits),
            *self.covers(lattice.text, edit),
            *self._place(lattice, edit, edits),
            *self._names(lattice.text, edit),
            *said.row(edit.span),
        ]

    def of_text(self, text: str, edits: Sequence[Edit]) -> list[list[float]]:
        """What can be known of each of some edits without a cut into words, in the order of OF_TEXT."""
        return [
            [
                *words,
                *self.covers(text, edit),
                *self._official(text, edit),
                *self._names(text, edit),
            ]
            for edit, words in zip(edits, self.words(text, edits), strict=True)
        ]

    def _model(self, lattice: Cut, edit: Edit) -> list[float]:
        proposal = edit.proposal
        first, last = lattice.around(proposal.start, proposal.end)
        words = lattice.path[first : last + 1]
        cost = words[-1].total - lattice.total_before(first)
        scores = [word.total - lattice.total_before(first + index) for index, word in enumerate(words)]
        return [
            proposal.inside - self.tables.words.get(proposal.word, UNKNOWN),
            proposal.gain - proposal.estimate,
            cost,
            cost / (words[-1].end - words[0].start),
            len(words),
            max(len(word.text) for word in words),
            min(scores),
            float(words[0].start < proposal.start),
            float(words[-1].end > proposal.end),
        ]

    def words_plainly(self, text: str, edit: Edit) -> list[float]:
        """The same without it, in the order of _WORDS."""
        proposal, tables = edit.proposal, self.tables
        old = text[proposal.start : proposal.end]
        was, new = text[edit.start : edit.end], edit.new
        kind, likeness = self._kind(was, new)
        model = tables.singles
        char_old = min((model.get(character, _NONE) for character in was), default=0.0)
        char_new = min((model.get(character, _NONE) for character in new), default=0.0)
        return [
            len(old),
            len(proposal.word),
            max(len(was), len(new)),
            kind,
            max(likeness),
            min(likeness),
            sum(likeness),
            tables.words.get(old, _NONE),
            tables.words.get(proposal.word, _NONE),
            tables.common.get(old, -1.0),
            tables.common.get(proposal.word, -1.0),
            float(tables.words.is_compound(proposal.word)),
            char_old,
            char_new,
            char_new - char_old,
        ]

    def _kind(self, was: str, new: str) -> tuple[int, list[int]]:
        """0 replaced, 1 lost, 2 doubled, 3 swapped; and how like the replaced characters are."""
        if len(was) < len(new):
            return 1, [0]
        if len(was) > len(new):
            return 2, [0]
        if len(was) == len("交换") and was == new[::-1]:
            return 3, [0]
        return 0, [
            int(self.confusable.likeness(one, other))
            for one, other in zip(was, new, strict=True)
            if one != other
        ]

    def _rivals(self, edit: Edit, edits: list[Edit]) -> list[float]:
        proposal = edit.proposal
        rivals = [
            other.gain
            for other in edits
            if other is not edit and other.start < proposal.end and other.end > proposal.start
        ]
        best = max(rivals, default=-1.0)
        return [len(rivals), best, edit.gain - best]

    def covers(self, text: str, edit: Edit) -> Sequence[float]:
        """The longest dictionary word over the changed characters, before and after, by compiled code where it is there."""
        found = self.compiled.covers(text, edit.change) if self.compiled else None
        return found or self.covers_plainly(text, edit)

    def covers_plainly(self, text: str, edit: Edit) -> list[float]:
        """The same without it, in the order of _COVERS."""
        fixed = text[: edit.start] + edit.new + text[edit.end :]
        old = self._cover(text, max(edit.end, edit.start + 1))
        new = self._cover(fixed, edit.start + max(len(edit.new), 1))
        whole = self._cover(text, edit.proposal.end)
        return [*old, *new, whole[0]]

    def _cover(self, text: str, end: int) -> tuple[float, float]:
        """Characters of the longest dictionary word over the last character before `end`, and how common it is."""
        common, size = self.tables.common, len(text)
        for length in range(LONGEST, 1, -1):
            most = -1.0
            for begin in range(max(0, end - length), min(end, size - length + 1)):
                most = max(most, common.get(text[begin : begin + length], -1.0))
            if most >= 0.0:
                return length, most
        return 0, -1.0

    def _official(self, text: str, edit: Edit) -> list[float]:
        """Official words and pieces of phrases over the change, before and after."""
        fixed = text[: edit.start] + edit.new + text[edit.end :]
        end, end_new = max(edit.end, edit.start + 1), edit.start + max(len(edit.new), 1)
        official = self.official
        return [
            official.cover(text, edit.start, end),
            official.cover(fixed, edit.start, end_new),
            official.pieces(text, edit.start, end),
            official.pieces(fixed, edit.start, end_new),
        ]

    def _names(self, text: str, edit: Edit) -> list[float]:
        """Whether the change stands in a name of a place, or would; how near such names are; what name the word is."""
        fixed = text[: edit.start] + edit.new + text[edit.end :]
        end, end_new = max(edit.end, edit.start + 1), edit.start + max(len(edit.new), 1)
        return [
            self.places.cover(text, edit.start, end),
            self.places.cover(fixed, edit.start, end_new),
            to_place_end(text, end),
            to_surname(text, edit.start),
            self.tables.names.get(edit.proposal.word, 0),
        ]

    def _place(self, lattice: Cut, edit: Edit, edits: list[Edit]) -> list[float]:
        proposal, path, size = edit.proposal, lattice.path, len(lattice.text)
        first, last = lattice.around(proposal.start, proposal.end)
        cost = path[last].total - lattice.total_before(first)
        width = path[last].end - path[first].start
        near = path[max(0, first - _NEAR) : first] + path[last + 1 : last + 1 + _NEAR]
        others = [
            (other.gain, abs(other.start - edit.start))
            for other in edits
            if other.start >= proposal.end or other.end <= proposal.start
        ]
        strong = [distance for gain, distance in others if gain > _STRONG]
        return [
            size,
            proposal.start,
            size - proposal.end,
            (lattice.total - cost) / max(1, size - width),
            path[first - 1].total - lattice.total_before(first - 1) if first else 1.0,
            path[last + 1].total - path[last].total if last + 1 < len(path) else 1.0,
            sum(len(word.text) == 1 for word in near),
            *self._official(lattice.text, edit),
            *lattice.orders(proposal.start, proposal.end, proposal.word),
            len(strong),
            max((gain for gain, _ in others), default=-1.0),
            min(strong, default=99),
        ]
