"""Lists of words of several kinds (分类词表): each row says of what kind its word is."""

from collections.abc import Collection, Iterator
from pathlib import Path

from govspider.text.lexicon import Columns, Problems, read_table


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
