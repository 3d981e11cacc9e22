"""The crawl of one website or channel (站点抓取), round by round."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from govspider.addresses import Area, Scope, normalise, site_of
from govspider.browser.rendering import render_meta
from govspider.crawl.attachment_crawl import AttachmentCrawl
from govspider.crawl.context import CrawlContext
from govspider.crawl.frontier import Frontier, Limits, PageTask
from govspider.crawl.left_out import LeftOut
from govspider.crawl.linked_files import File
from govspider.crawl.page_loading import PageLoader
from govspider.crawl.page_reading import not_its_own
from govspider.crawl.picture_crawl import PictureCrawl
from govspider.crawl.probing import probe_of_page
from govspider.crawl.second_look import SecondLooks
from govspider.items import InspectedPage, Link, LinkKind, Outcome, Page, PageRole, Target
from govspider.privacy.address_masking import is_marked
from govspider.privacy.page_masking import mask_probe
from govspider.store import RecalledPage

_FOLLOWED = frozenset({LinkKind.PAGE, LinkKind.FRAME})
# What a plain request met and a browser may see differently.
_LOOKED_AT_AGAIN = frozenset(Outcome).difference(
    (Outcome.OK, Outcome.ROBOTS, Outcome.TOO_LARGE, Outcome.STUCK, Outcome.ENCRYPTED, Outcome.OUR_FAULT)
)


def files_among(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links that lead to attachments."""
    return tuple(link for link in links if link.kind is LinkKind.ATTACHMENT)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the crawl needs to know of a visited page, fetched or recalled."""

    task: PageTask
    final_url: str
    body_hash: str
    links: tuple[str, ...]
    next_page: str
    files: tuple[Link, ...] = ()  # attachments that it links to
    pictures: tuple[str, ...] = ()  # that it shows
    file_name: str = ""  # of what is no page: what the server calls it

    @classmethod
    def of(cls, task: PageTask, page: Page) -> "Seen":
        """From a page just fetched."""
        facts = page.facts
        links = tuple(link.url for link in facts.links if link.kind in _FOLLOWED) if facts else ()
        return cls(
            task,
            page.final_url,
            page.body_hash,
            links,
            next_page=facts.next_page if facts else "",
            files=files_among(facts.links) if facts else (),
            pictures=tuple(url for url in facts.pictures if not url.startswith("data:")) if facts else (),
            file_name=page.file_name,
        )

    @classmethod
    def recalled(cls, task: PageTask, page: RecalledPage) -> "Seen":
        """From the store; an address that was masked there is the task's."""
        final_url = task.url if is_marked(page.final_url) else page.final_url
        links = tuple(link.url for link in page.links if link.kind in _FOLLOWED)
        files = files_among(page.links)
        return cls(
            task, final_url, page.body_hash, links, page.next_page, files=files, pictures=page.pictures
        )


@dataclass(slots=True)
class Known:
    """Pages that were taken, by address and by content: what shows the same again is not judged again."""

    urls: set[str] = field(default_factory=set)
    hashes: set[str] = field(default_factory=set)

    def add(self, seen: Iterable[Seen]) -> None:
        """Note pages."""
        for one in seen:
            self.urls.update((one.task.url, normalise(one.final_url)))
            self.hashes.add(one.body_hash)
        self.hashes.discard("")

    def has(self, page: Page) -> bool:
        """Whether a page is one that was taken under another address."""
        final = normalise(page.final_url)
        # The served page of an application is the same for all its pages: what it shows tells them apart.
        is_double = not page.rendered and page.body_hash in self.hashes
        return is_double or (final != page.url and final in self.urls)


class SiteCrawl:
    """One target's crawl.

    Args:
        context: of the crawl.
        target: whose site.
        again: only pages that are not stored yet are fetched: what a second look showed leads on to them.
    """

    def __init__(self, context: CrawlContext, target: Target, *, again: bool = False) -> None:
        self.again = again
        config = context.config
        self.context = context
        self.target = target
        self.deadline = asyncio.get_running_loop().time() + config.target_seconds
        self.scope = Scope.of(target, context.resources.ledger.targets)
        self.frontier = Frontier(
            self.scope,
            Limits(
                max_pages=target.max_pages or config.max_pages,
                max_depth=config.max_depth if target.max_depth is None else target.max_depth,
                pattern_pages=config.pattern_pages,
            ),
        )
        self.known = Known()
        self.loader = PageLoader(context.fetcher, context.reader, target.target_id, render_meta)
        self.pictures = PictureCrawl(context, target.target_id, self.deadline)
        self.attachments = AttachmentCrawl(context, target, self.deadline, self.pictures)
        self.holding = self.pictures.pages_to_load()
        self.turned_away = False  # the site opens for browsers and not for our plain requests
        self.left_out = LeftOut(config)

    async def run(self) -> str:
        """The whole crawl; returns what was left out, in Chinese."""
        columns = [
            row for row in self.context.resources.ledger.columns if row.target_id == self.target.target_id
        ]
        tasks = self.frontier.begin(self.target.home_url, columns)
        while tasks and not self.left_out.unvisited:
            seen = await self._round(tasks)
            # The home page is stored before the others are judged: its navigation is judged there once.
            await self.context.until_stored(self.target.target_id)
            await self.attachments.visit_all(self.scope, self._files(seen))
            self.pictures.note(self._pictures(seen))
            for one in seen:
                self.frontier.found(one.task, one.links, one.next_page)
            tasks = self.frontier.next_round()
        await self.pictures.visit_all()
        said = self.left_out.said(self.frontier)
        return "；".join((*said, *self.attachments.left_out(), *self.pictures.left_out()))

    def _files(self, seen: Iterable[Seen]) -> Iterator[File]:
        """Attachments that pages of the target link to; a column on someone else's site is not followed.

        What looked like a page and is a file by the name that the server gives it (down?id=7) is one, too.
        """
        for one in seen:
            if self.scope.holds(one.task.url):
                if one.file_name and (file := File(one.task.url, "", one.file_name, one.task.depth)).suffix:
                    sweep_id, target_id = self.context.config.sweep_id, self.target.target_id
                    parent = self.context.store.page_leading_to(sweep_id, target_id, one.task.url)
                    yield replace(file, parent=parent)
                for link in one.files:
                    yield File(link.url, one.task.url, link.text, one.task.depth + 1)

    def _pictures(self, seen: Iterable[Seen]) -> Iterator[File]:
        """Pictures that pages of the target show, wherever they lie."""
        for one in seen:
            if self.scope.holds(one.task.url):
                for url in one.pictures:
                    yield File(url, one.task.url, depth=one.task.depth + 1)

    async def _round(self, tasks: list[PageTask]) -> list[Seen]:
        waiting = iter(list(enumerate(tasks)))
        seen: list[Seen] = []
        turns = [asyncio.Event() for _ in tasks]
        async with asyncio.TaskGroup() as group:
            for _ in range(self.context.at_a_time):
                group.create_task(self._work(waiting, turns, seen))
        return sorted(seen, key=lambda one: one.task)

    async def _work(
        self, waiting: Iterator[tuple[int, PageTask]], turns: list[asyncio.Event], seen: list[Seen]
    ) -> None:
        """Load pages as they come; take them in the order of their addresses, so that doubles are told apart alike."""
        for number, task in waiting:
            if asyncio.get_running_loop().time() >= self.deadline:
                self.left_out.unvisited += 1
            else:
                before = turns[number - 1] if number else None
                seen.append(await self._seen(task, before))
                self.known.add(seen[-1:])
            turns[number].set()

    async def _seen(self, task: PageTask, before: asyncio.Event | None) -> Seen:
        stored = self._recall(task)
        if stored is None:
            return await self._visit(task, before)
        self.left_out.count(stored.outcome, len(stored.links))
        self.left_out.keep(stored.links)
        if stored.outcome is Outcome.UNSUPPORTED and stored.role is not PageRole.ATTACHMENT:
            return await self._visit(task, before)  # it may be a file whose name only the server tells
        known = Seen.recalled(task, stored)
        has_more = self.context.as_stored(task.url) in self.holding
        if (stored.is_whole and not has_more) or stored.outcome is not Outcome.OK:
            return known
        # Where masked addresses lead and what pictures it holds, only the page itself can tell; what is stored stays.
        page = await self.loader.load(task)
        if before is not None:
            await before.wait()
        if page.outcome is not Outcome.OK:
            return known
        page = self._owned(page)
        if has_more:
            await self.pictures.keep_inline(page)
        return Seen.of(task, page)

    def _recall(self, task: PageTask) -> RecalledPage | None:
        config, is_home = self.context.config, task.role is PageRole.HOME
        if not self.again and (is_home or not config.resume):
            return None  # the home page is read again: the checks need its navigation as it stands
        url = self.context.as_stored(task.url)
        page = self.context.store.recall_page(config.sweep_id, self.target.target_id, url)
        if page is None:
            return None
        if is_home:
            self._settle_in(page.final_url)
        return page

    async def _visit(self, task: PageTask, before: asyncio.Event | None) -> Seen:
        page = await self._loaded(task)
        if before is not None:
            await before.wait()
        # A link to it needs no request of its own; all that a reader sees is known now.
        probe = probe_of_page(page)
        self.context.store.save_probe(self.context.config.sweep_id, mask_probe(probe, self.context.hasher))
        self.left_out.count(page.outcome, len(page.facts.links) if page.facts else 0)
        if task.role is PageRole.HOME and page.facts:
            self._settle_in(page.final_url)
        page = self._bounded(self._owned(page))
        await self.pictures.keep_inline(page)
        await self.context.emit(InspectedPage(page))
        return Seen.of(task, page)

    async def _loaded(self, task: PageTask) -> Page:
        page = await self.loader.load(task)
        if task.role is PageRole.HOME and page.outcome in _LOOKED_AT_AGAIN:
            return await self._home_again(task, page)
        if task.role is PageRole.COLUMN and self.turned_away and page.outcome in _LOOKED_AT_AGAIN:
            shown = await self.loader.show(task, task.url, again=True)
            return shown if shown.outcome is Outcome.OK else page
        return page

    async def _home_again(self, task: PageTask, page: Page) -> Page:
        """The home page as Chromium shows it a while later: without it there is nothing else to visit."""
        target_id = self.target.target_id
        await self.context.emit(InspectedPage(page))
        await self.context.until_stored(target_id)
        stored = self.context.store.load_facts(self.context.config.sweep_id, target_id).pages
        home = next(one for one in stored if one.role is PageRole.HOME)
        shown = await SecondLooks(self.context, self.target).at_stored(home)
        if shown is None:
            return page
        self.turned_away = shown.outcome is Outcome.OK
        return replace(shown, url=task.url)

    def _settle_in(self, home_url: str) -> None:
        """A home page on another host brings that host into the scope, unless it is another target's."""
        site = site_of(home_url)
        others = {area.site for area in self.scope.others}
        if site and not self.scope.holds(normalise(home_url)) and site not in others:
            self.scope = replace(self.scope, own=(*self.scope.own, Area(site)))
            self.frontier.scope = self.scope

    def _owned(self, page: Page) -> Page:
        """The page without text that is not the target's to answer for, or was judged before."""
        if page.facts is None or page.role is PageRole.HOME:
            return page
        final = normalise(page.final_url)
        is_column = page.role is PageRole.COLUMN
        if final and not self.scope.holds(final):
            return replace(page, facts=not_its_own(page.facts, keep_list=is_column))
        if self.known.has(page) and not is_column:
            return replace(page, facts=not_its_own(page.facts, keep_list=False))
        return page

    def _bounded(self, page: Page) -> Page:
        """The page with the links that are kept of it."""
        facts = page.facts
        return (
            page
            if facts is None
            else replace(page, facts=replace(facts, links=self.left_out.keep(facts.links)))
        )
