"""A control for links to hosts outside (对照): our own network is no fault of theirs.

A name outside the ledger counts as gone only while another one resolves and answers. Addresses (192.0.2.1) say nothing
of our name service and are no control; nor are names of the ledger's own domains: an office's own name service may know
those while it reaches no other.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from govspider.addresses import domain_of, host_of, is_name
from govspider.crawl.believed import Believed
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
    _said: Believed[str] = field(default_factory=lambda: Believed(_BELIEVED), init=False)

    def __post_init__(self) -> None:
        own = {domain_of(host) for host in self.prober.hosts}
        hosts = {host_of(url) for url in self.urls}
        self._names = sorted(host for host in hosts if is_name(host) and domain_of(host) not in own)

    async def answers(self, failed: str) -> str:
        """A name that answers now; '' if none does, or there is none to ask.

        Args:
            failed: the host that did not; it is no control of itself.
        """
        return await self._said.get(lambda: self._ask(failed))

    async def _ask(self, failed: str) -> str:
        names = [name for name in self._names if name != failed]
        for name in random.sample(names, min(_ASKED, len(names))):
            if await self.prober.is_there(name):
                return name
        return ""
