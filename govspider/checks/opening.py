"""How an outcome reads in a finding: not opened, or could not be judged (打不开、无法判定).

Used by the checks of home pages, columns and menus. Who is refused or made to wait as a program must not
accuse: a reader may see the page all the same.
"""

from govspider.items import Outcome, StoredPage

_NOT_OPENED: dict[Outcome, str] = {
    Outcome.HTTP_ERROR: "返回错误状态",
    Outcome.DNS: "域名无法解析",
    Outcome.REFUSED: "连接被拒绝",
    Outcome.REDIRECT_LOOP: "循环跳转，无法打开",
    Outcome.CONNECTION_LOST: "连接中断",
    Outcome.BLANK: "打开后页面空白",
}
_UNJUDGED: dict[Outcome, str] = {
    Outcome.BLOCKED: "对方拒绝程序访问",
    Outcome.ROBOTS: "网站的 robots.txt 不允许访问",
    Outcome.TIMEOUT: "多次访问超时",
    Outcome.TLS: "证书或加密连接错误",
    Outcome.TOO_LARGE: "内容超过大小上限",
    Outcome.BROKEN: "内容无法识别",
    Outcome.UNSUPPORTED: "不是可以打开的网页",
    Outcome.ENCRYPTED: "文件已加密",
}


def not_opened(outcome: Outcome | None, status: int | None) -> str:
    """Why a page does not open for anybody, in Chinese; '' if it opens or that cannot be said."""
    reason = _NOT_OPENED.get(outcome, "") if outcome else ""
    return f"{reason}（{status}）" if outcome is Outcome.HTTP_ERROR and status else reason


def unjudged(outcome: Outcome | None) -> str:
    """Why a page cannot be judged, in Chinese; '' if it can."""
    return _UNJUDGED.get(outcome, "") if outcome else ""


def readable(page: StoredPage) -> bool:
    """Whether a page opened and was read in full; one with an error line was not (scripts did not run)."""
    return page.outcome is Outcome.OK and not page.error
