"""What was there (事实): pages, links, list entries, menus. No judgement."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from govspider.items.kinds import Kind
from govspider.items.vocabulary import LinkKind, Media, Outcome, PageRole, PartKind, Severity


@dataclass(frozen=True, slots=True)
class Link:
    """One link as it stands on a page; `url` is absolute."""

    url: str
    text: str
    kind: LinkKind
    hidden: bool = False  # styled away (暗链 candidate)
    hidden_how: str = ""  # which style hides it
    url_masked: bool = False  # the address held personal data: it cannot be followed as it is kept
    is_written: bool = False  # a script writes it (document.write), as menus are written


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: title, absolute URL, and its date where one is shown."""

    title: str
    url: str
    date: date | None


@dataclass(frozen=True, slots=True)
class TextPart:
    """A run of text of one page. Offsets of findings are characters within `text`."""

    kind: PartKind
    text: str
    boundaries: AbstractSet[int] = frozenset()  # where words begin, set by the segment pipeline


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a part that a reader of the file does not see at once (隐藏列、隐藏工作表、批注、修订).

    Of a page: entries of lists (列表).
    """

    part: PartKind
    start: int
    end: int
    how: str  # in Chinese


@dataclass(frozen=True, slots=True)
class LongTable:
    """What a table of an attachment gives away in all, where it is too long for the text that is kept.

    The characters [start, end) of the part are its first rows: they are counted here already.
    """

    part: PartKind
    start: int
    end: int
    people: int  # rows with personal data
    problem: str  # what it gives away, in Chinese
    kind: Kind  # the gravest
    value: str  # the first of that kind, in the clear: hash or mask it, never store it
    confidence: float
    severity: Severity
    how: str = ""  # how the first is hidden


@dataclass(frozen=True, slots=True)
class StatedDays:
    """The day of publication by each witness; days that contradict each other are a matter for a person (V1.5)."""

    label: date | None = None  # what a reader sees: a label (发布时间), the bar under the title
    tag: date | None = None  # PubDate and other tags, JSON-LD
    script: date | None = None  # a variable of an inline script
    url: date | None = None  # the page's own address: /202306/t20230605_1.html


@dataclass(frozen=True, slots=True)
class PublicCard:
    """What a platform's page says of an account, or a store's page of an app (公开页面信息); '' and None: nothing."""

    name: str = ""
    certified: str = ""  # accounts: who the platform says that it is (认证信息)
    version: str = ""  # apps, as all below
    updated: date | None = None  # day of that version
    developer: str = ""  # 开发者、运营者
    filing: str = ""  # 备案号
    remark: str = ""  # what it says beside all that: 该应用已下架


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself, read by `extract`; no judgement."""

    title: str = ""  # the article's title where there is one, else <title>
    published: date | None = None  # what a reader sees, else a tag, else a script; never the address
    stated_days: StatedDays = StatedDays()
    site_name: str = ""
    site_code: str = ""
    column: str = ""
    column_type: str = ""
    source: str = ""
    text: str = ""  # main text, paragraphs separated by \n
    parts: tuple[TextPart, ...] = ()
    links: tuple[Link, ...] = ()
    entries: tuple[Entry, ...] = ()
    next_page: str = ""  # absolute URL of the following page of a list
    refresh_to: str = ""  # absolute URL of a meta refresh or frame-only page
    icp: str = ""
    police_code: str = ""  # 公安备案号
    needs_browser: bool = False  # scripts build what a reader sees
    media: AbstractSet[Media] = frozenset()  # what its own part shows beside text, so that it is not blank
    pictures: tuple[str, ...] = ()  # absolute URLs of the pictures in its own part, `data:` among them
    marks: tuple[
        Mark, ...
    ] = ()  # attachments: what is hidden in them; pages: which lines are entries of lists
    long_tables: tuple[LongTable, ...] = ()  # attachments
    card: PublicCard | None = None  # pages of accounts on platforms, and of apps in stores


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched page of one target, with its facts. `html` lives in memory only and is never stored."""

    target_id: str
    url: str
    outcome: Outcome
    role: PageRole = PageRole.ARTICLE
    depth: int = 0
    final_url: str = ""
    status: int | None = None
    content_type: str = ""
    charset: str = ""
    rendered: bool = False  # fetched by the browser
    body_hash: str = ""  # SHA-256 of the body as received
    size: int = 0  # bytes
    column_id: str = ""  # the ledger's column that this page opens
    error: str = ""  # one line, for the log and the summary
    facts: PageFacts | None = None
    parent: str = ""  # attachments: the page that links to it; posts: file and row that they were read from
    certificate: str = (
        ""  # what browsers warn of in the certificate of its host (证书), in Chinese; kept as a finding
    )
    notice: str = ""  # opened posts, pages of stores: value of `Notice`, or empty
    picture: str = ""  # opened posts: path below the data directory
    unread: int = 0  # attachments: pictures, and pages that are pictures, that nobody has read
    file_name: str = ""  # of what is no page: what the server calls it; not stored


VISITED = "PAGE"  # method of a probe that is a visited page: no request of its own


@dataclass(frozen=True, slots=True)
class LinkProbe:
    """What a request for one distinct URL met (链接探测): facts; the verdict on them is a check's."""

    url: str
    outcome: Outcome
    status: int | None = None
    method: str = "HEAD"
    final_url: str = ""
    content_type: str = ""
    title: str = ""
    text: str = ""  # the first characters of the visible text, masked
    error: str = ""
    lost_to_home: bool = False  # it ended on its host's home page, as every unknown address there does
    asked: int = 1  # how often it was asked for
    control: str = ""  # outside name that answered at the moment when this one did not


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry of an account's bottom menu (底部菜单) and what it led to."""

    target_id: str
    position: str  # "1", "2.3": third sub-entry of the second button
    name: str
    entry_type: str  # view, click, miniprogram, media_id, article_id, …, sub (a parent)
    url: str = ""
    outcome: Outcome | None = None  # None: nothing to open (click, miniprogram, parent)
    status: int | None = None
    final_url: str = ""
    title: str = ""
    text: str = ""  # masked
    newest: date | None = None
    notice: str = ""  # value of `Notice`, or empty
    screenshot: str = ""  # path below the data directory
    rendered: bool = False
    error: str = ""
    touches: str = ""  # what is touched to get there, in order, in Chinese
