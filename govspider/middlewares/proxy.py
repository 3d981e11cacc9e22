"""Every request goes through the configured HTTP proxy (代理), if there is one: setting GOVSPIDER_PROXY."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured


class ProxyMiddleware:
    """Stands before Scrapy's own proxy middleware, which reads `proxy` from the request's meta."""

    def __init__(self, proxy: str) -> None:
        self.proxy = proxy

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Off without a proxy."""
        proxy = str(crawler.settings["GOVSPIDER_PROXY"] or "").strip()
        if not proxy:
            raise NotConfigured
        return cls(proxy)

    def process_request(self, request: Request) -> None:
        """Also for the requests of others, such as for robots.txt."""
        request.meta.setdefault("proxy", self.proxy)
