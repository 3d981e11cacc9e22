"""Words that tell what a page is (页面用语), from dictionaries/page_words.tsv: an office edits them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from govspider.text.lexicon import Columns, Problems, read_table

FILE = "page_words.tsv"
_COLUMNS = Columns(("用途", "词语"))


class PageUse(StrEnum):
    """What words are for (用途)."""

    WALL = (
        "wall"  # a page that says this, and little else, stands before the one that was asked for (访问受限)
    )
    WALL_TITLE = "wall_title"  # so does a page that is called this
    HELPER = "helper"  # a link that is called this helps the page: a counter, a player to download (辅助链接)
    KNOWN_HOST = (
        "known_host"  # services that many pages use: the host itself and those below it (常用外部服务)
    )
    AGAINST = "against"  # a sentence with this fights, reports or warns (打击、防范、报道)


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words by use."""

    by_use: Mapping[PageUse, tuple[str, ...]] = field(default_factory=dict)

    def of(self, use: PageUse) -> tuple[str, ...]:
        """The words of one use, in lower case; none without the file."""
        return self.by_use.get(use, ())

    def within(self, use: PageUse, text: str) -> str:
        """The first of these words that a text holds; '' if none.

        Args:
            use: which words.
            text: in lower case.
        """
        return next((word for word in self.of(use) if word in text), "")


def is_known_host(words: PageWords, host: str) -> bool:
    """Whether a host is a service that many pages use, or lies below one.

    Args:
        words: of the dictionaries.
        host: in lower case.
    """
    known = frozenset(words.of(PageUse.KNOWN_HOST))
    labels = host.split(".")
    return any(".".join(labels[start:]) in known for start in range(len(labels)))


def load_page_words(dictionaries_dir: Path) -> PageWords:
    """The words of page_words.tsv; without the file there are none.

    Raises:
        DictionaryError: names every faulty row.
    """
    problems = Problems(dictionaries_dir)
    words = read_page_words(dictionaries_dir, problems)
    problems.raise_errors()
    return words


def read_page_words(dictionaries_dir: Path, problems: Problems) -> PageWords:
    """The same; faults are noted in `problems`."""
    path = dictionaries_dir / FILE
    if not path.is_file():
        return PageWords()
    known = [use.value for use in PageUse]
    by_use: dict[PageUse, list[str]] = defaultdict(list)
    for row in read_table(path, _COLUMNS, problems).rows:
        if row.text("用途") in known:
            by_use[PageUse(row.text("用途"))].append(row.text("词语").casefold())
        else:
            problems.error(
                path, row.line, f"用途“{row.text('用途')}”无法识别", f"请写 {'、'.join(known)} 之一"
            )
    return PageWords({use: tuple(words) for use, words in by_use.items()})
