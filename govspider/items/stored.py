"""Facts of one target as the store gives them back to the target checks (已存事实)."""

from dataclasses import dataclass
from datetime import date

from govspider.items.pages import Entry, LinkProbe, MenuEntry, PublicCard
from govspider.items.targets import Column, HandCheck, Post, Repost, Target
from govspider.items.vocabulary import LinkKind, LookBy, Media, Outcome, PageRole, PartKind, Verdict


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page as the store keeps it, with its list entries."""

    url: str
    role: PageRole
    outcome: Outcome
    status: int | None
    title: str
    published: date | None
    column_id: str
    body_hash: str
    entries: tuple[Entry, ...]
    text_length: int  # characters of the main text
    final_url: str = ""
    depth: int = 0
    error: str = ""
    rendered: bool = False  # as the browser shows it
    media: frozenset[Media] = frozenset()  # what it shows beside text
    notice: str = ""  # opened posts, pages of stores: value of `Notice`, or empty
    card: PublicCard | None = None  # what it says of the account or app


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a home page or column before it is accused (逐次查看); the first is that of the crawl."""

    url: str
    number: int  # from 1
    looked_at: str  # UTC time, ISO
    by: LookBy
    outcome: Outcome
    status: int | None
    error: str
    title: str
    entries: int  # entries of the list that it showed
    newest: date | None  # newest date among them, up to the day of inspection
    text_length: int  # characters of the main text
    picture: str = ""  # path below the data folder; '': none


@dataclass(frozen=True, slots=True)
class StoredLink:
    """One occurrence of a link on a page, joined with the verdict on its URL."""

    page_url: str
    url: str
    text: str
    kind: LinkKind
    hidden: bool
    hidden_how: str
    probe: LinkProbe | None
    verdict: Verdict | None = None  # None: not probed
    reason: str = ""  # why this verdict, in Chinese
    body_hash: str = ""  # of the page it stands on
    is_written: bool = False  # a script writes it, as menus are written


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """All stored facts of one target in one sweep: what target checks judge."""

    target: Target
    columns: tuple[Column, ...]
    posts: tuple[Post, ...]
    pages: tuple["StoredPage", ...]
    links: tuple["StoredLink", ...]
    menu: tuple[MenuEntry, ...]
    looks: tuple[Look, ...] = ()
    hand_check: HandCheck | None = None
    reposts: tuple[Repost, ...] = ()  # that bind the account


@dataclass(frozen=True, slots=True)
class StoredText:
    """A title or main text as the store keeps it: masked, its offsets those of the page's part."""

    target_id: str
    page_url: str
    part: PartKind
    text: str
    body_hash: str
