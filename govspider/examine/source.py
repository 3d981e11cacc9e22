"""Where a document comes from (读入文件): a path, standard input or one polite request; and its form."""

import urllib.error
import urllib.request
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from scrapy.exceptions import CannotResolveHostError, DownloadConnectionRefusedError, DownloadTimeoutError

from govspider.browser.gate import Gate
from govspider.errors import ExamineError, InsideAddress
from govspider.reach import Reach, Resolver

_HTML = frozenset({".html", ".htm", ".shtml", ".xhtml", ".asp", ".aspx", ".jsp", ".php"})
_TEXT = frozenset({".txt", ".text", ".md", ".log"})
_ATTACHMENT_STARTS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_MARKUP = (
    b"<html",
    b"<!doctype html",
    b"<body",
    b"<head",
    b"<div",
    b"<table",
    b"<p>",
    b"<p ",
    b"<meta",
    b"<title",
)
_REASONS: dict[type, str] = {
    CannotResolveHostError: "域名无法解析",
    DownloadConnectionRefusedError: "连接被拒绝",
    DownloadTimeoutError: "超时",
    InsideAddress: "内网地址，不予访问",
}
_HEAD = 4096  # bytes looked at to tell the form


class Form(StrEnum):
    """Form of a document; the value of `--as`."""

    TEXT = "text"
    HTML = "html"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read."""

    name: str  # path or address, for messages
    body: bytes
    suffix: str = ""
    url: str = ""  # address for relative links
    charset: str = ""  # as the server declares it

    @property
    def form(self) -> Form:
        """What it is, by its name, else by how it begins."""
        if self.suffix in _TEXT:
            return Form.TEXT
        head = self.body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        if self.suffix in _HTML:
            return Form.HTML
        if head.startswith(_ATTACHMENT_STARTS) or (self.suffix and not _is_markup(head)):
            return Form.ATTACHMENT
        return Form.HTML if _is_markup(head) else Form.TEXT


def _is_markup(head: bytes) -> bool:
    lowered = head.lower()
    return any(mark in lowered for mark in _MARKUP)


def read_document(path: Path) -> Document:
    """Read a file.

    Raises:
        ExamineError: it does not exist, is a folder or cannot be read.
    """
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        raise ExamineError(f"文件 {path} 不存在：请检查路径") from None
    except IsADirectoryError:
        raise ExamineError(f"{path} 是文件夹：请给出其中一个文件") from None
    except OSError as error:
        raise ExamineError(f"文件 {path} 无法读取：{error.strerror}；请检查权限") from None
    return Document(str(path), body, path.suffix.lower())


def is_url(text: str) -> bool:
    """Whether an argument is a web address."""
    return text.lower().startswith(("http://", "https://"))


def fetch(url: str, *, user_agent: str, proxy: str, seconds: float, max_bytes: int) -> Document:
    """Ask for a page once, by its address.

    Args:
        url: http or https address.
        user_agent: who we say we are.
        proxy: HTTP proxy, or empty.
        seconds: how long a silence may last.
        max_bytes: a longer body is refused.

    Raises:
        ExamineError: it cannot be had; the message says why.
    """
    resolver = Resolver(
        Reach.of([url], (), proxy)
    )  # what is asked for may lie inside, where it leads to may not
    gate = Gate(resolver, proxy)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": gate.url, "https": gate.url}))
    try:
        request = urllib.request.Request(url, headers={"User-Agent": user_agent})  # noqa: S310 - is_url has seen it
        with opener.open(request, timeout=seconds) as response:
            body = response.read(max_bytes + 1)
            final, headers = response.geturl(), response.headers
    except urllib.error.HTTPError as error:
        error.close()
        raise ExamineError(f"网址 {url} 返回 {error.code}：请检查网址，或把网页另存为文件后检查") from None
    except (urllib.error.URLError, HTTPException, OSError, ValueError) as error:
        reason = _REASONS.get(type(resolver.why(url)), getattr(error, "reason", error))
        raise ExamineError(f"网址 {url} 无法打开（{reason}）：请检查网址和网络") from None
    finally:
        gate.stop()
    if len(body) > max_bytes:
        raise ExamineError(f"网址 {url} 的内容超过 {max_bytes // 1024 // 1024} MB：请下载后拆分检查")
    is_page = headers.get_content_type() in ("text/html", "application/xhtml+xml")
    suffix = ".html" if is_page else PurePosixPath(urlsplit(final).path).suffix.lower()
    return Document(url, body, suffix, final, headers.get_content_charset() or "")
