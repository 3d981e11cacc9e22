"""Every request goes through the configured HTTP proxy (代理), if there is one: setting GOVSPIDER_PROXY."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from govspider.config import Config


class ProxyMiddleware:
    """Stands before Scrapy's own proxy middleware, which reads `proxy` from the request's meta."""

    def __init__(self, proxy: str) -> None:
        self.proxy = proxy

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Off without a proxy."""
        proxy = Config.from_settings(crawler.settings).proxy
        if not proxy:
            raise NotConfigured
        return cls(proxy)

    def process_request(self, request: Request) -> None:
        """Also for the requests of others, such as for robots.txt."""
        request.meta.setdefault("proxy", self.proxy)
