"""Words on buttons of phone pages that are no entries of a menu (底部菜单用词), from dictionaries/menus/words.tsv."""

from dataclasses import dataclass, field
from pathlib import Path

from govspider.text.grouped_words import read_grouped
from govspider.text.lexicon import Columns, Problems, load

FOOT = "foot"  # links of a page's foot; in a bar that is pinned to the bottom they are entries like others
_FILE = Path("menus") / "words.tsv"
_COLUMNS = Columns(("类别", "词"))
_KINDS = ("dismiss", "enter", "confirm", "cancel", "keyboard", "tool", "badge", "wait", "opener", FOOT)


@dataclass(frozen=True, slots=True)
class MenuWords:
    """Words by kind, see the file's head."""

    by_kind: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load_menu_words(dictionaries_dir: Path) -> MenuWords:
    """The words of the dictionary.

    Raises:
        DictionaryError: names every faulty row.
    """
    return load(dictionaries_dir, read_menu_words)


def read_menu_words(dictionaries_dir: Path, problems: Problems) -> MenuWords:
    """The words of the dictionary; none without its file.

    Args:
        dictionaries_dir: the dictionaries.
        problems: where faults are noted.
    """
    words: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for kind, word in read_grouped(dictionaries_dir / _FILE, _COLUMNS, _KINDS, problems):
        words[kind].append(word)
    return MenuWords({kind: tuple(found) for kind, found in words.items()})
