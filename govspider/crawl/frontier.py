"""The frontier (待抓队列): which pages are visited in which round. No requests, no clock, no randomness.

A crawl goes round by round: the home page, then the ledger's columns and what the home page links to, then
what those link to. A round is sorted by URL and cut to what is left of the budget, so that the pages visited
do not depend on which answer came first.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from govspider.addresses import Scope, normalise
from govspider.items import Column, PageRole

_LONGEST_URL = 1000  # characters; longer ones are made by loops
_REPEATS = 4  # the same path segment this often in one path is a loop of relative links
_CALENDAR_PAGES = 12  # pages of one calendar
_CALENDAR = re.compile(r"calendar|rili|[?&/](?:year|month|day|date|rq|nian|yue)[=/]\d", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, order=True)
class PageTask:
    """One page to load."""

    url: str
    depth: int  # clicks from the home page; further pages of a list count as the list
    role: PageRole = PageRole.ARTICLE
    column_id: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a crawl goes."""

    max_pages: int
    max_depth: int
    pattern_pages: int  # pages of one path and set of parameters: endless parameters end here


@dataclass(slots=True)
class Frontier:
    """Rounds of one target's crawl. Give it what pages link to; take the next round."""

    scope: Scope
    limits: Limits
    left_out: int = 0  # pages that the budget did not reach
    cut_patterns: int = 0  # pages of programs (list.jsp?page=…) behind the limit of one pattern
    _seen: set[str] = field(default_factory=set)
    _waiting: dict[str, PageTask] = field(default_factory=dict)
    _patterns: Counter[str] = field(default_factory=Counter)
    _taken: int = 0

    def begin(self, home_url: str, columns: Iterable[Column]) -> list[PageTask]:
        """The first round: the home page. The columns wait for the second."""
        home = normalise(home_url)
        by_url: dict[str, Column] = {}
        for column in columns:
            by_url.setdefault(normalise(column.url), column)
        own = by_url.pop(home, None)
        for url, column in by_url.items():
            if url:
                self._waiting[url] = PageTask(url, 1, PageRole.COLUMN, column.column_id)
        self._seen.update((home, *by_url))
        if not home:
            return []
        self._taken += 1
        return [PageTask(home, 0, PageRole.HOME, own.column_id if own else "")]

    def found(self, page: PageTask, links: Iterable[str], next_page: str = "") -> None:
        """Note what a visited page links to; `next_page` is the following page of a list."""
        if not self.scope.holds(page.url):
            return  # a column on someone else's site: it is read, not followed
        if next_page:
            self._add(next_page, page.depth)
        if page.depth < self.limits.max_depth:
            for link in links:
                self._add(link, page.depth + 1)

    def _add(self, link: str, depth: int) -> None:
        url = normalise(link)
        if not url or not self.scope.holds(url) or is_loop(url):
            return
        waiting = self._waiting.get(url)
        if waiting is not None:
            if depth < waiting.depth:
                self._waiting[url] = PageTask(url, depth, waiting.role, waiting.column_id)
        elif url not in self._seen:
            self._seen.add(url)
            self._waiting[url] = PageTask(url, depth)

    def next_round(self) -> list[PageTask]:
        """What is visited next: columns first, then by URL, cut to the budget. Empty: the crawl is done."""
        ready = sorted(self._waiting.values(), key=lambda task: (task.role is not PageRole.COLUMN, task.url))
        self._waiting.clear()
        chosen: list[PageTask] = []
        for task in ready:
            if self._taken >= self.limits.max_pages:
                self.left_out += 1
            elif task.role is PageRole.COLUMN or self._within_pattern(task.url):
                self._taken += 1
                chosen.append(task)
        return chosen

    def _within_pattern(self, url: str) -> bool:
        pattern, limit = pattern_of(url), self.limits.pattern_pages
        if not pattern:
            return True
        if _CALENDAR.search(url):
            limit = min(limit, _CALENDAR_PAGES)
        self._patterns[pattern] += 1
        within = self._patterns[pattern] <= limit
        self.cut_patterns += not within
        return within


def pattern_of(url: str) -> str:
    """What pages made by one program have in common; '' for a plain path, which cannot go on without end."""
    parts = urlsplit(url)
    if not parts.query and not _CALENDAR.search(url):
        return ""
    names = sorted(pair.partition("=")[0] for pair in parts.query.split("&"))
    return f"{parts.netloc}{_DIGITS.sub('#', parts.path)}?{'&'.join(names)}"


def is_loop(url: str) -> bool:
    """Whether a URL is of the kind that relative links in a loop make."""
    segments = Counter(segment for segment in urlsplit(url).path.split("/") if segment)
    return len(url) > _LONGEST_URL or any(times >= _REPEATS for times in segments.values())
