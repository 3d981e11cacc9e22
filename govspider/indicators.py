"""THE table of indicators (检查指标): code, Chinese name, source, window, threshold, points.

Every threshold of the project stands here and nowhere else. `to_verify` marks figures that were not read in the
official document itself (待核对); reports carry the mark on.

Sources: 国办秘函〔2019〕19号 (checking indicators), 国办发〔2017〕47号 (website guideline), 国办发〔2018〕123号 (new media).
"""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from govspider.items import ColumnClass, TargetKind

_WEB = (TargetKind.WEBSITE, TargetKind.CHANNEL)
_ALL = (TargetKind.WEBSITE, TargetKind.CHANNEL, TargetKind.ACCOUNT)
_ACCOUNTS = (TargetKind.ACCOUNT,)
_N19 = "国办秘函〔2019〕19号"
_N47 = "国办发〔2017〕47号"
_N123 = "国办发〔2018〕123号"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the indicators: what is checked, on whose authority, on which kinds of target."""

    code: str
    name: str  # official Chinese name
    source: str  # document
    item: str  # place in the document
    applies: tuple[TargetKind, ...]
    veto: bool = False  # 单项否决
    to_verify: bool = False  # 待核对


INDICATORS: tuple[Indicator, ...] = (
    Indicator("V1.1", "严重表述错误", _N19, "单项否决·安全、泄密事故等严重问题", _ALL, veto=True),
    Indicator("V1.2", "泄露国家秘密", _N19, "单项否决·安全、泄密事故等严重问题", _ALL, veto=True),
    Indicator(
        "V1.3", "发布或链接反动、暴力、色情等内容", _N19, "单项否决·安全、泄密事故等严重问题", _ALL, veto=True
    ),
    Indicator("V2", "站点无法访问", _N19, "单项否决·站点无法访问", _WEB, veto=True),
    Indicator("V3", "首页不更新", _N19, "单项否决·首页不更新", _WEB, veto=True),
    Indicator("V4.1", "栏目不更新（动态、公告、政策）", _N19, "单项否决·栏目不更新", _WEB, veto=True),
    Indicator("V4.2", "栏目不更新（应更新未更新）", _N19, "单项否决·栏目不更新", _WEB, veto=True),
    Indicator("V4.3", "空白栏目", _N19, "单项否决·栏目不更新", _WEB, veto=True),
    Indicator("N2.1", "内容不更新", _N19, "单项否决·内容更新", _ACCOUNTS, veto=True),
    Indicator("N3.1", "互动回应差", _N19, "单项否决·互动回应", _ACCOUNTS, veto=True, to_verify=True),
    Indicator("T1", "错别字", _N47, "内容发布·文字准确", _ALL),
    Indicator("T2", "不规范表述", _N47, "内容发布·表述规范", _ALL),
    Indicator("P1", "泄露个人隐私", _N47, "内容发布·个人信息保护", _ALL),
    Indicator("D4.3", "可用性（链接）", _N19, "扣分·功能设计·可用性", _WEB, to_verify=True),
    Indicator("G8", "暗链、外链规范", _N47, "链接地址·外部链接", _WEB, to_verify=True),
    Indicator("N4", "菜单功能不可用", _N123, "功能建设", _ACCOUNTS, to_verify=True),
)


@dataclass(frozen=True, slots=True)
class Window:
    """A period in which something new must appear: days, or calendar months (the document's own unit)."""

    days: int = 0
    months: int = 0
    to_verify: bool = False

    def first_fresh(self, day: date) -> date:
        """The oldest date that still counts on the day of inspection; months are calendar months.

        Args:
            day: day of inspection.
        """
        return day - relativedelta(months=self.months, days=self.days)

    @property
    def chinese(self) -> str:
        """The period as bulletins write it, `14天` or `6个月`."""
        return f"{self.months}个月" if self.months else f"{self.days}天"


# 19号: 动态要闻 2 weeks; 通知公告、政策文件 6 months. Interpretation 6 months and yearly columns: 待核对.
COLUMN_WINDOWS: dict[ColumnClass, Window | None] = {
    ColumnClass.NEWS: Window(days=14),
    ColumnClass.NOTICE: Window(months=6),
    ColumnClass.POLICY: Window(months=6),
    ColumnClass.INTERPRETATION: Window(months=6, to_verify=True),
    ColumnClass.YEARLY: Window(months=12, to_verify=True),
    ColumnClass.OTHER: Window(months=12, to_verify=True),
    ColumnClass.STATIC: None,
}

# Which veto a column of a class counts for when it is not updated; None: it need not be updated.
COLUMN_VETOES: dict[ColumnClass, str | None] = {
    ColumnClass.NEWS: "V4.1",
    ColumnClass.NOTICE: "V4.1",
    ColumnClass.POLICY: "V4.1",
    ColumnClass.INTERPRETATION: "V4.2",
    ColumnClass.YEARLY: "V4.2",
    ColumnClass.OTHER: "V4.2",
    ColumnClass.STATIC: None,
}

HOME_WINDOW = Window(days=14)  # 首页不更新: nothing new on the home page in 2 weeks (19号)
ACCOUNT_WINDOW = Window(days=14)  # 内容不更新: no post in the 2 weeks before the check (19号)
MENU_WINDOW = Window(months=6, to_verify=True)  # 菜单内容不更新: no national figure; local practice

HOME_LIST_ENTRIES = 3  # fewer dated entries: the home page is navigation, its second-level pages count (19号)
UNDATED_PAGES = 5  # pages of a site without any date, before a person is asked to look
EMPTY_COLUMN_TEXT = 40  # characters: a column page that says more has content of its own
MENU_LIST_ENTRIES = 2  # dated entries that make what a menu opens a list, which must go on
OWN_LINKS = 3  # links that only this column page has: it leads on to other pages, so it is not blank

STALE_COLUMNS_VETO = 5  # V4.1: 动态要闻 past 2 weeks plus 通知公告/政策文件 past 6 months, together
OVERDUE_COLUMNS_VETO = 10  # V4.2: columns that should be updated but are not
BLANK_COLUMNS_VETO = 5  # V4.3
# How many faults of an indicator make a veto (单项否决).
VETO_THRESHOLDS: dict[str, int] = {
    "V2": 1,
    "V3": 1,
    "V4.1": STALE_COLUMNS_VETO,
    "V4.2": OVERDUE_COLUMNS_VETO,
    "V4.3": BLANK_COLUMNS_VETO,
    "N2.1": 1,
}
PASS_SCORE = 60  # below it a portal fails (19号)
BONUS_SCORE = 80  # above it the bonus part counts (19号)
RECTIFY_WORKING_DAYS = 5  # default of a batch; no national figure


def indicator(code: str) -> Indicator:
    """The indicator of a code.

    Raises:
        KeyError: no indicator has that code.
    """
    for row in INDICATORS:
        if row.code == code:
            return row
    raise KeyError(code)
