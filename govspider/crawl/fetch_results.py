"""How a fetch ended (抓取结果): from a status or an exception to one `Outcome` and one line in Chinese."""

from dataclasses import dataclass

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response

from govspider.items import Outcome

TRAIL = "govspider_trail"  # meta: the addresses that were asked for, one redirect after the other
_CUT_SHORT = "dataloss"  # Scrapy's flag
_ERROR_STATUS = 400
_GATEWAY_TIMEOUT = 504
# The server is there and does not want to answer us, or not now: a reader may see the page all the same.
BLOCKED_STATUSES = frozenset({401, 403, 405, 407, 408, 412, 418, 421, 425, 429, 451, 503, 521})


class HostResting(IgnoreRequest):
    """A host has asked for more patience than a run has. Raised by `middlewares.patience`."""


class IntranetAddress(IgnoreRequest):
    """A page leads to an address inside our own network. Raised by the middlewares that guard it."""


@dataclass(frozen=True, slots=True)
class FetchResult:
    """What came of one request: its outcome, the one line that says so, and the response where there is one.

    Where no answer came, `asked` is the address that a redirect led to and that gave none; '': the one that was asked for.
    """

    outcome: Outcome
    error: str = ""
    response: Response | None = None
    certificate: str = ""  # what is wrong with the certificate of the host that answered, in Chinese
    asked: str = ""

    @property
    def is_cut_short(self) -> bool:
        """Whether the body ended before it was said to; browsers show what came of it."""
        return self.response is not None and _CUT_SHORT in self.response.flags


CUT_SHORT = FetchResult(Outcome.CONNECTION_LOST, "内容没有传完连接就断开")
_BY_TYPE: tuple[tuple[type[BaseException], FetchResult], ...] = (
    (HostResting, FetchResult(Outcome.BLOCKED, "对方要求降低访问频率，本次不再访问")),
    (IntranetAddress, FetchResult(Outcome.UNSUPPORTED, "内网地址，不予访问")),
    (CannotResolveHostError, FetchResult(Outcome.DNS, "域名无法解析")),
    (DownloadConnectionRefusedError, FetchResult(Outcome.REFUSED, "连接被拒绝")),
    (DownloadTimeoutError, FetchResult(Outcome.TIMEOUT, "在规定时间内没有打开")),
    (TimeoutError, FetchResult(Outcome.TIMEOUT, "在规定时间内没有打开")),
    (ResponseDataLossError, CUT_SHORT),
    (UnsupportedURLSchemeError, FetchResult(Outcome.UNSUPPORTED, "不支持的网址类型")),
    (NotSupported, FetchResult(Outcome.UNSUPPORTED, "不支持的网址类型")),
    (DownloadCancelledError, FetchResult(Outcome.TOO_LARGE, "页面超过大小上限")),
    (ConnectionError, FetchResult(Outcome.CONNECTION_LOST, "连接中断")),
    (UnicodeError, FetchResult(Outcome.BROKEN, "网址无法编码")),
    (ValueError, FetchResult(Outcome.BROKEN, "网址或响应格式错误")),
)

PROXY_ERROR = "X-Squid-Error"  # header by which proxies name why they did not reach a host
_BY_PROXY_ERROR = {
    "ERR_DNS_FAIL": FetchResult(Outcome.DNS, "域名无法解析"),
    "ERR_CONNECT_FAIL": FetchResult(Outcome.REFUSED, "连接被拒绝"),
    "ERR_SECURE_CONNECT_FAIL": FetchResult(Outcome.TLS, "安全证书或加密连接错误"),
    "ERR_READ_TIMEOUT": FetchResult(Outcome.TIMEOUT, "在规定时间内没有打开"),
    "ERR_ZERO_SIZE_OBJECT": FetchResult(Outcome.CONNECTION_LOST, "连接中断"),
    "ERR_READ_ERROR": FetchResult(Outcome.CONNECTION_LOST, "连接中断"),
}
_TLS = FetchResult(Outcome.TLS, "安全证书或加密连接错误")
_LOST = FetchResult(Outcome.CONNECTION_LOST, "连接中断")


def result_of_status(status: int, *, proxied: bool = False) -> FetchResult:
    """What an HTTP status says.

    Args:
        status: the final status, after redirects.
        proxied: whether a proxy of ours stood between: its 504 means that the site did not answer in time.
    """
    if status < _ERROR_STATUS:
        return FetchResult(Outcome.OK)
    if status in BLOCKED_STATUSES:
        return FetchResult(Outcome.BLOCKED, f"对方拒绝访问（{status}）")
    if status == _GATEWAY_TIMEOUT and proxied:
        return FetchResult(Outcome.TIMEOUT, "在规定时间内没有打开")
    return FetchResult(Outcome.HTTP_ERROR, f"返回错误状态 {status}")


def result_of_proxy_error(cause: str) -> FetchResult | None:
    """What a proxy of ours says of a host that it did not reach; None: it says nothing of that kind.

    Args:
        cause: its header `X-Squid-Error`, e.g. `ERR_DNS_FAIL 0`.
    """
    return next((result for name, result in _BY_PROXY_ERROR.items() if cause.startswith(name)), None)


def result_of_exception(error: BaseException, *, rendered: bool = False) -> FetchResult:
    """What an exception of Scrapy or Twisted says.

    Args:
        error: anything unknown is a lost connection, named.
        rendered: it is of a request to our browser: anything unknown is that browser's matter, and no site's.
    """
    if type(error) is IgnoreRequest:
        return _result_of_refusal(str(error))
    if isinstance(error, DownloadFailedError):
        return _TLS if "SSL" in _causes(error) else _LOST
    for kind, result in _BY_TYPE:
        if isinstance(error, kind):
            return result
    name = type(error).__name__
    if rendered:
        return FetchResult(Outcome.OUR_FAULT, f"浏览器出错（{name}）")
    return _TLS if "SSL" in name else FetchResult(Outcome.CONNECTION_LOST, f"无法打开（{name}）")


def _result_of_refusal(message: str) -> FetchResult:
    # Scrapy's middlewares tell their reasons apart by the message only.
    if "robots.txt" in message:
        return FetchResult(Outcome.ROBOTS, "网站的 robots.txt 不允许抓取")
    if "redirections" in message:
        return FetchResult(Outcome.REDIRECT_LOOP, "循环跳转")
    if "DOWNLOAD_MAXSIZE" in message:
        return FetchResult(Outcome.TOO_LARGE, "页面解压后超过大小上限")
    return FetchResult(Outcome.UNSUPPORTED, "请求被忽略")


def _causes(error: BaseException) -> str:
    """Names and messages of the chain of causes; Twisted keeps its own in `reasons`."""
    names: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        names.append(f"{type(cause).__module__}.{type(cause).__name__} {cause}")
        names.extend(repr(reason) for reason in getattr(cause, "reasons", None) or ())
        cause = cause.__cause__
    return " ".join(names)
