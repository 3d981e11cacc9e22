"""Styles that take text away from the reader (隐藏样式): inline and in `<style>` blocks of the page itself.

External style sheets are not read: an attacker who can write into a page writes his style there too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from govspider.extract.tree import Document, Node

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,2000}+)\{([^{}]{1,4000}+)\}")
_TELLING = re.compile(
    r"none|hidden|collapse|opacity|indent\s*:\s*-|-\d{3,}|(?:width|height|size)\s*:\s*[01](?:\.\d+)?(?![\d.])|"
    r"clip|scale|color",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"^(-?\d+(?:\.\d+)?)\s*(px|pt|em|rem|%|vw|vh)?")
_FAR = {
    "px": -300.0,
    "pt": -200.0,
    "em": -25.0,
    "rem": -25.0,
    "%": -100.0,
    "vw": -100.0,
    "vh": -100.0,
    "": -300.0,
}
_MAX_CLIMB = 30  # blocks around a text in which its background is looked for
_MAX_RULES = 300
_MAX_SAID = 60  # characters of a value that are told
_NAMED = {"white": "ffffff", "black": "000000", "red": "ff0000", "transparent": ""}


@dataclass(frozen=True, slots=True)
class Hiding:
    """How one element is taken away: `how` is what of its style does it, as it stands there and can be searched for.

    `strong` means that no menu, tab or slide is made this way: what stands there is meant not to be seen.
    """

    node: Node
    how: str
    strong: bool


def hidings(document: Document) -> list[Hiding]:
    """All elements of a page that a style takes away, in document order."""
    styles: dict[int, dict[str, str]] = {}
    for selector, rule in _style_rules(document):
        for node in document.select(selector):
            styles.setdefault(node.order, {}).update(rule)
    known: dict[str, dict[str, str]] = {}  # editors repeat the same style on every paragraph
    for node in document.nodes:
        inline = node.attrs.get("style")
        if inline:
            if inline not in known:
                known[inline] = declarations(inline) if _TELLING.search(inline) else {}
            if known[inline]:
                styles.setdefault(node.order, {}).update(known[inline])
    found = [_judge(document.nodes[order], style, styles) for order, style in styles.items()]
    found += [_marquee(node) for node in document.nodes if node.tag in ("marquee", "iframe")]
    found += [_font(node, styles) for node in document.nodes if node.tag == "font"]
    return sorted((item for item in found if item is not None), key=lambda item: item.node.order)


def declarations(text: str) -> dict[str, str]:
    """`display:none; Color: #FFF !important` → {"display": "none", "color": "#fff"}."""
    pairs = (part.split(":", 1) for part in text.lower().split(";") if ":" in part)
    return {name.strip(): value.replace("!important", "").strip() for name, value in pairs}


def sheet_rules(document: Document) -> Iterator[tuple[str, str]]:
    """Selector and declarations of each rule in the page's own style sheets, but for paper and small screens."""
    for sheet in document.find("style"):
        if "print" not in sheet.get("media").lower():
            css = _COMMENT.sub(" ", "".join(child.text for child in sheet.children))
            yield from ((found[1].strip(), found[2]) for found in _RULE.finditer(_without_media(css)))


def _style_rules(document: Document) -> list[tuple[str, dict[str, str]]]:
    rules = (
        (selector, declarations(rule))
        for selector, rule in sheet_rules(document)
        if _TELLING.search(rule) and ":" not in selector and not selector.startswith("@")
    )
    return list(islice(rules, _MAX_RULES))


def _without_media(css: str) -> str:
    """Leave out @media and @keyframes blocks: what is hidden on paper or on a telephone is not hidden."""
    while (start := css.find("@media")) >= 0 or (start := css.find("@keyframes")) >= 0:
        depth = 0
        end = len(css)
        for found in re.finditer(r"[{}]", css[start:]):
            depth += 1 if found[0] == "{" else -1
            if depth == 0:
                end = start + found.end()
                break
        css = css[:start] + css[end:]
    return css


def _judge(node: Node, style: dict[str, str], styles: dict[int, dict[str, str]]) -> Hiding | None:
    for judge in (_switched_off, _off_screen, _no_size, _no_ink):
        how, strong = judge(node, style)
        if how:
            return Hiding(node, how, strong)
    return _same_colour(node, style, styles)


def _switched_off(_: Node, style: dict[str, str]) -> tuple[str, bool]:
    if style.get("display", "") == "none":
        return "display:none", False
    if style.get("visibility", "") in ("hidden", "collapse"):
        return _said(style, "visibility"), False
    return "", False


def _off_screen(node: Node, style: dict[str, str]) -> tuple[str, bool]:
    # A logo shown as background picture has its own text moved away; that is one link with a size of its own.
    pictured = (
        "background" in style or "background-image" in style or ("width" in style and "height" in style)
    )
    if _far(style.get("text-indent", "")) and not (pictured or node.tag in ("h1", "h2")):
        return _said(style, "text-indent"), True
    if style.get("position", "") in ("absolute", "fixed"):
        for side in ("left", "top", "right", "bottom"):
            if _far(style.get(side, "")):
                return _said(style, "position", side), True
    for side in ("margin-left", "margin-top"):
        if _far(style.get(side, "")):
            return _said(style, side), True
    return "", False


def _no_size(_: Node, style: dict[str, str]) -> tuple[str, bool]:
    clipped = "hidden" in style.get("overflow", "")
    tiny = [name for name in ("width", "height", "max-height", "line-height") if _tiny(style.get(name, ""))]
    if clipped and tiny:
        return _said(style, *tiny, "overflow"), {"width", "height"} <= set(tiny)
    if style.get("clip", "").replace(" ", "").startswith("rect(0"):
        return _said(style, "clip"), False
    if "inset(50%" in style.get("clip-path", ""):
        return _said(style, "clip-path"), False
    return "", False


def _no_ink(_: Node, style: dict[str, str]) -> tuple[str, bool]:
    opacity = _LENGTH.match(style.get("opacity", ""))
    if opacity and float(opacity[1]) <= 0.02:  # noqa: PLR2004 - not visible
        return _said(style, "opacity"), False
    if "opacity=0)" in style.get("filter", "").replace(" ", ""):
        return _said(style, "filter"), False
    if "scale(0)" in style.get("transform", ""):
        return _said(style, "transform"), False
    if _tiny(style.get("font-size", "")):
        return _said(style, "font-size"), False
    return "", False


def _same_colour(node: Node, style: dict[str, str], styles: dict[int, dict[str, str]]) -> Hiding | None:
    shown = style.get("color", "")
    ink = _colour(shown)
    if not ink:
        return None
    for holder in (node, *islice(node.ancestors(), _MAX_CLIMB)):
        around = styles.get(holder.order, {})
        if "background-image" in around or "url(" in around.get("background", ""):
            return None
        paper = _colour(around.get("background-color", "") or around.get("background", ""))
        paper = paper or _colour(holder.get("bgcolor").lower())
        if paper:
            how = f"color:{shown[:_MAX_SAID]}（与背景同色）"
            return Hiding(node, how, strong=True) if paper == ink else None
    return None


def _marquee(node: Node) -> Hiding | None:
    """A marquee without height (an old hiding place), or a frame without size (挂马)."""
    if _tiny(node.get("height") or "x") and (node.tag == "marquee" or _tiny(node.get("width") or "x")):
        size = f"{node.tag} height={node.get('height')[:_MAX_SAID]}"
        return Hiding(node, size, strong=True)
    speed = node.get("scrollamount")
    if node.tag == "marquee" and speed.isascii() and speed.isdecimal() and len(speed) > 3:  # noqa: PLR2004 - 1000
        return Hiding(node, f"marquee scrollamount={speed[:_MAX_SAID]}", strong=True)
    return None


def _font(node: Node, styles: dict[int, dict[str, str]]) -> Hiding | None:
    colour = node.get("color").lower()
    return _same_colour(node, {"color": colour}, styles) if colour else None


def _said(style: dict[str, str], *names: str) -> str:
    """Declarations of a style as they stand in it, each by itself: position:absolute、left:-9999px."""
    return "、".join(f"{name}:{style[name][:_MAX_SAID]}" for name in names)


def _far(value: str) -> bool:
    length = _LENGTH.match(value)
    return length is not None and float(length[1]) <= _FAR[length[2] or ""]


def _tiny(value: str) -> bool:
    length = _LENGTH.match(value)
    return (
        length is not None and 0 <= float(length[1]) <= 1 and (length[2] or "px") in ("px", "pt", "em", "%")
    )


def _colour(value: str) -> str:
    value = value.strip().split(" ")[0] if value else ""
    if value in _NAMED:
        return _NAMED[value]
    found = re.fullmatch(r"#([0-9a-f]{6}|[0-9a-f]{3})", value)
    if found:
        return found[1] if len(found[1]) == 6 else "".join(char * 2 for char in found[1])  # noqa: PLR2004 - rrggbb
    rgb = re.match(r"rgb\((\d{1,3}),(\d{1,3}),(\d{1,3})\)", value.replace(" ", ""))
    return "".join(f"{int(part):02x}" for part in rgb.groups()) if rgb else ""
