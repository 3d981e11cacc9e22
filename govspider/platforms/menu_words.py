"""Words on buttons of phone pages that are no entries of a menu (底部菜单用词), from dictionaries/menus/words.tsv."""

from dataclasses import dataclass, field
from pathlib import Path

from govspider.text.lexicon import Columns, Problems, read_table

FOOT = "foot"  # links of a page's foot; in a bar that is pinned to the bottom they are entries like others
_FILE = Path("menus") / "words.tsv"
_COLUMNS = Columns(("类别", "词"))
_KINDS = ("dismiss", "enter", "confirm", "cancel", "keyboard", "tool", "badge", "wait", FOOT)


@dataclass(frozen=True, slots=True)
class MenuWords:
    """Words by kind, see the file's head."""

    by_kind: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load_menu_words(dictionaries_dir: Path) -> MenuWords:
    """The words of the dictionary; none without its file.

    Args:
        dictionaries_dir: the dictionaries.

    Raises:
        DictionaryError: names every faulty row.
    """
    problems = Problems(dictionaries_dir)
    words: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    path = dictionaries_dir / _FILE
    for row in read_table(path, _COLUMNS, problems).rows if path.is_file() else ():
        if row.text("类别") in words:
            words[row.text("类别")].append(row.text("词"))
        else:
            problems.error(
                path, row.line, f"类别“{row.text('类别')}”无法识别", f"请写 {'、'.join(_KINDS)} 之一"
            )
    problems.raise_errors()
    return MenuWords({kind: tuple(found) for kind, found in words.items()})
