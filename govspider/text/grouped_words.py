"""Lists of words of several kinds (分类词表): each row says of what kind its word is."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from govspider.text.lexicon import Columns, Problems, read_table

UseT = TypeVar("UseT", bound=StrEnum)
_BY_USE = Columns(("用途", "词语"))


def read_grouped(
    path: Path, columns: Columns, kinds: Collection[str], problems: Problems
) -> Iterator[tuple[str, str]]:
    """Kind and word of each row, in order; a file that does not exist holds none.

    Args:
        path: the file.
        columns: that of the kind, then that of the word.
        kinds: the kinds that there are.
        problems: where faults are noted; a row of no known kind is left out.
    """
    if not path.is_file():
        return
    named, held = columns.required
    for row in read_table(path, columns, problems).rows:
        kind = row.text(named)
        if kind in kinds:
            yield kind, row.text(held)
        else:
            problems.error(path, row.line, f"{named}“{kind}”无法识别", f"请写 {'、'.join(kinds)} 之一")


def read_by_use(path: Path, uses: type[UseT], problems: Problems) -> dict[UseT, tuple[str, ...]]:
    """The words of each use (用途) of a file with the columns 用途 and 词语; none where there is no file.

    Args:
        path: the file.
        uses: what words may be for.
        problems: where faults are noted; a row of no known use is left out.
    """
    words: dict[UseT, list[str]] = defaultdict(list)
    for use, word in read_grouped(path, _BY_USE, [use.value for use in uses], problems):
        words[uses(use)].append(word)
    return {use: tuple(found) for use, found in words.items()}


def any_of(words: Iterable[str]) -> str:
    """A pattern of one of some words, in their order; of no word one that nothing fits."""
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"
