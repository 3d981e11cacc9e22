"""A control for links to hosts outside (对照): our own network is no fault of theirs.

A name outside the ledger counts as gone only while another one resolves and answers. Addresses (192.0.2.1) say nothing
of our name service and are no control.
"""

import asyncio
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from ipaddress import ip_address

from govspider.addresses import host_of
from govspider.crawl.probing import Prober

_ASKED = 5  # names asked, one after the other, until one answers
_BELIEVED = 20.0  # seconds for which an answer stands


@dataclass(slots=True)
class Control:
    """Asks names outside the ledger that have answered in this sweep.

    Attributes:
        prober: asks, and knows the hosts of the ledger.
        urls: addresses whose hosts have answered.
    """

    prober: Prober
    urls: Iterable[str]
    _names: list[str] = field(init=False)
    _said: str = field(default="", init=False)
    _asked_at: float = field(default=float("-inf"), init=False)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    def __post_init__(self) -> None:
        hosts = {host_of(url) for url in self.urls} - self.prober.hosts
        self._names = sorted(host for host in hosts if _is_name(host))

    async def answers(self, failed: str) -> str:
        """A name that answers now; '' if none does, or there is none to ask.

        Args:
            failed: the host that did not; it is no control of itself.
        """
        async with self._one_at_a_time:
            clock = asyncio.get_running_loop()
            if clock.time() - self._asked_at > _BELIEVED:
                self._said = await self._ask(failed)
                self._asked_at = clock.time()
            return self._said

    async def _ask(self, failed: str) -> str:
        names = [name for name in self._names if name != failed]
        for name in random.sample(names, min(_ASKED, len(names))):
            if await self.prober.is_there(name):
                return name
        return ""


def _is_name(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return bool(host)
    return False
