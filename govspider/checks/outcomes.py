"""THE table of outcomes (抓取结果一览): how each is called, and what it says of a page, menu, link or attachment.

Who is refused or made to wait as a program must not accuse: a reader may see the page all the same. What can neither be
accused nor passed is unjudged (无法判定).
"""

from dataclasses import dataclass
from enum import StrEnum

from govspider.items import Outcome, StoredPage


class OutcomeRole(StrEnum):
    """Whose outcome it is: the same answer weighs differently for a home page and for a link."""

    HOME = "home"
    COLUMN = "column"
    MENU = "menu"
    LINK = "link"
    ATTACHMENT = "attachment"


class Weight(StrEnum):
    """What an outcome says of the one who answers."""

    OPENED = "opened"  # it is there; what it shows is another matter
    ACCUSES = "accuses"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one outcome says of one role.

    Attributes:
        weight: opened, accuses or unjudged.
        said: the reason, in Chinese.
        second_look: it is looked at again in the browser before anybody is accused.
    """

    weight: Weight
    said: str = ""
    second_look: bool = False


_OPENED = Meaning(Weight.OPENED)


def _accuses(said: str, *, second_look: bool = False) -> Meaning:
    return Meaning(Weight.ACCUSES, said, second_look)


def _unjudged(said: str) -> Meaning:
    return Meaning(Weight.UNJUDGED, said)


# No answer came: that may be our own network's doing.
UNREACHED = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.CONNECTION_LOST})
_NOT_THERE = frozenset({404, 410})
_HOME, _COLUMN, _MENU, _LINK, _FILE = OutcomeRole
_Row = tuple[Outcome, str, dict[OutcomeRole, Meaning]]


def _of_pages(meaning: Meaning) -> dict[OutcomeRole, Meaning]:
    return {_HOME: meaning, _COLUMN: meaning, _MENU: meaning}


# Outcome, its name, and what it says of whom; a role that is not named has been opened.
_TABLE: tuple[_Row, ...] = (
    (Outcome.OK, "正常", {}),
    (
        Outcome.HTTP_ERROR,
        "返回错误状态",
        _of_pages(_accuses("返回错误状态"))
        | {_MENU: _accuses("返回错误状态", second_look=True), _LINK: _accuses("返回错误状态")},
    ),
    (
        Outcome.BLOCKED,
        "访问受限",
        _of_pages(_unjudged("访问受限：对方拒绝程序访问，或要求登录、验证、排队"))
        | {_LINK: _unjudged("访问受限，须人工核实"), _FILE: _unjudged("访问受限，没有取得文件")},
    ),
    (
        Outcome.ROBOTS,
        "网站禁止抓取",
        _of_pages(_unjudged("网站的 robots.txt 不允许访问"))
        | {
            _LINK: _unjudged("网站的 robots.txt 不允许访问，须人工核实"),
            _FILE: _unjudged("网站的 robots.txt 不允许访问"),
        },
    ),
    (Outcome.DNS, "域名无法解析", _of_pages(_accuses("域名无法解析")) | {_LINK: _accuses("域名无法解析")}),
    (Outcome.REFUSED, "拒绝连接", _of_pages(_accuses("连接被拒绝")) | {_LINK: _accuses("连接被拒绝")}),
    (
        Outcome.TLS,
        "证书或加密连接错误",
        _of_pages(_unjudged("证书或加密连接错误"))
        | {_LINK: _unjudged("加密连接错误，须人工核实"), _FILE: _unjudged("加密连接错误，没有取得文件")},
    ),
    (
        Outcome.TIMEOUT,
        "超时",
        # 19号: a home page that is not there within the time counts as not opened.
        _of_pages(_unjudged("多次访问超时"))
        | {
            _HOME: _accuses("在规定时间内没有打开"),
            _LINK: _unjudged("多次访问超时，须人工核实"),
            _FILE: _unjudged("多次访问超时，没有取得文件"),
        },
    ),
    (
        Outcome.REDIRECT_LOOP,
        "循环跳转",
        _of_pages(_accuses("循环跳转，无法打开")) | {_LINK: _accuses("循环跳转，无法打开")},
    ),
    (
        # A link that opens and goes on for ever is not at fault.
        Outcome.TOO_LARGE,
        "内容过大",
        _of_pages(_unjudged("内容超过大小上限")) | {_FILE: _unjudged("内容超过大小上限")},
    ),
    (
        # The server answered: a link to it is not at fault. What a reader's browser makes of it, a person must see.
        Outcome.STUCK,
        "脚本运行不止",
        _of_pages(_unjudged("页面脚本运行不止，浏览器无法显示，须人工核实")),
    ),
    (
        Outcome.CONNECTION_LOST,
        "连接中断",
        _of_pages(_accuses("连接中断"))
        | {_LINK: _unjudged("连接中断，须人工核实"), _FILE: _unjudged("连接中断，没有取得文件")},
    ),
    (
        # A blank column is a fault of its own (空白栏目).
        Outcome.BLANK,
        "页面空白",
        {
            _HOME: _accuses("打开后页面空白"),
            _MENU: _accuses("打开后页面空白", second_look=True),
            _LINK: _unjudged("打开后没有内容，须人工核实"),
            _FILE: _unjudged("没有文字"),
        },
    ),
    (
        Outcome.BROKEN,
        "内容损坏",
        _of_pages(_unjudged("内容无法识别"))
        | {_LINK: _unjudged("内容无法识别，须人工核实"), _FILE: _unjudged("内容损坏")},
    ),
    (
        Outcome.UNSUPPORTED,
        "格式不支持",
        _of_pages(_unjudged("不是可以打开的网页"))
        | {_LINK: _unjudged("网址类型不支持，须人工核实"), _FILE: _unjudged("格式不支持")},
    ),
    (
        Outcome.ENCRYPTED,
        "文件已加密",
        _of_pages(_unjudged("文件已加密"))
        | {_LINK: _unjudged("文件已加密，须人工核实"), _FILE: _unjudged("文件已加密")},
    ),
    (
        Outcome.OUR_FAULT,
        "本机原因未能检查",
        _of_pages(_unjudged("本机原因未能检查"))
        | {_LINK: _unjudged("本机原因未能检查，再次运行时重试"), _FILE: _unjudged("本机原因未能检查")},
    ),
)

OUTCOME_NAMES: dict[Outcome, str] = {outcome: name for outcome, name, _ in _TABLE}
_MEANINGS = {(outcome, role): meaning for outcome, _, roles in _TABLE for role, meaning in roles.items()}


def meaning_of(outcome: Outcome | None, role: OutcomeRole) -> Meaning:
    """What an outcome says of a role; opened, where the table says nothing.

    Args:
        outcome: how the fetch ended; None: nothing was to be opened.
        role: whose fetch it was.
    """
    return _MEANINGS.get((outcome, role), _OPENED) if outcome else _OPENED


def not_opened(outcome: Outcome | None, role: OutcomeRole, status: int | None = None) -> str:
    """Why something does not open for anybody, in Chinese; '' if it opens or that cannot be said."""
    meaning = meaning_of(outcome, role)
    if meaning.weight is not Weight.ACCUSES:
        return ""
    return f"{meaning.said}（{status}）" if outcome is Outcome.HTTP_ERROR and status else meaning.said


def is_not_there(outcome: Outcome | None, status: int | None) -> bool:
    """Whether a server answered that it does not know an address, or not any more."""
    return outcome is Outcome.HTTP_ERROR and status in _NOT_THERE


def unjudged(outcome: Outcome | None, role: OutcomeRole) -> str:
    """Why something cannot be judged, in Chinese; '' if it can."""
    meaning = meaning_of(outcome, role)
    return meaning.said if meaning.weight is Weight.UNJUDGED else ""


def readable(page: StoredPage) -> bool:
    """Whether a page opened and was read in full; one with an error line was not (scripts did not run)."""
    return page.outcome is Outcome.OK and not page.error
