"""Tags of a server's template that no server filled in (未替换的模板标签), and templates that a page only quotes.

A browser takes `<?php echo $title ?>` for a comment and `<cms:title/>` for an element, so that nothing is shown where a
value should stand. What stands in `<pre>` or `<code>` is an example: its marks are taken off, and nobody calls it left over.
"""

import re
from collections.abc import Iterator
from itertools import islice

from govspider.extract.lines import BLOCKS, UNSEEN, clean
from govspider.extract.tree import COMMENT, TEXT, Document, Node, words

_ECHO = re.compile(r"\?(?:php\s{1,20}(?:echo|print)\b|=).{1,200}", re.DOTALL)
_VALUE_TAG = re.compile(r"(?:cms|stl|jsp|asp|fmt):\w{1,30}|c:out|s:property")
_CONTROL = re.compile(
    r"\w{1,4}:(?:if|else|foreach|fortokens|choose|when|otherwise|iterat\w{0,9}|set\w{0,20}|include|import|param|use\w{0,20}|list\w{0,20}|page\w{0,20}|channels?|contents|"
    r"template|repeater|panel|content)"
)
_QUOTING = words("pre code kbd samp xmp tt")
_PROGRAM = words("code kbd samp xmp tt")  # <pre> holds letters and tables, too
# What makes a template of a text; without it only names are left.
_MARKS = re.compile(
    r"\{\{|\{%|[$#@](?=\{)|<%=?|\{(?=[$:/a-z])|\[(?=field:|!--|date format|object Object)"
    r"|#(?=(?:name|title|date)#)|%(?=[sd](?![a-z]))|<(?=[?#/$])"
)
_NO_VALUE = re.compile(r"(?<![\w.$'\"])(?:undefined|null|NaN)(?![\w$'\"])")
_HOLDERS = words("td th dd p li h1 h2 h3 h4 h5 h6 span em i b strong a font label time")
_LABEL_ENDS = ("：", ":")
_NEXT = re.compile(r"[\s\u3000]{0,20}(?:$|[】\]）)]|[^\s：:，。]{1,8}[：:])")  # nothing, or the next label
_HIDDEN = re.compile(r"display\s{0,20}:\s{0,20}none", re.IGNORECASE)
_LONGEST = 120  # characters of a tag
_MOST = 100  # tags looked at


def quote_programs(document: Document) -> None:
    """Take the marks off templates and values that a page quotes, so that nobody takes them for its own."""
    for tag in _QUOTING:
        end = 0
        for element in document.find(tag):
            for node in document.inside(element) if element.order >= end else ():
                if node.tag == TEXT:
                    node.text = _quoted(node.text, of_program=tag in _PROGRAM)
            end = max(end, element.end)


def _quoted(text: str, *, of_program: bool) -> str:
    plain = _MARKS.sub("", text)
    return _NO_VALUE.sub(lambda found: f"'{found[0]}'", plain) if of_program else plain


def left_over(document: Document) -> Iterator[str]:
    """The tags that a browser swallows where a value should stand, as they stand in the source."""
    told = ((node, shown) for node in document.nodes if (shown := _shown(node)))
    for node, shown in islice(told, _MOST):
        if _wants_value(document, node):
            yield shown[:_LONGEST]


def _shown(node: Node) -> str:
    """A comment or an element as the tag of a template that shows a value; '' of any other."""
    if node.tag == COMMENT:
        echo = _ECHO.match(node.text)
        return f"<{clean(echo[0])}>" if echo else ""
    if ":" not in node.tag or not _VALUE_TAG.fullmatch(node.tag) or _CONTROL.fullmatch(node.tag):
        return ""
    values = "".join(f' {name}="{value}"' for name, value in node.attrs.items())
    return f"<{clean(node.tag + values)}>"


def _wants_value(document: Document, node: Node) -> bool:
    """Whether a value should stand there: behind a label, or alone in a cell or a paragraph that a reader sees."""
    block: Node | None = None
    for above in node.ancestors():
        if above.tag in UNSEEN or above.tag in _QUOTING or _HIDDEN.search(above.get("style")):
            return False
        if block is None and (above.tag in BLOCKS or above.tag in _HOLDERS):
            block = above
    if block is None:
        return False
    before, behind = _texts(document, block, node.order)
    if before or block.tag not in BLOCKS:
        line = next((above for above in (block, *block.ancestors()) if above.tag in BLOCKS), block)
        before, _ = _texts(document, line, node.order)
        return before.endswith(_LABEL_ENDS) and _NEXT.match(behind) is not None
    is_alone = not behind and not any(inner.tag == "img" for inner in document.inside(block))
    return is_alone and block.tag in _HOLDERS


def _texts(document: Document, block: Node, order: int) -> tuple[str, str]:
    """What a block says before a place and behind it."""
    before = [inner.text for inner in document.nodes[block.order : order] if inner.tag == TEXT]
    behind = [inner.text for inner in document.nodes[order : block.end] if inner.tag == TEXT]
    return clean("".join(before)), clean("".join(behind))
