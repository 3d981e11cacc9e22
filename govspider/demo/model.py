"""What the demo city is made of (示范城市的组成): units, sites, articles, plants, all from the seed."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from govspider.items import ColumnClass, HandCheck, Repost, TargetKind, TargetState


@dataclass(frozen=True, slots=True)
class Place:
    """The city as a whole: names that every text may use."""

    seed: int
    day: date  # day of inspection
    name: str  # 云澜市
    short: str  # 云澜
    label: str  # yunlan, part of every host
    towns: tuple[str, ...]  # 石桥镇 …
    departments: tuple[str, ...]  # 云澜市水务局 …


@dataclass(frozen=True, slots=True)
class Unit:
    """Who writes: full and short name, topics, public lines."""

    name: str
    short: str
    topics: tuple[str, ...]
    tel: str
    address: str


class State(StrEnum):
    """What a column shows."""

    LIST = "list"  # entries with dates
    TEXT = "text"  # a text of its own, no list (机构职能、指南)
    FILES = "files"  # a list of attachments
    FRAME = "frame"  # the list stands in a frame
    EMPTY = "empty"  # nothing at all: planted
    GONE = "gone"  # 404: planted
    ERROR = "error"  # 500: planted
    REFUSED = "refused"  # 403: cannot be judged, a near miss


@dataclass(frozen=True, slots=True)
class DemoColumn:
    """One column of one site. Article n (from 0, newest first) is made on request."""

    column_id: str
    name: str
    slug: str
    frames: str  # which sentence frames its articles use
    column_class: ColumnClass
    column_type: str  # value of the ColumnType tag
    count: int = 0
    newest: date | None = None
    state: State = State.LIST
    window_days: int | None = None
    exempt: str = ""
    on_home: bool = False
    pinned: bool = False  # the oldest entry stands first (置顶)
    fault: str | None = None

    @property
    def has_articles(self) -> bool:
        """Whether its entries lead to articles of its own."""
        return self.state in {State.LIST, State.FRAME}


class Where(StrEnum):
    """Where on a page something is planted."""

    BODY = "body"  # a paragraph
    TITLE = "title"
    KEYWORDS = "keywords"  # meta keywords
    COMMENT = "comment"  # HTML comment
    TABLE = "table"  # rows of a table
    LINK = "link"  # a link in a paragraph or a link block
    HIDDEN = "hidden"  # a link styled away
    FILE = "file"  # in an attachment of an article
    MARKUP = "markup"  # in the code of the page; the plant's text is a piece of HTML
    PICTURE = "picture"  # in a picture that the page shows


@dataclass(frozen=True, slots=True)
class Plant:
    """Something set into a page: a fault (with its kind) or a near miss (without)."""

    where: Where
    text: str = ""  # sentence, title or link text
    kind: str | None = None
    shown: tuple[str, ...] = ()  # what a finding may show; any one of them
    suggestion: str = ""
    url: str = ""
    style: str = ""  # how a hidden link is hidden; for a file its suffix, and what is hidden in it
    rows: tuple[tuple[str, ...], ...] = ()
    also: tuple[str, ...] = ()  # kinds that this fault implies: neither asked for nor false


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for plants: an article of a column, or the home page."""

    column: int = -1  # -1: the home page
    number: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """One website or channel."""

    target_id: str
    kind: TargetKind
    name: str
    unit: Unit
    host: str
    prefix: str  # "/" or "/town/"
    layout: str
    charset: str  # of the bytes
    declared: str  # in the Content-Type header; "" for none
    traditional: bool
    meta: bool  # has the tags of the guideline
    columns: tuple[DemoColumn, ...]
    icp: str
    police: str
    is_portal: bool = False
    state: TargetState = TargetState.NORMAL
    down: str = ""  # "", "dns", "drop" or "500": planted
    slow: bool = False
    other_hosts: tuple[str, ...] = ()
    stale_home: bool = False
    stranger: str = ""  # URL of a script that every page loads from a host that nobody knows: planted
    plants: dict[Spot, tuple[Plant, ...]] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """URL of the site's root, with a slash at its end."""
        return f"http://{self.host}{self.prefix}"

    def planted(self, spot: Spot) -> tuple[Plant, ...]:
        """What is planted at a place."""
        return self.plants.get(spot, ())


@dataclass(frozen=True, slots=True)
class Article:
    """One article, made on request."""

    title: str
    published: date
    time: str  # 09:15
    source: str
    paragraphs: tuple[str, ...]
    document_number: str = ""
    attachments: tuple[tuple[str, str], ...] = ()  # (name, file name)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of an account's menu. Sub-entries only at the first level."""

    name: str
    kind: str  # view, click, miniprogram, media_id, article_id, sub
    url: str = ""
    items: tuple["MenuItem", ...] = ()
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class ExportedPost:
    """One post as a tool exported it; with a kind, something is planted in it."""

    title: str
    text: str
    published: date
    url: str
    kind: str | None = None
    shown: tuple[str, ...] = ()
    suggestion: str = ""
    original: bool | None = None  # 原创; None: the file does not say


@dataclass(frozen=True, slots=True)
class Account:
    """One new-media account."""

    target_id: str
    name: str
    unit: Unit
    menu: tuple[MenuItem, ...]  # of a WeChat account
    platform: str = "wechat"
    make: str = ""  # make of the H5 entry page; "" for a saved menu
    entry_url: str = ""
    menu_format: str = "selfmenu"  # or "get"
    service_only: bool = False
    update_days: int | None = None
    last_post: date | None = None
    posts: tuple[date, ...] = ()  # posts that the ledger lists
    exported: tuple[ExportedPost, ...] = ()  # posts that stand in an exported file instead
    hand_check: HandCheck | None = (
        None  # what a worksheet says; the ledger's own sheets have no last post then
    )
    entry_posts: tuple[date, ...] = ()  # posts that the entry page, or the open profile, lists
    open_url: str = ""  # on another platform: its open profile, or a page of the app in a store
    open_fault: str | None = None  # what is wrong with the app there
    gone_posts: tuple[
        tuple[date, str], ...
    ] = ()  # days of posts that WeChat no longer shows, with its notice
    state: TargetState = TargetState.NORMAL
    fault: str | None = None
    filing: str | None = None  # 备案编号 of an app; None: it is none
    certified: str = ""
    closed_on: date | None = None
    shown_name: str = ""  # the name in its exported file; '': its own
    reposts: tuple[Repost, ...] = ()  # what it must publish
    row_faults: tuple[str, ...] = ()  # what is wrong with its rows of the ledger, or speaks against them


@dataclass(frozen=True, slots=True)
class City:
    """The whole demo city."""

    place: Place
    pages: int
    sites: tuple[Site, ...]
    accounts: tuple[Account, ...]
