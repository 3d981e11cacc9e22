"""Whether it is we who are cut off (本机网络核对), asked before a host that cannot be reached counts against anybody.

The control is taken at the moment of the failure: behind a proxy of ours, whether the proxy accepts a connection; else
whether any of a few hosts of the ledger, the failing one included, does. An address that refuses us is there, too. While
nothing answers, nobody is accused: the crawl stops with `NetworkError`, and a later run inspects those targets anew.
A name that does not resolve counts only while another name does: addresses (192.0.2.1) say nothing of our name service.
"""

import asyncio
import random
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from socket import SOCK_STREAM
from urllib.parse import urlsplit

from govspider.addresses import host_of, is_name
from govspider.crawl.believed import Believed
from govspider.errors import NetworkError
from govspider.items import Outcome
from govspider.reach import Reach, Resolver

_DOUBTFUL = frozenset({Outcome.DNS, Outcome.TIMEOUT, Outcome.CONNECTION_LOST})
_BEHIND_PROXY = _DOUBTFUL | {Outcome.REFUSED}  # it may be the proxy that refuses
_OTHERS = 6  # hosts of the ledger asked at a time, besides the one that failed
_SECONDS = 5.0  # for a connection to be made
_LOOKUPS = 32  # names looked up at a time: one that does not resolve may take longer than the others have
_BELIEVED = 10.0  # seconds for which an answer stands


@dataclass(slots=True)
class Connection:
    """Our own connection, by what the ledger's hosts show of it.

    Attributes:
        homes: home pages of the ledger, whose hosts are the control.
        proxy: the configured proxy; empty: none.
        resolver: no host is asked that lies inside our own network.
    """

    homes: tuple[str, ...]
    proxy: str = ""
    resolver: Resolver = field(default_factory=lambda: Resolver(Reach()))
    _network: Believed[bool] = field(default_factory=lambda: Believed(_BELIEVED), init=False)
    _names: Believed[bool] = field(default_factory=lambda: Believed(_BELIEVED), init=False)

    async def confirm(self, url: str, outcome: Outcome) -> Outcome:
        """The outcome, as far as it says something of the host of `url`; what cannot be our fault is not looked into.

        Returns:
            The same, or OUR_FAULT where our name service may be away.

        Raises:
            NetworkError: we are cut off, as far as anybody can tell.
        """
        if outcome not in (_BEHIND_PROXY if self.proxy else _DOUBTFUL):
            return outcome
        if not await self._network.get(lambda: self._any_answers(self._others(url, [url, *self.homes]))):
            raise NetworkError(self.proxy)
        if outcome is not Outcome.DNS or self.proxy:
            return outcome
        others = (home for home in self.homes if host_of(home) not in {host_of(url), "localhost"})
        names = [home for home in others if is_name(host_of(home))]
        resolves = await self._names.get(lambda: self._any_answers(self._others(url, names)))
        return outcome if resolves else Outcome.OUR_FAULT

    def _others(self, url: str, homes: list[str]) -> list[str]:
        """Whom to ask: the proxy, else the host itself where it is among them and a few others."""
        if self.proxy:
            return [self.proxy]
        own = [home for home in homes if home == url]
        others = random.sample(homes, min(_OTHERS, len(homes)))
        return list(dict.fromkeys([*own, *others]))

    async def _any_answers(self, urls: Iterable[str]) -> bool:
        asked = [
            asyncio.create_task(answers(one, self.resolver, refusal_counts=not self.proxy)) for one in urls
        ]
        try:
            for answer in asyncio.as_completed(asked):
                if await answer:
                    return True
            return False
        finally:
            for task in asked:
                task.cancel()


@lru_cache(maxsize=1)
def _threads() -> ThreadPoolExecutor:
    """Those of this process, for this alone: large pages and files that are read in the common ones must not hold it up."""
    return ThreadPoolExecutor(_LOOKUPS, thread_name_prefix="control")


async def answers(url: str, resolver: Resolver, *, refusal_counts: bool) -> bool:
    """Whether the host of a URL accepts a connection.

    Args:
        url: absolute; nothing is sent to it.
        resolver: gives the addresses that may be asked.
        refusal_counts: a host that refuses has answered as well.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        async with asyncio.timeout(_SECONDS):
            loop, host = asyncio.get_running_loop(), parts.hostname or ""
            found = await loop.run_in_executor(_threads(), resolver.lookup, host, port, 0, SOCK_STREAM)
            _, writer = await asyncio.open_connection(found[0][4][0], port)
    except ConnectionRefusedError:
        return refusal_counts
    except (OSError, ValueError):
        return False
    writer.close()
    return True
