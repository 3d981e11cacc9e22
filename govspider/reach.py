"""Addresses inside our own network (内网地址), by any spelling and after resolution: whom a page may make us ask.

A hostile page, redirect or name must not lead to a service of the office. Every connection resolves its name through
`Resolver`, which hands out addresses of the open internet only and connects to nothing else: no second look-up can give
another answer (DNS rebinding). Exceptions are the ledger's own hosts with their ports, and GOVSPIDER_INSIDE_HOSTS.

Sources: WHATWG URL §3.5 (host parsing: the spellings); IANA special-purpose address registries (RFC 6890).
"""

import re
import socket
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import AddressValueError, IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from govspider.config import Config
from govspider.errors import InsideAddress, LedgerError
from govspider.ledger import load_ledger, urls_of

_WEB_PORTS = {"http": 80, "https": 443}
_PART = re.compile(r"0[xX][0-9a-fA-F]{0,40}|[0-9]{1,40}", re.ASCII)
_MOST_PARTS = 4
_BYTE = 256
# Ranges that translate to or stand for others, whatever they hold: nobody publishes a website there.
_TRANSLATED = tuple(
    map(
        ip_network,
        (
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2002::/16",
            "2001::/32",
            "::/96",
            "fec0::/10",
            "192.0.0.0/24",
            "192.88.99.0/24",
        ),
    )
)
_REMEMBERED = 10_000  # places that could not be connected to


def literal(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host spells, as browsers and resolvers read it; None for a name.

    Args:
        host: `127.1`, `0x7f000001`, `0177.0.0.1`, `１２７。0.0.1`, `[::1]` … or a name.
    """
    text = unicodedata.normalize("NFKC", unquote(host)).replace("。", ".").strip("[]").removesuffix(".")
    if ":" in text:
        try:
            return IPv6Address(text.partition("%")[0])
        except AddressValueError:
            return None
    parts = text.split(".")
    if len(parts) > _MOST_PARTS or not all(map(_PART.fullmatch, parts)):
        return None
    try:
        numbers = [_number(part) for part in parts]
    except ValueError:
        return None
    *first, last = numbers
    if any(number >= _BYTE for number in first) or last >= _BYTE ** (_MOST_PARTS - len(first)):
        return None
    return IPv4Address(sum(number * _BYTE ** (3 - at) for at, number in enumerate(first)) + last)


def _number(part: str) -> int:
    if part[:2].lower() == "0x":
        return int(part[2:] or "0", 16)
    return int(part, 8) if part.startswith("0") and len(part) > 1 else int(part)


def is_inside(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is not one of the open internet: private, shared, loopback, link-local, translated."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return is_inside(address.ipv4_mapped)
    return (
        not address.is_global
        or address.is_multicast
        or address.is_reserved
        or any(address in network for network in _TRANSLATED if network.version == address.version)
    )


def is_intranet(url: str) -> bool:
    """Whether a URL spells an address inside; of a name only that it is this machine's can be told."""
    return is_inner_host(_host(url))


def is_inner_host(host: str) -> bool:
    """Whether a host, in lower case, is one inside by its spelling."""
    address = literal(host)
    if address is not None:
        return is_inside(address)
    name = host.removesuffix(".")
    return name == "localhost" or name.endswith((".localhost", ".local", ".internal"))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _host_and_port(url: str) -> tuple[str, int]:
    """The host and the port of a URL; port 0 if it has none that can be asked."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").lower(), parts.port or _WEB_PORTS.get(parts.scheme, 0)
    except ValueError:
        return "", 0


@dataclass(frozen=True, slots=True)
class Reach:
    """Which hosts may be asked although they lie inside.

    Attributes:
        places: host and port of every address of the ledger.
        hosts: what GOVSPIDER_INSIDE_HOSTS names: `host`, `host:port` or `*.domain`.
        proxy: host and port of our own proxy; it may be connected to, never be what a page leads to.
    """

    places: frozenset[tuple[str, int]] = frozenset()
    hosts: frozenset[str] = frozenset()
    proxy: tuple[str, int] = ("", 0)

    @classmethod
    def of(cls, urls: Iterable[str], hosts: Iterable[str] = (), proxy: str = "") -> "Reach":
        """The reach of a ledger.

        Args:
            urls: every address of the ledger. A host on one of the web's two ports may be asked on both.
            hosts: further hosts, see `hosts`.
            proxy: URL of the proxy; empty: none.
        """
        places = {_host_and_port(url) for url in urls}
        both = {
            (host, port) for host, at in places if at in _WEB_PORTS.values() for port in _WEB_PORTS.values()
        }
        named = frozenset(host.strip().lower() for host in hosts) - {""}
        return cls(frozenset(places | both) - {("", 0)}, named, _host_and_port(proxy))

    def excepts(self, host: str, port: int) -> bool:
        """Whether a host may be asked on a port wherever it lies."""
        host = host.lower()
        domain = host
        while domain:
            domain = domain.partition(".")[2]
            if f"*.{domain}" in self.hosts:
                return True
        return (host, port) in self.places or not self.hosts.isdisjoint({host, f"{host}:{port}"})

    def refuses(self, url: str) -> bool:
        """Whether a URL leads inside by its spelling alone; a name is judged when it is resolved."""
        host, port = _host_and_port(url)
        if (host, port) == self.proxy:
            return True
        return is_intranet(url) and not self.excepts(host, port)


@dataclass(slots=True)
class Resolver:
    """Resolves names for every connection of ours, and remembers why places could not be connected to.

    Attributes:
        reach: which hosts are excepted.
    """

    reach: Reach
    _failed: dict[tuple[str, int], Exception] = field(default_factory=dict)

    def why(self, url: str) -> Exception | None:
        """Why the last connection to a URL's host and port failed; None: it did not, or nobody has said."""
        return self._failed.get(_host_and_port(url))

    def note(self, host: str, port: int, error: Exception | None) -> None:
        """Remember how the last connection to a place went.

        Args:
            host: of the place.
            port: of the place.
            error: why there is none; None: there is one.
        """
        place = host.lower(), port
        if error is None:
            self._failed.pop(place, None)
            return
        self._failed[place] = error
        if len(self._failed) > _REMEMBERED:
            self._failed.pop(next(iter(self._failed)), None)

    def lookup(self, host: str | bytes, port: int, family: int = 0, kind: int = 0) -> list[Any]:
        """As `socket.getaddrinfo`, without addresses inside. Blocks: call it in a thread.

        Raises:
            InsideAddress: the name has no other addresses; a kind of `socket.gaierror`.
            socket.gaierror: the name does not resolve.
        """
        name = host.decode() if isinstance(host, bytes) else host
        found: list[Any] = list(socket.getaddrinfo(name, port, family, kind))
        # Twisted resolves the proxy of an HTTPS request without its port.
        ours = name.lower() == self.reach.proxy[0] and port in {0, self.reach.proxy[1]}
        if ours or self.reach.excepts(name, port):
            return found
        open_ones = [one for one in found if not is_inside(ip_address(one[4][0].partition("%")[0]))]
        if not open_ones:
            refusal = InsideAddress(name)
            self.note(name, port, refusal)
            raise refusal
        return open_ones


def resolver_of(config: Config) -> Resolver:
    """The one resolver of this process for a ledger: crawl and browser share it."""
    return _resolver(config.ledger_dir, config.inside_hosts, config.proxy)


@lru_cache(maxsize=4)
def _resolver(ledger_dir: Path, hosts: tuple[str, ...], proxy: str) -> Resolver:
    try:
        urls = list(urls_of(load_ledger(ledger_dir)))
    except LedgerError:
        urls = []  # nothing is inspected then; who wants a ledger says what is wrong with it
    return Resolver(Reach.of(urls, hosts, proxy))
