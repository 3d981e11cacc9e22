"""Addresses: one spelling for one page (网址规范化), and which target a page belongs to (归属)."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from govspider.items import Target, TargetKind

if TYPE_CHECKING:
    from tldextract import TLDExtract

_DEFAULT_PORTS = {"http": 80, "https": 443}
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
# Parameters that name the visitor or the way he came, never the page.
_IDLE_PARAMETER = re.compile(
    r"(?:utm_\w+|spm|jsessionid|phpsessid|aspsessionid\w*|sessionid|session_id|cfid|cftoken|gclid|fbclid|bdfrom"
    r"|isappinstalled)",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"[^/]*\.[A-Za-z]\w{1,5}")


def normalise(url: str) -> str:
    """The one spelling of an absolute URL.

    The host is lower-cased; the fragment, the default port, dot segments, session ids and tracking parameters
    go. The order of parameters stays: to some servers it means something.

    Returns:
        The URL, or '' if it is not an http(s) address with a host.
    """
    try:
        parts = urlsplit(safe_url_string(url.strip()))
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return ""
    shown_host = f"[{host}]" if ":" in host else host
    netloc = shown_host if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{shown_host}:{port}"
    return urlunsplit((parts.scheme, netloc, _clean_path(parts.path), _clean_query(parts.query), ""))


def _clean_path(path: str) -> str:
    path = _PATH_SESSION.sub("", path) or "/"
    if "/." not in path:
        return path
    clean = posixpath.normpath(path)
    if path.endswith(("/", "/.", "/..")) and not clean.endswith("/"):
        clean += "/"
    return "/" + clean.lstrip("/")


def _clean_query(query: str) -> str:
    kept = [
        pair for pair in query.split("&") if pair and not _IDLE_PARAMETER.fullmatch(pair.partition("=")[0])
    ]
    return "&".join(kept)


def without_user(url: str) -> str:
    """A web address without the user name and password of its host (`//user:password@host`); another as it is."""
    if "@" not in url or not url.lower().startswith(("http:", "https:")):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else url


def site_of(url: str) -> str:
    """Host with any unusual port, without a leading `www.`; '' if there is none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower().removeprefix("www.")
    except ValueError:
        return ""


def domain_of(host: str) -> str:
    """The domain that somebody has registered (注册域名): of `jyj.chengxi.gov.cn` `chengxi.gov.cn`.

    The public suffix list is the one that the library ships: no list is fetched. Of names that it does not know (`a.b.test`)
    the last two parts count, as the list's own last rule says; an IP address is its own.
    """
    if not is_name(host):
        return host
    return _domains()(host).top_domain_under_public_suffix or ".".join(host.split(".")[-2:])


@cache
def _domains() -> "TLDExtract":
    from tldextract import TLDExtract  # reads its list when it is asked first

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def host_of(url: str) -> str:
    """The bare host name, lower case; '' if there is none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def is_name(host: str) -> bool:
    """Whether a host is a name and not an address such as 192.0.2.1."""
    try:
        ip_address(host)
    except ValueError:
        return bool(host)
    return False


def is_home(url: str) -> bool:
    """Whether a URL is a host's root or a usual index file right below it."""
    parts = urlsplit(url)
    return not parts.query and re.fullmatch(r"/?(?:(?:index|default|main)\.\w{2,5})?", parts.path) is not None


@dataclass(frozen=True, slots=True)
class Area:
    """A host and the path below which pages belong to a target."""

    site: str
    prefix: str = "/"

    def holds(self, url: SplitResult, site: str) -> bool:
        """Whether a URL, given split and with its site, lies in the area."""
        if site != self.site:
            return False
        path = url.path or "/"
        return path.startswith(self.prefix) or path == self.prefix.removesuffix("/")


def areas_of(target: Target) -> tuple[Area, ...]:
    """Where a target's pages lie: its home page's host and path, and its further domains."""
    found: list[Area] = []
    if site := site_of(target.home_url):
        found.append(Area(site, _prefix(target)))
    for host in target.other_hosts:
        text = host if "//" in host else f"http://{host}"
        found.append(Area(site_of(text), _folder(urlsplit(text).path)))
    return tuple(found)


def _prefix(target: Target) -> str:
    # A portal owns all of its host; what other targets hold on it is theirs by the longer path.
    return (
        "/"
        if target.is_portal and target.kind is TargetKind.WEBSITE
        else _folder(urlsplit(target.home_url).path)
    )


def _folder(path: str) -> str:
    head, _, last = unquote(path).rpartition("/")
    if not last or _FILE_NAME.fullmatch(last):
        return head + "/"
    return f"{head}/{last}/"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which pages one target owns: those in its areas, but for areas of other targets that lie deeper."""

    own: tuple[Area, ...]
    others: tuple[Area, ...] = ()

    @classmethod
    def of(cls, target: Target, targets: Iterable[Target] = ()) -> "Scope":
        """The scope of `target` among all targets of the ledger.

        A website whose host no other target shares owns the whole host, whatever path its home page has.
        """
        rest = [area for other in targets if other.target_id != target.target_id for area in areas_of(other)]
        own = areas_of(target)
        sites = {area.site for area in rest}
        if target.kind is TargetKind.WEBSITE:
            own = tuple(area if area.site in sites else Area(area.site) for area in own)
        return cls(own, tuple(area for area in rest if any(area.site == mine.site for mine in own)))

    def holds(self, url: str) -> bool:
        """Whether a normalised URL belongs to the target."""
        parts, site = urlsplit(url), site_of(url)
        mine = max((len(area.prefix) for area in self.own if area.holds(parts, site)), default=0)
        if not mine:
            return False
        theirs = max((len(area.prefix) for area in self.others if area.holds(parts, site)), default=0)
        return mine >= theirs
