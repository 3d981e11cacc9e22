"""Attachments (附件) that the pages of a target link to: fetched, read in a process of their own, emitted.

After each round of pages come the files that they link to, sorted by URL and cut to what is left of the
budget, so that a resumed crawl looks at the same ones.
"""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath

from govspider.addresses import Scope, normalise
from govspider.attachments import READABLE, AttachmentFacts, IsolatedReader, Limits
from govspider.checks.outcomes import OutcomeRole, unjudged
from govspider.config import Config
from govspider.crawl.context import CrawlContext
from govspider.crawl.fetch_results import FetchResult
from govspider.crawl.linked_files import LISTED, File, belongs_to, fetch_file, named, recalled, task_of
from govspider.crawl.picture_crawl import PictureCrawl, page_of_facts, reads_pictures
from govspider.items import InspectedPage, Outcome, Target


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
        files = sorted(file for file in first.values() if not file.suffix or file.suffix in READABLE | LISTED)
        chosen = files[: max(0, self.limit - self._taken)]
        self._taken += len(chosen)
        self.left_out += len(files) - len(chosen)
        return chosen


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
    limits = Limits(
        max_bytes=config.attachment_maxsize,
        seconds=config.attachment_seconds,
        max_pictures=config.max_pictures if reads_pictures(config) else 0,
    )
    return SharedReader(IsolatedReader(limits, config.day))


class AttachmentCrawl:
    """The attachments of one target.

    Args:
        context: fetches, stores, emits.
        target: whose pages link to them.
        deadline: time of the loop after which none is begun.
        pictures: the target's pictures; those in its attachments are read with them.
    """

    def __init__(
        self, context: CrawlContext, target: Target, deadline: float, pictures: PictureCrawl
    ) -> None:
        self.context = context
        self.target_id = target.target_id
        self.deadline = deadline
        self.frontier = FileFrontier(context.config.max_attachments)
        self.reader = shared_reader(replace(context.config, user_agent=""))
        self.pictures = pictures
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
            known = recalled(self.context, self.target_id, file)
            self.pictures.unread += known.unread if known else 0
            outcome, body_hash = (known.outcome, known.body_hash) if known else await self._visit(file)
            hashes.add(body_hash)
            self.unjudged += bool(unjudged(outcome, OutcomeRole.ATTACHMENT))

    async def _visit(self, file: File) -> tuple[Outcome, str]:
        if file.suffix in LISTED:
            said = FetchResult(
                Outcome.UNSUPPORTED, f"{file.suffix.lstrip('.').upper()} 文件不读取，无法判定，请人工检查"
            )
            page, body = self.context.reader.page(self.target_id, task_of(file), said), None
            page = named(page, file)
        else:
            page, body = await fetch_file(
                self.context, self.target_id, file, self.context.config.attachment_maxsize
            )
        if body is None or page.body_hash in self.hashes:  # under another address it was judged before
            await self.context.emit(InspectedPage(page))
            return page.outcome, page.body_hash
        facts = await self.reader.read(body, f"{PurePosixPath(file.title).stem}{file.suffix}")
        if facts.pictures:
            self.pictures.keep(page, facts)
            return Outcome.OK, page.body_hash
        self.pictures.unread += facts.unread
        await self.context.emit(InspectedPage(page_of_facts(page, facts)))
        return facts.outcome, page.body_hash

    def left_out(self) -> list[str]:
        """What was not judged, in Chinese."""
        said = []
        if self.unvisited:
            said.append(f"时限内尚有 {self.unvisited} 个附件未检查")
        if self.frontier.left_out:
            said.append(f"达到附件数上限，另有 {self.frontier.left_out} 个附件未检查")
        if self.unjudged:
            said.append(
                f"有 {self.unjudged} 个附件无法判定（加密、损坏、过大、未能取得、没有文字或格式不支持）"
            )
        return said
