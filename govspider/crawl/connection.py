"""Whether it is we who are cut off (本机网络核对), asked before a host that cannot be reached counts against anybody.

The control is taken at the moment of the failure: behind a proxy of ours, whether the proxy accepts a connection; else
whether any of a few hosts of the ledger, the failing one included, does. An address that refuses us is there, too. While
nothing answers, nobody is accused: the crawl stops with `NetworkError`, and a later run inspects those targets anew.
"""

import asyncio
import random
from dataclasses import dataclass, field
from socket import SOCK_STREAM
from urllib.parse import urlsplit

from govspider.errors import NetworkError
from govspider.items import Outcome
from govspider.reach import Reach, Resolver

_DOUBTFUL = frozenset({Outcome.DNS, Outcome.TIMEOUT, Outcome.CONNECTION_LOST})
_BEHIND_PROXY = _DOUBTFUL | {Outcome.REFUSED}  # it may be the proxy that refuses
_OTHERS = 6  # hosts of the ledger asked at a time, besides the one that failed
_SECONDS = 5.0  # for a connection to be made
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
    _asked_at: float = field(default=float("-inf"), init=False)
    _works: bool = field(default=True, init=False)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    async def confirm(self, url: str, outcome: Outcome) -> None:
        """Return if an outcome says something of the host of `url`; what cannot be our fault is not looked into.

        Raises:
            NetworkError: we are cut off, as far as anybody can tell.
        """
        if outcome not in (_BEHIND_PROXY if self.proxy else _DOUBTFUL):
            return
        async with self._one_at_a_time:
            now = asyncio.get_running_loop().time()
            if now - self._asked_at > _BELIEVED:
                self._works = await self._any_answers(url)
                self._asked_at = asyncio.get_running_loop().time()
        if not self._works:
            raise NetworkError(self.proxy)

    async def _any_answers(self, url: str) -> bool:
        others = random.sample(self.homes, min(_OTHERS, len(self.homes)))
        urls = [self.proxy] if self.proxy else list(dict.fromkeys([url, *others]))
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
            found = await asyncio.to_thread(resolver.lookup, parts.hostname or "", port, 0, SOCK_STREAM)
            _, writer = await asyncio.open_connection(found[0][4][0], port)
    except ConnectionRefusedError:
        return refusal_counts
    except (OSError, ValueError):
        return False
    writer.close()
    return True
