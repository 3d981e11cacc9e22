"""A file that pages of a target link to or show (文件): what is known of it, and its one request."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from scrapy.http import Response

from govspider.addresses import Scope, site_of
from govspider.attachments import READABLE, suffix_of
from govspider.crawl.context import CrawlContext
from govspider.crawl.fetch_results import CUT_SHORT
from govspider.crawl.frontier import PageTask
from govspider.crawl.page_reading import content_type, not_its_own
from govspider.crawl.probing import probe_of_page
from govspider.crawl.referers import referer_of
from govspider.items import Outcome, Page, PageFacts, PageRole
from govspider.privacy.page_masking import mask_probe
from govspider.store import RecalledPage

# Documents that may hold lists of people, but that nothing here reads: they are rows, for people to open.
LISTED = frozenset({".rar", ".7z", ".tar", ".gz", ".tgz", ".ceb", ".cebx", ".caj"})
_KNOWN = READABLE | LISTED
_PATIENCE = 3  # times the time that a page may take
_PAGES = ("text/html", "application/xhtml")


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file and where a reader meets it first."""

    url: str
    parent: str = ""  # address of the page
    name: str = ""  # text of the link
    depth: int = 0

    @property
    def suffix(self) -> str:
        """The suffix of its address, or that of the name that the page shows for a download program."""
        own = suffix_of(unquote(urlsplit(self.url).path))
        named = suffix_of(self.name.strip().rstrip(")）】]"))
        return named if own not in _KNOWN and named in _KNOWN else own

    @property
    def title(self) -> str:
        """What people call it."""
        return self.name.strip() or PurePosixPath(unquote(urlsplit(self.url).path)).name


def belongs_to(scope: Scope, url: str) -> bool:
    """Whether a target answers for a file that its page links to.

    Files often lie in a folder of their own next to the target's (`/upload/…`): so the host decides, unless
    another target has that very folder.
    """
    if scope.holds(url):
        return True
    site, parts = site_of(url), urlsplit(url)
    if not any(area.site == site for area in scope.own):
        return False
    return not any(area.prefix != "/" and area.holds(parts, site) for area in scope.others)


def recalled(context: CrawlContext, target_id: str, file: File) -> RecalledPage | None:
    """The file as this sweep has it already, in a crawl that goes on; None for one that our own machine spoilt."""
    if not context.config.resume:
        return None
    page = context.store.recall_page(context.config.sweep_id, target_id, context.as_stored(file.url))
    is_there = page is not None and page.role is PageRole.ATTACHMENT and page.outcome is not Outcome.OUR_FAULT
    return page if is_there else None


async def fetch_file(
    context: CrawlContext, target_id: str, file: File, most_bytes: int
) -> tuple[Page, bytes | None]:
    """Ask for a file; the link to it needs no request of its own.

    Args:
        context: makes the request and stores its probe.
        target_id: whose file it is.
        file: the file.
        most_bytes: of a larger one nothing is read.

    Returns:
        Its row, and its bytes where there is a file to read.
    """
    patience = _PATIENCE * context.settings.getfloat("DOWNLOAD_TIMEOUT")
    meta = {"download_maxsize": most_bytes, "download_timeout": patience}
    result = await context.fetcher.fetch(file.url, meta=meta, referer=referer_of(file.parent, file.url))
    page = await context.reader.read(target_id, task_of(file), result)
    response = result.response
    is_file = response is not None and result.outcome is Outcome.OK and not _is_page(response)
    if is_file:
        page = replace(page, outcome=Outcome.OK, error="", facts=None)
    if is_file and result.is_cut_short:  # half a file cannot be read
        page, is_file = replace(page, outcome=CUT_SHORT.outcome, error=CUT_SHORT.error), False
    # The link opens, whatever is in the file.
    context.store.save_probe(context.config.sweep_id, mask_probe(probe_of_page(page), context.hasher))
    if page.facts is not None:  # a page in place of a file: what is wrong with it is the link
        page = replace(page, facts=not_its_own(page.facts, keep_list=False))
    return named(page, file), response.body if response is not None and is_file else None


def task_of(file: File) -> PageTask:
    """The task of a file."""
    return PageTask(file.url, file.depth, PageRole.ATTACHMENT)


def named(page: Page, file: File) -> Page:
    """The row of a file with the page that it stands on and what people call it."""
    return replace(page, parent=file.parent, facts=replace(page.facts or PageFacts(), title=file.title))


def _is_page(response: Response) -> bool:
    """Whether the server sends a page; Excel files that are HTML inside come with a type of their own."""
    return content_type(response).startswith(_PAGES)
