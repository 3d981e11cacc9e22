"""Addresses on a page (网址): made absolute, sorted by what they lead to, and whose host they belong to."""

import re
from urllib.parse import quote, unquote, urlsplit

from govspider.addresses import without_user
from govspider.extract.tree import Document, Node, words
from govspider.items import LinkKind

_ATTACHMENTS = words(
    "pdf doc docx xls xlsx xlsm ppt pptx pps wps et dps ofd rtf csv txt zip rar 7z tar gz tgz ceb cebx caj "
    "odt ods odp dot dotx xlt vsd dwg apk exe epub"
)
_IMAGES = words("jpg jpeg png gif bmp webp svg ico tif tiff")
_RESOURCES = words("js css json xml swf mp3 mp4 flv wmv avi mov m3u8 wav wma rm rmvb woff woff2 ttf")
_SUFFIX = re.compile(r"\.([a-z0-9]{1,5})$")
_DOWNLOAD = re.compile(
    r"download|attach|getfile|/file(?:s|server)?[/.]|/uploads?/|fileid=|/P\d{18,}", re.IGNORECASE
)
_NOISE = re.compile(r"[\t\r\n\x00]+")
_SECOND_LEVEL = words("com net org gov edu ac co mil")

# Addresses that are joined by writing them behind the folder or the host; nearly all are such.
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_WEB = re.compile(r"(https?://[^/?#\s]+)/(?:[^?#\s]*/)?")
_PLAIN = re.compile(r"(?!.*%2[eE])(?:/|\./)?[\w%~-][\w.%~-]*(?:/[\w%~-][\w.%~-]*)*/?\Z", re.ASCII)
_PARTS = re.compile(r"(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?", re.IGNORECASE)
_DOT = re.compile(r"%2e", re.IGNORECASE)
_CONTROLS = "".join(map(chr, range(33)))  # and the space
_OPENED = re.compile(
    r"(?:window\.open|location\.href\s{0,20}=|location\s{0,20}=)\s{0,20}\(?\s{0,20}['\"]([^'\"\s]{2,500})['\"]\s{0,20}(?![\s+])"
)


class Addresses:
    """Makes the addresses of one page absolute, as browsers do (WHATWG URL)."""

    def __init__(self, document: Document, url: str, charset: str) -> None:
        self.page = url
        self.charset = charset
        bases = [node.get("href") for node in document.find("base") if node.get("href").strip()]
        self._known: dict[str, str] = {}
        self.base = join(url, bases[0]) if bases else url
        self._folder, self._origin = _folder(self.base)

    def absolute(self, href: str) -> str:
        """An absolute URL without a user's name and password; the text itself when it is no address that can be joined."""
        known = self._known.get(href)
        if known is None:
            known = self._known[href] = self._join(href)
        return known

    def _join(self, href: str) -> str:
        if self._folder and _PLAIN.match(href):
            return self._origin + href if href[0] == "/" else self._folder + href.removeprefix("./")
        url = without_user(join(self.base, href))
        query = url.find("?")
        if query >= 0 and not url.isascii() and self.charset != "utf-8":
            # Browsers write the query in the page's own encoding.
            head, tail = url[:query], url[query:]
            url = head + quote(tail, safe="/?=&%#:;,+@!$'()*~", encoding=self.charset, errors="replace")
        return url


def join(base: str, href: str) -> str:
    """Resolve an address as browsers do; characters beyond ASCII stay as they are written.

    Control characters and spaces around it go, tabs and line breaks in it too; a backslash is a slash;
    `http:///x` names the host x; `a//b` keeps both slashes; `%2e%2e` leads up.
    """
    href = _NOISE.sub("", href.strip(_CONTROLS))
    scheme = _SCHEME.match(href)
    named = scheme[0].lower() if scheme else ""
    parts = _PARTS.match(base)
    if named not in ("", "http:", "https:") or not (named or parts):
        return href.replace("\\", "/").replace(" ", "%20")
    path, query, fragment = _split(href[len(named) :])
    path = path.replace("\\", "/")
    own = f"{parts[1].lower()}:" if parts else ""
    if path.startswith("//") or (named and named != own) or parts is None:
        host, slash, rest = path.lstrip("/").partition("/")
        origin, path = f"{named or own}//{host}", _tidy(slash + rest)
    else:
        origin = f"{own}//{parts[2]}"
        old = parts[3] or "/"
        if not path and not query:
            query = parts[4] or ""
        path = _tidy(path if path.startswith("/") else f"{old.rpartition('/')[0]}/{path}" if path else old)
    return f"{origin}{path}{query}{fragment}".replace(" ", "%20")


def _split(href: str) -> tuple[str, str, str]:
    """Path, query with its mark, fragment with its mark."""
    rest, mark, fragment = href.partition("#")
    path, question, query = rest.partition("?")
    return path, question + query, mark + fragment


def _tidy(path: str) -> str:
    """A path without its dot segments, empty segments kept."""
    if "." not in path and "%2" not in path:
        return path
    kept: list[str] = []
    steps = path.split("/")[1:]
    for number, step in enumerate(steps):
        plain = _DOT.sub(".", step) if "%" in step else step
        last = number == len(steps) - 1
        if plain == "..":
            if kept:
                kept.pop()
            if last:
                kept.append("")
        elif plain != ".":
            kept.append(step)
        elif last:
            kept.append("")
    return "/" + "/".join(kept)


def clicked(node: Node) -> str:
    """The address of a link as written; that of its click where the address is only a stand-in."""
    href = node.get("href").strip()
    if href in ("", "#") or href.lower().startswith("javascript:"):
        opened = _OPENED.search(href) or _OPENED.search(node.get("onclick"))
        if opened:
            return opened[1]
    return href


def kind_of(url: str, text: str = "") -> LinkKind:
    """What an address leads to, by scheme and suffix, or by the name shown for a download."""
    scheme = _SCHEME.match(url)
    path, _, query = url.partition("#")[0].partition("?")
    if (scheme and scheme[0].lower() not in ("http:", "https:")) or not (path or query):
        return LinkKind.OTHER
    slash = path.find("/", len("https://")) if scheme else 0
    suffix = _suffix(path[slash:]) if slash >= 0 else ""
    if suffix in _ATTACHMENTS:
        return LinkKind.ATTACHMENT
    if suffix in _IMAGES:
        return LinkKind.IMAGE
    if suffix in _RESOURCES:
        return LinkKind.RESOURCE
    named = _suffix(text.strip().rstrip(")）】]").lower()) in _ATTACHMENTS
    filed = bool(query) and _suffix(unquote(query)) in _ATTACHMENTS
    if (named or filed) and (_DOWNLOAD.search(url) or suffix not in ("html", "htm", "shtml")):
        return LinkKind.ATTACHMENT
    return LinkKind.PAGE


def host_of(url: str) -> str:
    """The host of an address in lower case, without its port; empty when there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_foreign(url: str, page: str) -> bool:
    """Whether an address leaves the page's own domain for a host that is not an office's either."""
    host, own = host_of(url), host_of(page)
    return bool(host and own) and _domain(host) != _domain(own) and ".gov." not in f".{host}."


def _domain(host: str) -> str:
    labels = host.split(".")
    long = len(labels) > 2 and (labels[-2] in _SECOND_LEVEL or labels[-1] == "test")  # noqa: PLR2004 - a.b
    return ".".join(labels[-3:] if long else labels[-2:])


def _suffix(path: str) -> str:
    found = _SUFFIX.search(path.lower())
    return found[1] if found else ""


def _folder(base: str) -> tuple[str, str]:
    """Folder and origin of a web address whose path needs no tidying; empty for any other."""
    found = _WEB.match(base)
    return (found[0], found[1]) if found and "/." not in found[0][8:] else ("", "")
