"""What a page shows instead of text (非文字内容): a picture, a film, a map, a form. Such a page is not blank.

Only the page's own part counts: behind its path or heading, outside head, foot and navigation; no logos, icons
and pictures that are links.
"""

import re
from collections.abc import Callable

from govspider.extract.hidden import Cover
from govspider.extract.maintext import in_margin
from govspider.extract.page_urls import kind_of
from govspider.extract.scripts import Script
from govspider.extract.tree import TEXT, Document, Node
from govspider.items import LinkKind, Media

_SMALL = 100  # pixels; a smaller picture is an icon
_SIZE = re.compile(r"\s*(\d{1,9})")
_ORNAMENT = re.compile(
    r"logo|icon|banner|qr|ewm|weixin|wx|arrow|jiantou|dot|bullet|line|spacer|blank|gongan|beian|ghs|jiucuo|conac|red\.png|blue\.png|"
    r"share|search|close|btn|button|nav|menu|more|new\.gif|hot\.gif|loading|avatar|default|top\.|(?:^|/)bg|_bg",
    re.IGNORECASE,
)
_FILM = re.compile(
    r"\.(?:mp4|flv|swf|m3u8|wmv|avi|mov|webm|rmvb?)(?:[?#]|$)|video|shockwave|player", re.IGNORECASE
)
_PLAYER = re.compile(
    r"ckplayer|jwplayer|videojs|aliplayer|dplayer|TcPlayer|prismplayer|flowplayer|ckobject", re.IGNORECASE
)
_MAPS = re.compile(
    r"BMap|AMap|TMap|T\.Map|qq\.maps|L\.map|ol\.Map|esri|mapboxgl|api\.map\.baidu|webapi\.amap|map\.qq|tianditu"
)
_CHART = re.compile(r"echarts\s*\.\s*init|Highcharts|new\s+Chart\s*\(|getContext\s*\(")
_SHAPES = ("path", "rect", "circle", "line", "polyline", "polygon", "ellipse", "text", "image", "use")
_SHAPES_LEAST = 2  # an icon is one shape
_NOT_IN_VALUES = frozenset(("a", "table", "input", "select", "form"))
_LONGEST_VALUE = 40  # characters of a cell
_ROWS_LEAST = 3  # the heads and two rows of values
# Fields of a search, or of a login beside the page's own part.
_SEARCH = re.compile(
    r"search|query|key|keyword|^(?:q|wd|word|kw)$|sousuo|(?<![a-z])ss(?![a-z])|password", re.IGNORECASE
)
_NO_FIELDS = ("hidden", "submit", "button", "image", "reset")


def read_media(
    document: Document, scripts: list[Script], covering: Cover, start: int, page: str
) -> frozenset[Media]:
    """What the page shows beside text.

    Args:
        document: the page.
        scripts: its inline scripts.
        covering: what takes parts of the page away.
        start: `order` of the node behind which the page's own part begins.
        page: the page's address.
    """
    own = [
        node
        for node in document.nodes[start:]
        if node.tag in _TESTS and not in_margin(document, node) and not covering.takes_away(node, page)
    ]
    shown = {media for node in own for media in (_TESTS[node.tag](document, node),) if media is not None}
    code = "\n".join(script.text for script in scripts)
    sources = " ".join(node.get("src") for node in document.find("script"))
    if _MAPS.search(code) or _MAPS.search(sources):
        shown.add(Media.MAP)
    if _CHART.search(code):
        shown.add(Media.CANVAS)
    if _PLAYER.search(code):
        shown.add(Media.FILM)
    if _is_form(own):
        shown.add(Media.FORM)
    return frozenset(shown)


def _sizes(node: Node) -> list[int]:
    """Width and height in pixels, where they are told."""
    return [
        int(size[1])
        for side in ("width", "height")
        if (size := _SIZE.match(node.get(side))) and "%" not in node.get(side)
    ]


def _picture(_: Document, node: Node) -> Media | None:
    source = node.get("src") or node.get("data-src") or node.get("data-original")
    sizes = _sizes(node)
    if (
        not source
        or any(size < _SMALL for size in sizes)
        or any(above.tag == "a" for above in node.ancestors())
    ):
        return None
    if node.get("usemap"):
        return Media.MAP
    named = " ".join(
        above.names for above in (node, *node.ancestors()) if above.attrs and above.tag != "body"
    )
    return (
        None
        if _ORNAMENT.search(source.rpartition("/")[2][:60]) or re.search(r"logo|banner|qrcode|ewm", named)
        else Media.PICTURE
    )


def _drawing(document: Document, node: Node) -> Media | None:
    return (
        Media.DRAWING
        if sum(inner.tag in _SHAPES for inner in document.inside(node)) >= _SHAPES_LEAST
        else None
    )


def _object(document: Document, node: Node) -> Media | None:
    told = " ".join((node.get("src"), node.get("data"), node.get("type"), node.get("classid")))
    told += " ".join(inner.get("value") for inner in document.inside(node) if inner.tag == "param")
    return Media.FILM if _FILM.search(told) or "D27CDB6E" in told.upper() else Media.FRAME


def _frame(_: Document, node: Node) -> Media | None:
    sizes = _sizes(node)
    return Media.FRAME if node.get("src").strip() and not any(size < _SMALL // 2 for size in sizes) else None


def _map(document: Document, node: Node) -> Media | None:
    return Media.MAP if any(inner.tag == "area" for inner in document.inside(node)) else None


def _file(document: Document, node: Node) -> Media | None:
    text = "".join(inner.text for inner in document.inside(node) if inner.tag == TEXT)
    return Media.FILES if kind_of(node.get("href"), text) is LinkKind.ATTACHMENT else None


def _table(document: Document, node: Node) -> Media | None:
    """A timetable or price list, however short; a table with links, fields or tables in it lays out the page."""
    filled: list[int] = []
    for inner in document.inside(node)[1:]:
        if inner.tag in _NOT_IN_VALUES:
            return None
        if inner.tag == "tr":
            filled.append(0)
        elif inner.tag in ("td", "th") and filled:
            text = "".join(one.text for one in document.inside(inner) if one.tag == TEXT).strip()
            filled[-1] += 0 < len(text) <= _LONGEST_VALUE
    return Media.TABLE if sum(cells > 1 for cells in filled) >= _ROWS_LEAST else None


def _field(_: Document, __: Node) -> Media | None:
    return None


_TESTS: dict[str, Callable[[Document, Node], Media | None]] = {
    "img": _picture,
    "image": _picture,
    "svg": _drawing,
    "video": lambda _, __: Media.FILM,
    "audio": lambda _, __: Media.SOUND,
    "embed": _object,
    "object": _object,
    "canvas": lambda _, __: Media.CANVAS,
    "iframe": _frame,
    "frame": _frame,
    "map": _map,
    "table": _table,
    "a": _file,
    "input": _field,
    "textarea": _field,
    "select": _field,
}


def _is_form(own: list[Node]) -> bool:
    """Whether there is something to fill in: more than the one field of a search."""
    fields = [
        node
        for node in own
        if node.tag in ("input", "textarea", "select")
        and node.get("type").lower() not in _NO_FIELDS
        and not _SEARCH.search(f"{node.get('name')} {node.names}")
    ]
    return any(node.tag == "textarea" for node in fields) or sum(node.tag == "input" for node in fields) > 1
