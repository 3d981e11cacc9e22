"""What is inspected (检查对象), as the ledger says it."""

from dataclasses import dataclass, field
from datetime import date

from govspider.items.vocabulary import ColumnClass, TargetKind, TargetState


@dataclass(frozen=True, slots=True)
class Target:
    """One row of the ledger (检查对象): a website, a channel of the portal or an account."""

    target_id: str  # 网站标识码 / 账号ID
    kind: TargetKind
    name: str
    unit: str  # 主办单位
    home_url: str = ""  # accounts: the H5 entry page, or empty
    supervisor: str = ""  # 主管单位
    is_portal: bool = False
    platform: str = ""  # accounts only: code of a platform, see `platforms`
    state: TargetState = TargetState.NORMAL
    other_hosts: tuple[str, ...] = ()  # further domains that belong to the site
    service_only: bool = False  # 服务类账号: judged by function, not by posting
    update_days: int | None = None  # accounts: the account's own limit in days
    last_post: date | None = None  # accounts: newest post as the ledger knows it
    menu_file: str = ""  # accounts: saved menu JSON, absolute path
    max_pages: int | None = None  # overrides of the settings
    max_depth: int | None = None
    icp: str = ""  # ICP备案号 as filed
    filing: str | None = (
        None  # accounts: 备案编号 of an app or mini-program; None: the sheet has no such column
    )
    certified: str = ""  # accounts: 认证主体
    aliases: tuple[
        str, ...
    ] = ()  # accounts: other names that were filed (别名、曾用名), or what was noted of changes
    closed_on: date | None = None  # accounts: since when it rests or is cancelled (停更、注销日期)
    store_urls: tuple[str, ...] = ()  # apps: pages of stores and of downloads


@dataclass(frozen=True, slots=True)
class Column:
    """One column (栏目) of a website or channel that the ledger lists."""

    column_id: str  # unique within its target
    target_id: str
    name: str
    url: str
    column_class: ColumnClass
    window_days: int | None = None  # the column's own period; None: the class's
    exempt_reason: str = ""  # 免检原因; non-empty: never a finding
    unit: str = ""  # responsible unit


@dataclass(frozen=True, slots=True)
class Post:
    """One post of an account that the ledger lists (账号发文记录)."""

    target_id: str
    title: str
    published: date
    url: str = ""
    file: str = field(default="", compare=False)  # below the ledger's folder: where it was read
    spot: str = field(default="", compare=False)  # in that file: 第5行
    account: str = ""  # the account's name as an exported file shows it
    original: bool | None = None  # 原创; None: nobody says

    @property
    def source(self) -> str:
        """File and row, for people; '' where it was not read from a file."""
        return f"{self.file}{self.spot}"

    @property
    def is_exported(self) -> bool:
        """Whether a tool exported it: the ledger's own files stand in no folder."""
        return "/" in self.file


@dataclass(frozen=True, slots=True)
class HandCheck:
    """What a person has seen of an account (人工核查), as a worksheet says it; who looked is not kept."""

    target_id: str
    checked_on: date
    last_post: date | None = None  # None: not stated
    works: bool | None = None  # its functions; None: not looked at
    picture: str = ""  # name of the picture's file
    shown_name: str = ""  # the account's name as its page shows it
    shown_body: str = ""  # its certified body (认证主体), the same
    is_open: bool | None = None  # False: cancelled, frozen, taken down or not to be found; None: not stated


@dataclass(frozen=True, slots=True)
class Repost:
    """Something that accounts must publish in time (规定转载), as a sheet of the ledger says it."""

    title: str
    issued: date
    days: int  # within so many days
    accounts: tuple[str, ...] = ()  # ids; empty: every account that publishes
    urls: tuple[str, ...] = ()  # addresses of the original

    def binds(self, target: Target) -> bool:
        """Whether an account has to publish it; service accounts only where they are named."""
        return target.target_id in self.accounts if self.accounts else not target.service_only


@dataclass(frozen=True, slots=True)
class Ledger:
    """The whole ledger (台账), valid by construction."""

    targets: tuple[Target, ...]
    columns: tuple[Column, ...]
    posts: tuple[Post, ...] = ()
    hand_checks: tuple[HandCheck, ...] = ()  # the newest of each account
    reposts: tuple[Repost, ...] = ()

    def posts_of(self, target_id: str) -> tuple[Post, ...]:
        """The posts of one account, the newest first."""
        own = (post for post in self.posts if post.target_id == target_id)
        return tuple(sorted(own, key=lambda post: post.published, reverse=True))
