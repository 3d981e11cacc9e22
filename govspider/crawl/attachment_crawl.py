"""Attachments (附件) that the pages of a target link to: fetched, read in a process of their own, emitted.

After each round of pages come the files that they link to, sorted by URL and cut to what is left of the
budget, so that a resumed crawl looks at the same ones.
"""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from scrapy.http import Response

from govspider.addresses import Scope, normalise, site_of
from govspider.attachments import READABLE, AttachmentFacts, IsolatedReader, Limits, suffix_of
from govspider.checks.outcomes import OutcomeRole, unjudged
from govspider.config import Config
from govspider.crawl.context import CrawlContext
from govspider.crawl.frontier import PageTask
from govspider.crawl.outcomes import CUT_SHORT, FetchResult
from govspider.crawl.page_reading import content_type, not_its_own
from govspider.crawl.probing import probe_of_page
from govspider.items import InspectedPage, Outcome, Page, PageFacts, PageRole, Target
from govspider.privacy.page_masking import mask_probe

# Documents that may hold lists of people, but that nothing here reads: they are rows, for people to open.
_LISTED = frozenset({".rar", ".7z", ".tar", ".gz", ".tgz", ".ceb", ".cebx", ".caj"})
_KNOWN = READABLE | _LISTED
_PATIENCE = 3  # times the time that a page may take
_PAGES = ("text/html", "application/xhtml")


@dataclass(frozen=True, slots=True, order=True)
class File:
    """An attachment and where a reader meets it first."""

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


@dataclass(slots=True)
class FileFrontier:
    """Which attachments are fetched. No requests, no clock."""

    limit: int
    left_out: int = 0
    _seen: set[str] = field(default_factory=set)
    _taken: int = 0

    def choose(self, scope: Scope, found: Iterable[File]) -> list[File]:
        """The new ones among those that a round of pages links to, as far as the budget goes."""
        first: dict[str, File] = {}
        for file in sorted(found, key=lambda one: (one.depth, one.parent)):
            url = normalise(file.url)
            if url and url not in self._seen and belongs_to(scope, url):
                first.setdefault(url, replace(file, url=url))
        self._seen.update(first)
        files = sorted(
            file for file in first.values() if not file.suffix or file.suffix in READABLE | _LISTED
        )
        chosen = files[: max(0, self.limit - self._taken)]
        self._taken += len(chosen)
        self.left_out += len(files) - len(chosen)
        return chosen


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


class SharedReader:
    """The reading process that all crawlers of this process share; one file at a time."""

    def __init__(self, reader: IsolatedReader) -> None:
        self._reader = reader
        self._turn = asyncio.Lock()

    async def read(self, data: bytes, name: str) -> AttachmentFacts:
        """Read a file without holding up the crawl."""
        async with self._turn:
            return await asyncio.to_thread(self._reader.read, data, name)


@lru_cache(maxsize=1)
def shared_reader(config: Config) -> SharedReader:
    """The reader of this process."""
    limits = Limits(max_bytes=config.attachment_maxsize, seconds=config.attachment_seconds)
    return SharedReader(IsolatedReader(limits, config.day))


class AttachmentCrawl:
    """The attachments of one target.

    Args:
        context: fetches, stores, emits.
        target: whose pages link to them.
        deadline: time of the loop after which none is begun.
    """

    def __init__(self, context: CrawlContext, target: Target, deadline: float) -> None:
        config = context.config
        self.context = context
        self.target_id = target.target_id
        self.deadline = deadline
        self.frontier = FileFrontier(config.max_attachments)
        self.reader = shared_reader(replace(config, user_agent=""))
        self.meta = {
            "download_maxsize": config.attachment_maxsize,
            "download_timeout": _PATIENCE * context.settings.getfloat("DOWNLOAD_TIMEOUT"),
        }
        self.hashes: set[str] = set()
        self.unvisited = 0
        self.unjudged = 0

    async def visit_all(self, scope: Scope, found: Iterable[File]) -> None:
        """Fetch and read what a round of pages links to."""
        waiting = iter(self.frontier.choose(scope, found))
        hashes: set[str] = set()
        async with asyncio.TaskGroup() as group:
            for _ in range(self.context.at_a_time):
                group.create_task(self._work(waiting, hashes))
        self.hashes |= hashes - {""}

    async def _work(self, waiting: Iterator[File], hashes: set[str]) -> None:
        for file in waiting:
            if asyncio.get_running_loop().time() >= self.deadline:
                self.unvisited += 1
                continue
            outcome, body_hash = self._recall(file) or await self._visit(file)
            hashes.add(body_hash)
            self.unjudged += bool(unjudged(outcome, OutcomeRole.ATTACHMENT))

    def _recall(self, file: File) -> tuple[Outcome, str] | None:
        if not self.context.config.resume:
            return None
        page = self.context.store.recall_page(self.context.config.sweep_id, self.target_id, file.url)
        return (
            None if page is None or page.role is not PageRole.ATTACHMENT else (page.outcome, page.body_hash)
        )

    async def _visit(self, file: File) -> tuple[Outcome, str]:
        task = PageTask(file.url, file.depth, PageRole.ATTACHMENT)
        if file.suffix in _LISTED:
            said = FetchResult(
                Outcome.UNSUPPORTED, f"{file.suffix.lstrip('.').upper()} 文件不读取，无法判定，请人工检查"
            )
            page = self.context.reader.page(self.target_id, task, said)
        else:
            page = await self._fetch(file, task)
        page = replace(page, parent=file.parent, facts=replace(page.facts or PageFacts(), title=file.title))
        await self.context.emit(InspectedPage(page))
        return page.outcome, page.body_hash

    async def _fetch(self, file: File, task: PageTask) -> Page:
        result = await self.context.fetcher.fetch(file.url, meta=dict(self.meta))
        page = self.context.reader.page(self.target_id, task, result)
        response = result.response
        is_file = response is not None and result.outcome is Outcome.OK and not _is_page(response)
        if is_file:
            page = replace(page, outcome=Outcome.OK, error="", facts=None)
        # The link opens, whatever is in the file: it needs no request of its own.
        probe = probe_of_page(page)
        self.context.store.save_probe(self.context.config.sweep_id, mask_probe(probe))
        if page.facts is not None:  # a page in place of a file: what is wrong with it is the link
            return replace(page, facts=not_its_own(page.facts, keep_list=False))
        if response is None or not is_file:
            return page
        if result.is_cut_short:  # half a file cannot be read
            return replace(page, outcome=CUT_SHORT.outcome, error=CUT_SHORT.error)
        if page.body_hash in self.hashes:  # the same file under another address is judged once
            return page
        read = await self.reader.read(response.body, f"{PurePosixPath(file.title).stem}{file.suffix}")
        facts = PageFacts(text=read.text, parts=read.parts, marks=read.marks, long_tables=read.long_tables)
        return replace(page, outcome=read.outcome, error=read.note, facts=facts)

    def left_out(self) -> list[str]:
        """What was not judged, in Chinese."""
        said = []
        if self.unvisited:
            said.append(f"时限内尚有 {self.unvisited} 个附件未检查")
        if self.frontier.left_out:
            said.append(f"达到附件数上限，另有 {self.frontier.left_out} 个附件未检查")
        if self.unjudged:
            said.append(f"有 {self.unjudged} 个附件无法判定（加密、损坏、过大、没有文字或格式不支持）")
        return said


def _is_page(response: Response) -> bool:
    """Whether the server sends a page; Excel files that are HTML inside come with a type of their own."""
    return content_type(response).startswith(_PAGES)
