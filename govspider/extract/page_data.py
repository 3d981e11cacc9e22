"""Data that a page's scripts hold (页面数据): JSON in script elements and assignments, or an answer that is JSON itself.

Platforms send what their scripts will draw along with the page: `<script id="RENDER_DATA" type="application/json">`,
percent-encoded or not, `<script id="__NEXT_DATA__">`, `window._SSR_DATA = {…}`, `window.__INITIAL_STATE__ = {…}`. Nothing
is executed: what is no JSON once `undefined` is null says nothing.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import unquote

_LONGEST = 4_000_000  # characters of a page that is looked at
_MOST = 20  # pieces of data of one page, of each kind
_MOST_NODES = 300_000  # values of one piece
_ELEMENT = re.compile(r"<script\b[^<>]{0,300}\bjson\b[^<>]{0,300}>", re.IGNORECASE)
_ASSIGNED = re.compile(r"(?:\bwindow\s{0,9}\.\s{0,9}|\bvar\s{1,9})[\w$]{1,60}\s{0,9}=\s{0,9}(?=[{\[])")
_UNDEFINED = re.compile(r"(?<=[:\[,])\s{0,9}undefined\b")
_ENCODED = ("%7B", "%7b", "%5B", "%5b")  # { and [ of percent-encoded data
_DECODER = json.JSONDecoder(strict=False)


def page_data(source: str) -> Iterator[Any]:
    """Each piece of data of a page.

    Args:
        source: the page, decoded; or JSON.
    """
    if len(source) > _LONGEST:
        return
    bare = source.lstrip("\ufeff \t\r\n")
    if bare[:1] in {"{", "["}:
        yield from _decoded(bare, 0)
        return
    for element in islice(_ELEMENT.finditer(source), _MOST):
        text = source[element.end() : source.find("</", element.end())].strip()
        yield from _decoded(unquote(text) if text.startswith(_ENCODED) else text, 0)
    if _ASSIGNED.search(source) is None:
        return
    plain = _UNDEFINED.sub(" null", source)
    for assigned in islice(_ASSIGNED.finditer(plain), _MOST):
        yield from _decoded(plain, assigned.end())


def walk(data: object) -> Iterator[tuple[str, Any]]:
    """Every object and list in a piece of data, in its order, each with the two keys that it stands under: `post.data`."""
    waiting: list[tuple[str, str, Any]] = [("", "", data)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        outer, key, value = waiting.pop()
        yield f"{outer}.{key}", value
        if isinstance(value, dict):
            inner = [(key, str(name), one) for name, one in value.items() if isinstance(one, dict | list)]
        else:
            inner = [(outer, key, one) for one in value if isinstance(one, dict | list)]
        waiting += reversed(inner)


def text_at(data: object, path: str) -> str:
    """The text or number at a path such as `user.screen_name`, `1` for true; '' if there is none."""
    for name in path.split("."):
        data = data.get(name) if isinstance(data, Mapping) else None
    if isinstance(data, bool):
        return "1" if data else ""
    return data.strip() if isinstance(data, str) else str(data) if isinstance(data, int) else ""


def _decoded(text: str, start: int) -> Iterator[Any]:
    try:
        data, _ = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return
    if isinstance(data, dict | list):
        yield data
