"""Asking what a link leads to (链接探测): HEAD where its answer can be enough, else a short GET. Facts, no verdicts."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import urlsplit

from scrapy.http import Response

from govspider.addresses import is_home, normalise, site_of
from govspider.crawl.fetch_results import FetchResult
from govspider.crawl.fetcher import Fetcher
from govspider.crawl.page_loading import HOPS
from govspider.crawl.page_reading import PageReader, content_type
from govspider.crawl.referers import referer_of
from govspider.extract.page_urls import kind_of
from govspider.items import LinkKind, LinkProbe, Outcome, Page, PageFacts, PageRole, PartKind
from govspider.items.pages import VISITED
from govspider.reach import Reach

_ENOUGH = 200_000  # bytes of a page that tell what it is
_EXCERPT = 2000  # characters of text kept of it
_SEEN = frozenset({PartKind.BODY, PartKind.BOILERPLATE})
_ANSWERED = frozenset({Outcome.OK, Outcome.HTTP_ERROR, Outcome.BLOCKED, Outcome.ROBOTS})
_REMEMBERED = 1000  # answers kept for other spellings of the same address


@dataclass(slots=True)
class Prober:
    """Asks what URLs lead to.

    Attributes:
        fetcher: makes the requests.
        reader: reads what comes.
        reach: which inner addresses are asked for.
        hosts: every host that the ledger names.
        reader_name: the User-Agent of a link that is asked for as by a reader.
    """

    fetcher: Fetcher
    reader: PageReader
    reach: Reach
    hosts: frozenset[str]
    reader_name: str = ""
    _asked: dict[str, LinkProbe] = field(default_factory=dict)
    _sends_home: dict[str, bool] = field(default_factory=dict)

    async def probe(
        self, url: str, *, again: bool = False, patient: bool = False, page: str | None = None
    ) -> LinkProbe:
        """What one URL leads to, as it stands in a link.

        Args:
            url: as it stands there.
            again: ask though it, or its host, did not answer before.
            patient: repeat the request where it fails; else what it does not reach is left to be asked for again, when a
                passing fault is over.
            page: the page whose reader follows the link, asked for as the reader's browser would; None: as a program.
        """
        asked = normalise(url)
        if not asked:
            return LinkProbe(url, Outcome.UNSUPPORTED, error="不是可访问的网址")
        if self.reach.refuses(asked):
            return LinkProbe(url, Outcome.UNSUPPORTED, error="内网地址，不予访问")
        known = None if again else self._asked.get(asked)
        fetch = self.fetcher.fetch
        if page is not None:
            fetch = partial(fetch, user_agent=self.reader_name, referer=referer_of(page, asked))
        probe = known or await self._ask(url, asked, _Manner(fetch, again, patient))
        self._remember(asked, probe)
        return replace(probe, url=url, lost_to_home=await self._is_lost(asked, probe))

    async def is_there(self, host: str) -> bool:
        """Whether a host outside resolves and answers now, whatever it says."""
        result = await self.fetcher.fetch(f"http://{host}/", enough=1, again=True)
        return result.outcome in _ANSWERED

    def _remember(self, asked: str, probe: LinkProbe) -> None:
        """Links that differ in a fragment only are one request."""
        self._asked[asked] = probe
        if len(self._asked) > _REMEMBERED:
            del self._asked[next(iter(self._asked))]

    async def _ask(self, url: str, asked: str, manner: "_Manner") -> LinkProbe:
        # HEAD says nothing of a page that can be trusted: its text decides. So pages are asked for at once.
        if kind_of(asked) is not LinkKind.PAGE:
            result = await manner.fetch(asked, method="HEAD", again=manner.again, once=True)
            if result.outcome is Outcome.OK and result.response and not is_page(result.response):
                return probe_of(url, "HEAD", result)
        return await self._read(url, asked, manner)

    async def _read(self, url: str, asked: str, manner: "_Manner") -> LinkProbe:
        """GET, and on to where a page sends its reader by itself."""
        once = not manner.patient
        result = await manner.fetch(asked, enough=_ENOUGH, again=manner.again, once=once)
        facts, seen = self.reader.facts(result), {asked}
        for _ in range(HOPS):
            onward = normalise(facts.refresh_to) if facts else ""
            if not onward or onward in seen:
                break
            seen.add(onward)
            result = await manner.fetch(onward, enough=_ENOUGH, once=once)
            facts = self.reader.facts(result)
        # Nobody renders what is only linked to; of a file's address a login is a wall whatever it shows.
        role = PageRole.ARTICLE if kind_of(asked) is LinkKind.PAGE else PageRole.ATTACHMENT
        return probe_of(url, "GET", self.reader.wall(result, facts, asked, role), facts)

    async def _is_lost(self, asked: str, probe: LinkProbe) -> bool:
        """Whether the URL ended on its host's home page only because every unknown address there does."""
        final = normalise(probe.final_url)
        if probe.outcome is not Outcome.OK or is_home(asked) or not is_home(final or asked):
            return False
        site = site_of(asked)
        if site != site_of(final) or len(urlsplit(asked).path.strip("/").split("/")) <= 1:
            return False  # /gov → / is how many sites name their home page
        if site not in self._sends_home:
            unknown = hashlib.sha256(site.encode()).hexdigest()[:16]
            parts = urlsplit(asked)
            result = await self.fetcher.fetch(
                f"{parts.scheme}://{parts.netloc}/{unknown}/{unknown}.html", enough=1
            )
            landed = result.response.url if result.response is not None else ""
            self._sends_home[site] = result.outcome is Outcome.OK and is_home(landed)
        return self._sends_home[site]


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a URL is asked for."""

    fetch: Callable[..., Awaitable[FetchResult]]  # as a program, or as a reader's browser
    again: bool
    patient: bool


def is_page(response: Response) -> bool:
    """Whether a response to HEAD announces a page, or does not say what it is."""
    return content_type(response).startswith(("text/html", "application/xhtml")) or not content_type(response)


def probe_of(url: str, method: str, result: FetchResult, facts: PageFacts | None = None) -> LinkProbe:
    """The facts of an answer; the verdict is still open.

    Args:
        url: as it stands in the link.
        method: HEAD or GET.
        result: what came of the last request.
        facts: what the page says, if it is one.
    """
    response = result.response
    if response is None:
        return LinkProbe(url, result.outcome, method=method, final_url=result.asked, error=result.error)
    return LinkProbe(
        url,
        result.outcome,
        status=response.status,
        method=method,
        final_url=response.url,
        content_type=content_type(response),
        title=facts.title if facts else "",
        text=excerpt(facts) if facts else "",
        error=result.error,
    )


def probe_of_page(page: Page) -> LinkProbe:
    """A page just visited as the probe of its address: no second request."""
    return LinkProbe(
        page.url,
        page.outcome,
        status=page.status,
        method=VISITED,
        final_url=page.final_url,
        content_type=page.content_type,
        title=page.facts.title if page.facts else "",
        text=excerpt(page.facts) if page.facts else "",
        error=page.error,
    )


def excerpt(facts: PageFacts) -> str:
    """The first characters of what a reader sees."""
    text = "\n".join(part.text for part in facts.parts if part.kind in _SEEN)
    return text[:_EXCERPT]
