"""Names for Scrapy's connections (域名解析): through the process's one resolver, which knows no address inside."""

from typing import Self

from scrapy.crawler import CrawlerProcessBase
from twisted.internet._resolver import GAIResolver
from twisted.internet.base import ReactorBase

from govspider.config import Config
from govspider.reach import Resolver, resolver_of


def guard_names(reactor: ReactorBase, resolver: Resolver) -> None:
    """Let every connection of the reactor resolve its name through `resolver`; it connects to what that gives.

    Args:
        reactor: the process's own.
        resolver: see `reach`.
    """
    reactor.installNameResolver(GAIResolver(reactor, getaddrinfo=resolver.lookup))  # type: ignore[arg-type]


class GuardedNames:
    """What `scrapy crawl` installs: named in the setting TWISTED_DNS_RESOLVER."""

    def __init__(self, reactor: ReactorBase, resolver: Resolver) -> None:
        self._reactor = reactor
        self._resolver = resolver

    @classmethod
    def from_crawler(cls, crawler: CrawlerProcessBase, reactor: ReactorBase) -> Self:
        """Called by Scrapy's process with itself, which has settings as a crawler has."""
        return cls(reactor, resolver_of(Config.from_settings(crawler.settings)))

    def install_on_reactor(self) -> None:
        """Called by Scrapy."""
        guard_names(self._reactor, self._resolver)
