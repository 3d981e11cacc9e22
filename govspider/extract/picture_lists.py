"""Lists of pictures (图片列表): entries whose title is the name below, beside or of a picture, without a day.

They are looked for only on a page that has no other list and is no article. Logos of other sites, banners of columns,
icons of services and codes to scan are no entries: what they lead to is no page of one folder of the site's own.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from govspider.extract.entry_titles import entry_title
from govspider.extract.lines import clean, inner_text
from govspider.extract.maintext import in_margin
from govspider.extract.page_urls import Addresses, clicked, kind_of
from govspider.extract.tree import Document, Node
from govspider.items import Entry, LinkKind

_FEWEST = 3  # entries of a list
_MEAN, _LEAST = 4, 2  # characters of titles: on average, of each
_MAX_TITLE = 80
_FEW_WORDS = 40  # characters beside the names of pictures that make no article
_MOST = 3_000  # links looked at
_CLIMB = 6  # levels from a link to the list
_ICON = re.compile(
    r"ico(?:n|\d|[._/-])|logo|banner|qr_?code|ewm|erweima|btn|button|bg[._\d]|arrow", re.IGNORECASE
)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:banner\w*|slid\w*|swiper\w*|focus\w*|flash\w*|logo\w*|links?|yqlj|qr\w*|ewm\w*|icons?|ico|side\w*|aside|hot\w*|"
    r"zt\w*|service\w*|fuwu|bsfw|quick\w*|relate\w*)(?=[\s_-]|$)"
)
_LEAF = re.compile(r"/(?!(?:index|default|list)[\w-]*\.)[^/?]+\.\w{3,6}$|[?&]\w*id=\w*\d", re.IGNORECASE)
_FILED = re.compile(r"\d{4,}|\d\.\w+$|[?&]\w*id=\w*\d", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SMALL = 64  # pixels of an icon
_OPENER = re.compile(r"[\[【<(（\s]*(?:查看|点击|阅读|更多|详情|详细|more|进入).{0,6}", re.IGNORECASE)


class _Links:
    """The links of a page in order, with where they lead."""

    def __init__(self, document: Document, addresses: Addresses) -> None:
        anchors = [node for node in document.find("a") if clicked(node)][:_MOST]
        self.all = sorted(
            ((node, addresses.absolute(clicked(node))) for node in anchors), key=lambda link: link[0].order
        )
        self.orders = [node.order for node, _ in self.all]

    def lead_elsewhere(self, block: Node, url: str) -> bool:
        """Whether a block holds a link to another address."""
        first, last = bisect_left(self.orders, block.order), bisect_left(self.orders, block.end)
        return any(self.all[place][1] != url for place in range(first, last))


def read_gallery(document: Document, addresses: Addresses) -> tuple[Entry, ...]:
    """The entries of the page's list of pictures, in order; empty if there is none."""
    if len(document.find("a")) < _FEWEST:
        return ()
    links = _Links(document, addresses)
    pictured = _pictured(document, links, _host_and_path(addresses.page)[0])
    if len(pictured) < _FEWEST:
        return ()
    titles = _titles(document, links, pictured)
    lists: dict[int, dict[str, str]] = {}
    for url, anchor in pictured.items():
        block, parent = _place(anchor, links, url)
        if parent is None or in_margin(document, anchor) or _stands_aside(anchor):
            continue
        title = titles.get(url) or _name(document, block, anchor)
        if _LEAST <= len(title) <= _MAX_TITLE and not _OPENER.fullmatch(title):
            lists.setdefault(parent.order, {})[url] = title
    rows = max(lists.values(), key=len, default={})
    return (
        tuple(Entry(title, url, None) for url, title in rows.items())
        if _is_list(rows, addresses.page)
        else ()
    )


def is_all_of(gallery: tuple[Entry, ...], texts: Iterable[str]) -> bool:
    """Whether a list of pictures is all that these lines tell, a few words aside."""
    names = {entry.title for entry in gallery}
    return bool(gallery) and sum(len(text) for text in texts if text not in names) < _FEW_WORDS


def _pictured(document: Document, links: _Links, host: str) -> dict[str, Node]:
    """The links round a picture, by address; those to what is no page of the site's own are left out."""
    found: dict[str, Node] = {}
    for node, url in links.all:
        is_page = _host_and_path(url)[0] == host and kind_of(url, "") is LinkKind.PAGE and _LEAF.search(url)
        if is_page and url not in found and any(_is_picture(inner) for inner in document.inside(node)):
            found[url] = node
    return found


def _host_and_path(url: str) -> tuple[str, str]:
    host, _, path = url.partition("//")[2].partition("/")
    return host, path


def _is_picture(node: Node) -> bool:
    """Whether an element is a picture larger than an icon."""
    if node.tag != "img":
        return "background" in node.get("style") and "url(" in node.get("style")
    sizes = [node.get(name).removesuffix("px") for name in ("width", "height")]
    is_small = any(size.isdecimal() and len(size) < 5 and int(size) <= _SMALL for size in sizes)  # noqa: PLR2004
    return not is_small and not _ICON.search(node.get("src") or node.get("data-src"))


def _titles(document: Document, links: _Links, pictured: dict[str, Node]) -> dict[str, str]:
    """What the links with these addresses say, the longest of each."""
    titles: dict[str, str] = {}
    for node, url in links.all:
        title = entry_title(document, node) if url in pictured else ""
        if len(title) > len(titles.get(url, "")) and not _OPENER.fullmatch(title):
            titles[url] = title
    return titles


def _place(anchor: Node, links: _Links, url: str) -> tuple[Node, Node | None]:
    """The largest block that leads only to one address, and what holds it and its like; rows of a table are one list."""
    block = anchor
    for above, _ in zip(anchor.ancestors(), range(_CLIMB), strict=False):
        if above.tag in ("body", "html") or links.lead_elsewhere(above, url):
            return block, above.parent if above.tag == "tr" and above.parent is not None else above
        block = above
    return block, None


def _name(document: Document, block: Node, anchor: Node) -> str:
    """The name of a picture: what its entry says outside the link, or what the link and the picture are called."""
    said = inner_text(document, block)
    pictures = [inner for inner in document.inside(anchor) if inner.tag == "img"]
    called = (clean(node.get(name)) for node in (anchor, *pictures) for name in ("title", "alt"))
    return said or next(filter(None, called), "")


def _stands_aside(anchor: Node) -> bool:
    return any(
        above.tag != "body" and _ASIDE.search(above.names) for above in anchor.ancestors() if above.attrs
    )


def _is_list(rows: dict[str, str], page: str) -> bool:
    """Whether rows lead to pages of one folder, which is the page's own or one of filed pages, and have names."""
    if (
        len(rows) < _FEWEST
        or sum(map(len, rows.values())) < _MEAN * len(rows)
        or len(set(rows.values())) < _FEWEST
    ):
        return False
    folders = Counter(_DIGITS.sub("0", url.partition("?")[0].rpartition("/")[0]) for url in rows)
    if 3 * folders.most_common(1)[0][1] < 2 * len(rows):
        return False
    folder = page.partition("?")[0].rpartition("/")[0] + "/"
    own = sum(url.startswith(folder) for url in rows) if folder.count("/") > 3 else 0  # noqa: PLR2004 - http://host/
    filed = sum(_FILED.search(_host_and_path(url)[1]) is not None for url in rows)
    return 2 * max(own, filed) >= len(rows)
