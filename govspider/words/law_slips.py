"""How a law's title within title marks differs from a law's name (法律名称误写), and how surely that is a slip."""

from dataclasses import dataclass
from enum import Enum

from govspider.text.match import common_ends, word_at
from govspider.text.segment import Segmenter
from govspider.words.alike import Alike
from govspider.words.phrase_edits import is_alternative

LAW = "法"
# The longest goes before: a rule of another kind is another rule.
_ENDINGS = ("实施条例", "暂行条例", "实施细则", "办法", "条例", "规定", LAW)
WORD = 2  # characters of a word that stands for another, and of a law's subject at least
_BLOCKS = 8  # characters of both blocks that changed places, at most
_JOINING = frozenset("和与及的、")


class SlipKind(Enum):
    """How a title differs from a name, in Chinese."""

    SWAPPED = "字词颠倒"
    DOUBLED = "重复"
    ALIKE = "音形相近"
    LOST = "漏字"
    ADDED = "多字"
    REPLACED = "错字"
    WORD = "错词"


_SAME_CHARACTERS = frozenset({SlipKind.SWAPPED, SlipKind.DOUBLED})
_CLEAR = _SAME_CHARACTERS | {SlipKind.ALIKE, SlipKind.LOST}


@dataclass(frozen=True, slots=True)
class Slip:
    """One difference: characters of a title that stand for others of a name."""

    kind: SlipKind
    written: str
    right: str
    at: int  # characters before it

    @property
    def has_all_characters(self) -> bool:
        """Whether the name is there but for order and repetition: no other law has such a name."""
        return self.kind in _SAME_CHARACTERS

    @property
    def is_clear(self) -> bool:
        """Whether it is hardly meant; a joining character comes and goes in short forms."""
        return self.kind in _CLEAR and not (self.kind is SlipKind.LOST and self.right in _JOINING)

    @property
    def rank(self) -> int:
        """A clear slip goes before others, these before another word: of names equally near none can be told."""
        return 0 if self.is_clear else 1 + (self.kind is SlipKind.WORD)


def ending_of(name: str) -> str:
    """What kind of rule a name says it is; empty: none."""
    return next((ending for ending in _ENDINGS if name.endswith(ending)), "")


def slip_between(title: str, name: str, alike: Alike) -> Slip | None:
    """The one slip that makes a title of a name with the same ending; None: there is another difference."""
    ending = len(ending_of(name))
    at, written, right = _difference(title[:-ending], name[:-ending])
    kind = None if is_alternative(written, right) else _kind(written, right, title, alike)
    return Slip(kind, written, right, at) if kind else None


def _kind(written: str, right: str, title: str, alike: Alike) -> SlipKind | None:
    if len(written) != len(right):
        if len(written) + len(right) > 1:
            return None
        doubled = written and written * 2 in title
        return SlipKind.DOUBLED if doubled else SlipKind.ADDED if written else SlipKind.LOST
    if len(right) == 1:
        return SlipKind.ALIKE if alike.confusable(written, right) else SlipKind.REPLACED
    if len(right) <= _BLOCKS and any(written[cut:] + written[:cut] == right for cut in range(1, len(right))):
        return SlipKind.SWAPPED
    return SlipKind.WORD if len(right) == WORD else None


def _difference(written: str, right: str) -> tuple[int, str, str]:
    """Where two names begin to differ, and what stands between the characters that both begin and end with."""
    head, tail = common_ends(written, right)
    return head, written[head : len(written) - tail], right[head : len(right) - tail]


def is_made_of_words(title: str, slip: Slip, segmenter: Segmenter) -> bool:
    """Whether words stand where the slip is, too: 监察官法 for 检察官法, 环境保护法 for 环境保护税法."""
    boundaries = segmenter.boundaries(title)
    last = len(title) - len(ending_of(title))
    beside = (slip.at,) if slip.written else (slip.at - 1, slip.at)
    words = (word_at(title, boundaries, place) for place in beside if 0 <= place < last)
    return all(stop - begin > 1 and segmenter.has_word(title[begin:stop]) for begin, stop in words)
