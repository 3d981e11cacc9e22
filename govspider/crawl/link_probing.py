"""Probing what the pages of a sweep link to (链接探测): host by host, politely; facts only, no verdicts."""

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

from govspider.addresses import host_of, normalise
from govspider.crawl.control import Control
from govspider.crawl.probing import Prober
from govspider.items import LinkProbe, Outcome
from govspider.privacy.address_masking import is_marked
from govspider.privacy.hashing import Hasher
from govspider.privacy.page_masking import mask_probe
from govspider.store import Store

_BATCH = 500  # URLs taken from the store at a time
_UNANSWERED = 3  # requests as a reader's that a host leaves without an answer before it gets no more


class LinkProbing:
    """Probes links that were not probed yet.

    Args:
        prober: asks what a URL leads to.
        store: open for writing.
        sweep_id: the sweep.
        hasher: of personal data, which the addresses that it meets may hold.
        hosts_at_a_time: how many hosts are asked at a time, each one link after the other.
        mine: which URLs are this process's to probe.
    """

    def __init__(
        self,
        prober: Prober,
        store: Store,
        sweep_id: str,
        *,
        hasher: Hasher,
        hosts_at_a_time: int,
        mine: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self.prober = prober
        self.store = store
        self.sweep_id = sweep_id
        self.hasher = hasher
        self.hosts_at_a_time = hosts_at_a_time
        self.mine = mine
        self._under_way: set[str] = set()

    async def probe(self, target_id: str, most: int) -> None:
        """Probe what was not visited.

        Args:
            target_id: whose links.
            most: at most so many.
        """
        done, last = 0, ""
        while done < most:
            batch = self.store.pending_urls(self.sweep_id, target_id, _BATCH, last)
            if not batch:
                return
            last = batch[-1]
            urls = [url for url in batch if self.mine(url) and url not in self._under_way][: most - done]
            done += len(urls)
            self._under_way.update(urls)  # another target of this process may have the same links
            await self._each(urls, self._probe)
            self._under_way.difference_update(urls)

    async def ask_again(self) -> None:
        """Ask once more for what was not reached, or whose server was at fault, and as a reader would for what is not there.

        A name outside is dead only if another one answers at that moment; an address only if it is not there for a browser
        either that comes from the page.
        """
        control = Control(self.prober, self.store.answered_urls(self.sweep_id))
        urls = [url for url in self.store.unreached_urls(self.sweep_id) if self.mine(url)]
        silent: set[str] = set()  # hosts that did not answer though they were asked several times

        async def again(url: str) -> LinkProbe:
            probe = await self.prober.probe(url, again=True, patient=host_of(url) not in silent)
            if probe.status is None:
                silent.add(host_of(url))
            name = "" if probe.outcome is Outcome.OK else await control.answers(host_of(url))
            return replace(probe, asked=2, control=name)

        await self._each(urls, again)
        pages = {
            url: page
            for url, page in self.store.gone_urls(self.sweep_id)
            if self.mine(url) and not is_marked(url)
        }

        unanswered: Counter[str] = Counter()  # by host

        async def as_reader(url: str) -> LinkProbe:
            first = self.store.known_probe(self.sweep_id, url)
            assert first
            if unanswered[host_of(url)] >= _UNANSWERED:
                return replace(first, asked=2)
            probe = await self.prober.probe(url, again=True, page=pages[url])
            unanswered[host_of(url)] += probe.status is None
            # What was said once is taken back by an answer alone.
            return replace(first if probe.status is None else probe, asked=2)

        await self._each(pages, as_reader)

    async def _probe(self, url: str) -> LinkProbe:
        """What a URL leads to; a page that was visited, or probed without its fragment, is not asked for again."""
        known = self.store.known_probe(self.sweep_id, normalise(url))
        return replace(known, url=url) if known else await self.prober.probe(url)

    async def _each(self, urls: Iterable[str], ask: Callable[[str], Awaitable[LinkProbe]]) -> None:
        queues: dict[str, deque[str]] = defaultdict(deque)
        for url in urls:
            queues[host_of(url)].append(url)
        waiting = iter(list(queues.values()))

        async def work() -> None:
            for queue in waiting:  # a slow host holds up one worker only
                for url in queue:
                    self.store.save_probe(self.sweep_id, mask_probe(await ask(url), self.hasher))

        async with asyncio.TaskGroup() as group:
            for _ in range(min(self.hosts_at_a_time, len(queues))):
                group.create_task(work())
