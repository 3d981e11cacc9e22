"""Who answers (路由): from host and path to a page of the city or of the world outside it."""

from collections import OrderedDict
from dataclasses import dataclass, field

from govspider.demo import h5, pages, world
from govspider.demo.city import Directory
from govspider.demo.responses import Response, text, unknown_host

_KEPT_BYTES = 24 * 1024 * 1024  # pages that are kept made
_LARGEST_KEPT = 200_000  # bytes


@dataclass(slots=True)
class Router:
    """Answers requests; small pages are kept for the next asker."""

    directory: Directory
    _kept: OrderedDict[tuple[str, str], Response] = field(default_factory=OrderedDict)
    _size: int = 0

    async def answer(self, method: str, host: str, path: str) -> Response:
        """The answer to a request; never raises for any path."""
        if host in self.directory.sites or host in self.directory.accounts:
            return self._own(host, path)
        if host == h5.WECHAT_HOST:
            return h5.wechat(self.directory.city, path)
        if host.endswith(".gov.test") and self.directory.city.place.label in host:
            return unknown_host(host)
        return await world.answer(method, host, path)

    def _own(self, host: str, path: str) -> Response:
        key = host, path
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = self._make(host, path)
        if len(made.body) <= _LARGEST_KEPT:
            self._kept[key] = made
            self._size += len(made.body)
            while self._size > _KEPT_BYTES:
                self._size -= len(self._kept.popitem(last=False)[1].body)
        return made

    def _make(self, host: str, path: str) -> Response:
        account = self.directory.accounts.get(host)
        if account is not None:
            return h5.answer(self.directory.city, account, path)
        site = self.directory.site_at(host, path)
        if site is None:
            return unknown_host(host)
        if path == "/robots.txt" and not site.down:
            return text(self._robots(host))
        return pages.answer(self.directory.city, site, path)

    def _robots(self, host: str) -> str:
        """What robots must not visit on a host: the back ends of all its sites."""
        rules = ["User-agent: *"]
        for site in self.directory.sites[host]:
            rules += [f"Disallow: {site.prefix}admin/", f"Disallow: {site.prefix}search"]
        return "\n".join(rules) + "\n"
