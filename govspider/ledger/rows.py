"""What one row of each sheet must be (台账行): pydantic models, from cells to the objects of `items`."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from govspider.items import Column, ColumnClass, HandCheck, Target, TargetKind, TargetState
from govspider.ledger import cells
from govspider.ledger.cells import CellError
from govspider.ledger.vocabulary import fold, words

Id = Annotated[str, BeforeValidator(cells.read_id)]
SiteCode = Annotated[str, BeforeValidator(cells.read_site_code)]
Url = Annotated[str, BeforeValidator(cells.read_url)]
Urls = Annotated[tuple[str, ...], BeforeValidator(cells.read_urls)]
Hosts = Annotated[tuple[str, ...], BeforeValidator(cells.read_hosts)]
Day = Annotated[date, BeforeValidator(cells.read_day)]
Days = Annotated[int, BeforeValidator(cells.read_days)]
Allowed = Annotated[int, BeforeValidator(cells.read_allowed)]
Note = Annotated[str, BeforeValidator(cells.read_note)]
Names = Annotated[tuple[str, ...], BeforeValidator(cells.read_names)]
Limit = Annotated[int, BeforeValidator(cells.read_limit)]
State = Annotated[TargetState, BeforeValidator(lambda text: TargetState(cells.read_word("state", text)))]
AccountPlatform = Annotated[str, BeforeValidator(lambda text: cells.read_word("platform", text))]
Class = Annotated[
    ColumnClass, BeforeValidator(lambda text: ColumnClass(cells.read_word("column_class", text)))
]
YesNo = Annotated[bool, BeforeValidator(lambda text: cells.read_word("yes_no", text) == "yes")]
Works = Annotated[
    bool | None, BeforeValidator(lambda text: {"yes": True, "no": False}.get(cells.read_word("works", text)))
]
IsOpen = Annotated[
    bool | None,
    BeforeValidator(lambda text: {"yes": True, "no": False}.get(cells.read_word("is_open", text))),
]
Picture = Annotated[str, BeforeValidator(cells.read_picture)]
SiteType = Annotated[
    Literal["portal", "website", "channel"], BeforeValidator(lambda text: cells.read_word("site_type", text))
]


def _name(text: str) -> str:
    if not any(mark.isalnum() for mark in text) or len(text) > 200:  # noqa: PLR2004 - longer is a slip of the hand
        raise CellError("不是名称", "请填写规范名称，不超过200个字符")
    return text


Name = Annotated[str, BeforeValidator(_name)]


class LedgerRow(BaseModel):
    """Base of all rows: only filled cells arrive, so a required field that is missing was left empty."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class SiteRow(LedgerRow):
    """A channel of the portal (频道), with an id of the office's own; and what websites have besides."""

    target_id: Id
    name: Name
    unit: Name
    home_url: Url
    type: SiteType = "channel"
    supervisor: str = ""
    state: State = TargetState.NORMAL
    other_hosts: Hosts = ()
    icp: str = ""
    max_pages: Limit | None = None
    max_depth: Limit | None = None

    def target(self) -> Target:
        """The target of this row."""
        kind = TargetKind.CHANNEL if self.type == "channel" else TargetKind.WEBSITE
        return Target(
            **_shared(self, kind), other_hosts=self.other_hosts, is_portal=self.type == "portal", icp=self.icp
        )


class WebsiteRow(SiteRow):
    """A website (网站), with the official code."""

    target_id: SiteCode
    type: SiteType = "website"


class AccountRow(LedgerRow):
    """A new-media account (账号)."""

    target_id: Id
    name: Name
    unit: Name
    platform: AccountPlatform
    home_url: Url = ""
    supervisor: str = ""
    state: State = TargetState.NORMAL
    service_only: YesNo = False
    update_days: Days | None = None
    last_post: Day | None = None
    menu_file: str = ""
    filing: Note | None = None
    certified: Note = ""
    aliases: Names = ()
    closed_on: Day | None = None
    store_urls: Urls = ()
    max_pages: Limit | None = None
    max_depth: Limit | None = None

    def target(self) -> Target:
        """The target of this row; its menu file is made absolute by `links`."""
        return Target(
            **_shared(self, TargetKind.ACCOUNT),
            platform=self.platform,
            service_only=self.service_only,
            update_days=self.update_days,
            last_post=self.last_post,
            menu_file=self.menu_file,
            filing=self.filing,
            certified=self.certified,
            aliases=self.aliases,
            closed_on=self.closed_on,
            store_urls=self.store_urls,
        )


class ColumnRow(LedgerRow):
    """A column (栏目); `target` is an id or a name until `links` has looked it up."""

    target: str
    name: Name
    url: Url
    column_class: Class
    column_id: str = ""
    window_days: Days | None = None
    exempt_reason: str = ""
    unit: str = ""

    @model_validator(mode="before")
    @classmethod
    def _class_by_name(cls, filled: dict[str, str]) -> dict[str, str]:
        """Without a class, a column named 通知公告 is one; an exempt column needs none."""
        if "column_class" in filled:
            return filled
        known = fold(filled.get("name", "")) in words("column_class")
        guess = filled["name"] if known else "其他" if "exempt_reason" in filled else None
        return filled if guess is None else {**filled, "column_class": guess}

    def column(self, target_id: str) -> Column:
        """The column of this row."""
        fields = self.model_dump(exclude={"target", "column_id"})
        return Column(target_id=target_id, column_id=self.column_id or self.name, **fields)


class MenuRow(LedgerRow):
    """Where the menu of an account (菜单) comes from."""

    target: str
    menu_file: str = ""
    home_url: Url = ""


class PostRow(LedgerRow):
    """One post of an account (发文)."""

    target: str
    title: Name
    published: Day
    url: Url = ""


class HandCheckRow(LedgerRow):
    """One row of a worksheet (工作底表); one that nobody has filled in says nothing."""

    target: str
    last_post: Day | None = None
    works: Works = None
    checked_by: str = ""
    checked_on: Day | None = None
    picture: Picture = ""
    shown_name: Note = ""
    shown_body: Note = ""
    is_open: IsOpen = None

    @property
    def is_filled(self) -> bool:
        """Whether anything of it was filled in."""
        return bool(self.model_fields_set - {"target"})

    def hand_check(self, target_id: str, checked_on: date) -> HandCheck:
        """What it says; the inspector's name is left out."""
        said = self.model_dump(exclude={"target", "checked_by", "checked_on"})
        return HandCheck(target_id, checked_on, **said)


class RepostRow(LedgerRow):
    """Something that accounts must publish in time (规定转载); `accounts` are ids or names until they are looked up."""

    title: Name
    issued: Day
    days: Allowed
    accounts: Names = ()
    urls: Urls = ()


# By kind of sheet, see fields.toml.
MODELS: dict[str, type[LedgerRow]] = {
    "website": WebsiteRow,
    "channel": SiteRow,
    "account": AccountRow,
    "column": ColumnRow,
    "menu": MenuRow,
    "post": PostRow,
    "hand_check": HandCheckRow,
    "repost": RepostRow,
}


def _shared(row: SiteRow | AccountRow, kind: TargetKind) -> dict[str, Any]:
    keys = ("target_id", "name", "unit", "home_url", "supervisor", "state", "max_pages", "max_depth")
    return {"kind": kind, **{key: getattr(row, key) for key in keys}}
