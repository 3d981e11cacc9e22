"""Pairs of words that are both right (不改词对), such as 法治 and 法制: one is never fixed into the other."""

from collections import defaultdict
from pathlib import Path

from govspider.text import lexicon
from govspider.text.lexicon import Columns
from govspider.text.match import common_ends

FILE = "never_touch.txt"
COLUMNS = Columns(("一方", "另一方"), ("说明",))


class ProtectedPairs:
    """Knows which edits are only a change between two right words."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._around: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for one, other in pairs:
            head, tail = _common(one, other)
            was, new = one[len(head) : len(one) - len(tail)], other[len(head) : len(other) - len(tail)]
            self._around[was, new].append((head, tail))
            self._around[new, was].append((head, tail))

    def spares(self, text: str, start: int, end: int, new: str) -> bool:
        """Whether replacing [start, end) of a text by `new` is such a change."""
        around = self._around.get((text[start:end], new), ())
        return any(text.endswith(head, 0, start) and text.startswith(tail, end) for head, tail in around)


def load_protected_pairs(dictionaries_dir: Path) -> ProtectedPairs:
    """The pairs of never_touch.txt.

    Raises:
        DictionaryError: names every faulty row.
    """
    rows = lexicon.load(
        dictionaries_dir, lambda folder, problems: lexicon.read_rows(folder / FILE, COLUMNS, problems)
    )
    return ProtectedPairs([(row.cells["一方"], other) for row in rows for other in row.values("另一方")])


def _common(one: str, other: str) -> tuple[str, str]:
    """What two words begin and end with alike."""
    head, tail = common_ends(one, other)
    return one[:head], one[len(one) - tail :]
