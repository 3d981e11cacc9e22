"""Reading an answer (读取页面): from a response to a page with its facts. No request, no verdict."""

import asyncio
import hashlib
import logging
import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from email.message import Message
from functools import cache
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from scrapy.http import Response

from govspider.crawl.fetch_results import CUT_SHORT, FetchResult
from govspider.crawl.frontier import PageTask
from govspider.crawl.walls import Walls
from govspider.extract import decode, extract
from govspider.extract.isolated import IsolatedExtractor, PageLimits
from govspider.extract.public_data import with_app, with_posts
from govspider.isolation import Lost
from govspider.items import Outcome, Page, PageFacts, PageRole

logger = logging.getLogger(__name__)

# How pictures, PDF, archives and old Office files begin.
_BINARY = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"BM6",
    b"RIFF",
)
_BYTES = "application/octet-stream"
_HTML_TYPES = ("text/html", "application/xhtml", "text/plain", "application/xml", "text/xml")
_DATA_TYPES = ("application/json", "text/json", "text/javascript", "application/javascript")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_REFRESH = re.compile(r"\s*(\d+(?:\.\d*)?)\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)
_NO_HTML = FetchResult(Outcome.UNSUPPORTED, "不是网页")
_BLANK = FetchResult(Outcome.BLANK, "打开后没有内容")
_TOO_COSTLY = FetchResult(Outcome.TOO_LARGE, "网页过大或过于复杂，读取超过时间或内存上限，未能判定")
_ENDED = FetchResult(Outcome.OUR_FAULT, "本机结束了读取网页的程序（如内存不足），未能检查")
_LARGE = 300_000  # bytes; what is larger is read in a process of its own
_CHINA = ZoneInfo("Asia/Shanghai")


@cache
def shared_extractor(limits: PageLimits | None = None) -> IsolatedExtractor:
    """The one of this process for such limits."""
    return IsolatedExtractor(limits)


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads pages as they come.

    Attributes:
        day: day of inspection; no date on a page lies behind it.
        walls: tells walls from pages.
        extractor: reads large pages.
        is_public: of accounts' pages on platforms and apps' in stores, the data that their scripts hold is read, too.
    """

    day: date
    walls: Walls
    extractor: IsolatedExtractor = field(default_factory=shared_extractor)
    is_public: bool = False

    async def read(self, target_id: str, task: PageTask, result: FetchResult) -> Page:
        """As `page`; the crawl goes on while a large page is read, and that may fail for its cost."""
        response = result.response
        if result.outcome is not Outcome.OK or response is None or len(response.body) <= _LARGE:
            return self.page(target_id, task, result)
        row = self.page(target_id, task, replace(result, outcome=Outcome.TOO_LARGE, error=_TOO_COSTLY.error))
        if not is_html(response):
            return _as_file(row, response)
        read = await asyncio.to_thread(
            self.extractor.extract,
            response.body,
            response.url,
            day=self.day,
            charset_hint=charset_hint(response),
            fetched=moment_on(self.day),
            words=self.walls.words,
        )
        if read is Lost.ENDED:
            return replace(row, outcome=_ENDED.outcome, error=_ENDED.error)
        if isinstance(read, Lost):
            return row
        row = replace(row, outcome=Outcome.OK, error="")
        if read and self.is_public:
            read = await asyncio.to_thread(self._with_data, read, response, task.role)
        return self._judged(row, response, read and _led_on(read, response), is_cut_short=result.is_cut_short)

    def page(self, target_id: str, task: PageTask, result: FetchResult) -> Page:
        """A page row from an answer; facts where there is HTML to read."""
        response = result.response
        blank = Page(
            target_id=target_id,
            url=task.url,
            outcome=result.outcome,
            role=task.role,
            depth=task.depth,
            column_id=task.column_id,
            error=result.error,
        )
        if response is None:
            return replace(blank, final_url=result.asked)
        page = replace(
            blank,
            final_url=response.url,
            status=response.status,
            content_type=content_type(response),
            body_hash=hashlib.sha256(response.body).hexdigest(),
            size=len(response.body),
            certificate=result.certificate,
        )
        if result.outcome is not Outcome.OK:
            return page
        if self.is_public and page.content_type in _DATA_TYPES:
            return self._answered(page, response)
        if not is_html(response):
            return _as_file(page, response)
        read = self._extract(response)
        if read and self.is_public:
            read = self._with_data(read, response, task.role)
        return self._judged(page, response, read, is_cut_short=result.is_cut_short)

    def facts(self, result: FetchResult) -> PageFacts | None:
        """What the beginning of an open page says, as far as the crawl can wait for it; None where there is none to read."""
        if result.outcome is not Outcome.OK or result.response is None or not is_html(result.response):
            return None
        read = self._extract(result.response)
        return read[0] if read else None

    def wall(self, result: FetchResult, facts: PageFacts | None, asked: str, role: PageRole) -> FetchResult:
        """The result of a request, or of the wall that has answered in place of the page; see `Walls.before`."""
        if result.response is None:
            return result
        wall = self.walls.before(facts, result.response, asked, role)
        return replace(result, outcome=wall.outcome, error=wall.error) if wall else result

    def _answered(self, page: Page, response: Response) -> Page:
        """A page of data alone, as the interfaces of platforms answer; one of no known form is no page."""
        facts, charset = self._with_data((PageFacts(), ""), response, page.role)
        if facts.card is None:
            return replace(page, outcome=_NO_HTML.outcome, error=_NO_HTML.error)
        return replace(page, charset=charset, facts=facts)

    def _with_data(
        self, read: tuple[PageFacts, str], response: Response, role: PageRole
    ) -> tuple[PageFacts, str]:
        """The facts with what the page's data says, of an app in a store or of an account's posts; and the encoding."""
        facts, known = read
        source, charset = decode(response.body, charset_hint(response))
        if role is PageRole.STORE:
            return with_app(facts, source, response.url, moment_on(self.day)), known or charset
        return with_posts(facts, source), known or charset

    def _judged(
        self, page: Page, response: Response, read: tuple[PageFacts, str] | None, *, is_cut_short: bool
    ) -> Page:
        if read is None:
            return replace(page, outcome=Outcome.BROKEN, error="网页内容无法解析")
        facts, charset = read
        page = replace(page, charset=charset, facts=facts)
        # What an account's own page says of logins and notices is read by those who open it, as a store's is.
        role = PageRole.STORE if self.is_public and page.role is PageRole.HOME else page.role
        if wall := self.walls.before(facts, response, page.url, role):
            return replace(page, outcome=wall.outcome, error=wall.error, facts=None)
        if not shows_nothing(facts):
            return page
        nothing = CUT_SHORT if is_cut_short else _BLANK
        return replace(page, outcome=nothing.outcome, error=nothing.error)

    def _extract(self, response: Response) -> tuple[PageFacts, str] | None:
        """The facts and the encoding of a page; None for one that breaks our reader: the crawl goes on."""
        try:
            read = extract(
                response.body[:_LARGE],
                response.url,
                charset_hint=charset_hint(response),
                day=self.day,
                fetched=moment_on(self.day),
                words=self.walls.words,
            )
        except Exception:
            logger.exception("cannot read %s", response.url)
            return None
        return _led_on(read, response)


def _led_on(read: tuple[PageFacts, str], response: Response) -> tuple[PageFacts, str]:
    """The facts and encoding of a page, with where its Refresh header leads."""
    facts, charset = read
    return (
        (facts, charset) if facts.refresh_to else (replace(facts, refresh_to=refresh_of(response)), charset)
    )


def _as_file(page: Page, response: Response) -> Page:
    """The row of what is no page, with the name that the server gives it."""
    name = file_name(response.headers.get("Content-Disposition") or b"")
    return replace(page, outcome=_NO_HTML.outcome, error=_NO_HTML.error, file_name=name)


def file_name(header: bytes) -> str:
    """The name of a file by a Content-Disposition header; '' for one that tells none, or nobody can read."""
    try:
        said = header.decode("utf-8")
    except UnicodeDecodeError:  # as older servers of ours write it
        said = header.decode("gb18030", "replace")
    message = Message()
    try:
        message["Content-Disposition"] = said
        name = unquote(message.get_filename() or "")
    except (ValueError, LookupError):  # an encoding that there is not, a part without end
        return ""
    return name.encode("utf-8", "replace").decode("utf-8")


def moment_on(day: date) -> datetime:
    """The moment of fetching: now; for an inspection of another day, the same time on that day.

    Args:
        day: day of inspection: `2小时前` and 昨天 are counted from it.
    """
    now = datetime.now(_CHINA)
    return now if now.date() == day else now.replace(year=day.year, month=day.month, day=day.day)


def shows_nothing(facts: PageFacts) -> bool:
    """Whether a reader sees nothing: no text, no link, nothing that leads on or that scripts would fill."""
    return not (
        facts.text.strip()
        or facts.links
        or facts.parts
        or facts.media
        or facts.refresh_to
        or facts.needs_browser
    )


def not_its_own(facts: PageFacts, *, keep_list: bool) -> PageFacts:
    """The facts of a page that another page or site answers for: nothing that page checks would judge.

    Its text stays: a link to it is judged by that.

    Args:
        facts: as read.
        keep_list: keep what tells whether a column is up to date.
    """
    return replace(facts, parts=(), links=(), pictures=(), entries=facts.entries if keep_list else ())


def refresh_of(response: Response) -> str:
    """Where the header `Refresh` leads on to, absolute; '' if there is none or it only reloads the page."""
    found = _REFRESH.match((response.headers.get("Refresh") or b"").decode("latin-1"))
    if found is None:
        return ""
    try:
        onward = response.urljoin(found[2].strip())
    except ValueError:
        return ""
    return "" if onward == response.url else onward


def content_type(response: Response) -> str:
    """The media type, lower case, without parameters; bytes where a server calls a picture or file a page."""
    media = _header(response).partition(";")[0].strip().lower()
    return _BYTES if media.startswith(_HTML_TYPES) and response.body[:8].startswith(_BINARY) else media


def is_html(response: Response) -> bool:
    """Whether a response is a page to read: said so, or nothing said and it looks like one."""
    media = content_type(response)
    if response.body[:8].startswith(_BINARY):
        return False  # a picture or file, whatever the server calls it
    if media.startswith(_HTML_TYPES):
        return True
    head = response.body[:1024].lstrip().lower()
    return media in {"", "application/octet-stream"} and (head.startswith(b"<") or b"<html" in head)


def charset_hint(response: Response) -> str:
    """The charset that the header names; '' if it names none."""
    found = _CHARSET.search(_header(response))
    return found[1] if found else ""


def _header(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"").decode("latin-1")
