"""No page of a stranger sends us into our own network (内网防护)."""

from collections.abc import Container
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from govspider.spiders.outcomes import IntranetAddress
from govspider.spiders.urls import host_of, is_intranet


class GuardMiddleware:
    """Drops requests for private addresses, redirects included, but for hosts that the ledger names."""

    def __init__(self, allowed: Container[str]) -> None:
        self.allowed = allowed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The spider knows the hosts of the ledger."""
        return cls(getattr(crawler.spider, "ledger_hosts", frozenset()))

    def process_request(self, request: Request) -> None:
        """Called for every request, also after a redirect.

        Raises:
            IntranetAddress: the request leads inside.
        """
        if is_intranet(request.url) and host_of(request.url) not in self.allowed:
            raise IntranetAddress(request.url)
