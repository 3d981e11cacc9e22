"""Words that tell what a page is (页面用语), from dictionaries/page_words.tsv: an office edits them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from govspider.text.grouped_words import read_by_use
from govspider.text.lexicon import Problems, load

FILE = "page_words.tsv"


class PageUse(StrEnum):
    """What words are for (用途)."""

    WALL = (
        "wall"  # a page that says this, and little else, stands before the one that was asked for (访问受限)
    )
    WALL_TITLE = "wall_title"  # so does a page that is called this
    LOGIN = "login"  # a page that says this, and next to nothing else, asks its reader to log in (要求登录)
    LOGIN_TITLE = "login_title"  # a page that is called this is one to log in on
    LOGIN_ADDRESS = "login_address"  # a step of the address of such pages; with a dot behind it: of a host
    HELPER = "helper"  # a link that is called this helps the page: a counter, a player to download (辅助链接)
    KNOWN_HOST = (
        "known_host"  # services that many pages use: the host itself and those below it (常用外部服务)
    )
    TRUSTED_HOST = (
        "trusted_host"  # schools, national media and their like: links to them are no hidden ones (可信域名)
    )
    LASTING = "lasting"  # a menu entry or page that is called this may stay as it is (可长期不变的页面)
    OWN = "own"  # a menu entry that is called this leads to what is the unit's own (本单位内容)
    SHARED_UNIT = "shared_unit"  # units whose platforms others use (共用平台的主办单位)
    TOPIC_NEWS = "topic_news"  # names and titles with this are about news and notices (动态、公告)
    TOPIC_ABOUT = "topic_about"  # … about the unit itself (机构、联系方式)
    TOPIC_SERVICE = "topic_service"  # … about services (办事)
    TOPIC_WRITE = "topic_write"  # … about writing to the unit (互动)
    TOPIC_TRAVEL = "topic_travel"  # … about travelling (旅游)
    TOPIC_JOBS = "topic_jobs"  # … about jobs (招聘)
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

    def has_host(self, use: PageUse, host: str) -> bool:
        """Whether a host is one of these, or lies below one.

        Args:
            use: which hosts.
            host: in lower case.
        """
        labels = host.split(".")
        return any(".".join(labels[start:]) in self.of(use) for start in range(len(labels)))


NO_WORDS = PageWords()


def load_page_words(dictionaries_dir: Path) -> PageWords:
    """The words of page_words.tsv.

    Raises:
        DictionaryError: names every faulty row.
    """
    return load(dictionaries_dir, read_page_words)


def read_page_words(dictionaries_dir: Path, problems: Problems) -> PageWords:
    """The words of page_words.tsv; without the file there are none.

    Args:
        dictionaries_dir: the dictionaries.
        problems: where faults are noted.
    """
    by_use = read_by_use(dictionaries_dir / FILE, PageUse, problems)
    return PageWords({use: tuple(map(str.casefold, words)) for use, words in by_use.items()})
