"""What people save a WeChat menu in (菜单文件外层): answers of other programs around it, bare lists, JSON in a text."""

import html
import json
import re
from itertools import islice

_DEEPEST = 5
_ENVELOPES = (
    "data",
    "result",
    "response",
    "body",
    "content",
    "payload",
    "menu",
    "info",
    "value",
    "list",
    "rows",
)
_BUTTON_LISTS = ("button", "buttons", "button_list", "buttonList", "menu_list", "menuList", "menus")
_PAGE = re.compile(r"<pre\b", re.IGNORECASE)  # a browser shows JSON in one, and saves it so
_SELF = ("selfmenu_info", "is_menu_open")

Json = dict[str, object]


def unwrapped(value: object, depth: int = 0) -> Json | None:
    """The menu in a saved file, as WeChat's interfaces give it; None: there is none.

    Args:
        value: the file's content, parsed.
        depth: how many layers have been taken off.
    """
    if isinstance(value, str):
        value = _in_text(value)
    if isinstance(value, list) and _are_buttons(value):
        return {"button": value}
    if isinstance(value, list):  # of accounts, with one
        return unwrapped(value[0], depth + 1) if len(value) == 1 and depth <= _DEEPEST else None
    if not isinstance(value, dict) or depth > _DEEPEST:
        return None
    if _is_menu(value):
        return value
    bare = next((value[name] for name in _BUTTON_LISTS if isinstance(value.get(name), list)), None)
    if bare is not None:
        return {**value, "button": bare}
    inner = (unwrapped(value[name], depth + 1) for name in _ENVELOPES if value.get(name))
    return next((found for found in inner if found is not None), None)


def parsed(text: str) -> object:
    """What a saved file holds, JSON or more: a browser's page of it, an answer with its headers, a line of script.

    Raises:
        ValueError: it is no JSON, and there is no menu in it.
        RecursionError: it goes too deep.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        menu = _menu_within(text)
        if menu is None:
            raise
        return menu


def _menu_within(text: str) -> Json | None:
    begin = min((at for at in map(text.find, "{[") if at >= 0), default=-1)
    end = max(text.rfind("}"), text.rfind("]"))
    if begin < 0 or end < begin:
        return None
    held = text[begin : end + 1]
    return unwrapped(html.unescape(held) if _PAGE.search(text, 0, begin) else held)


def _is_menu(value: Json) -> bool:
    inner = value.get("menu")
    whole = isinstance(inner, dict) and "button" in inner
    return whole or "button" in value or any(name in value for name in _SELF) or bool(value.get("errcode"))


def _are_buttons(values: list[object]) -> bool:
    """Whether a bare list is one of buttons: each has a name and something it does."""
    does = {"type", "url", "key", "sub_button", "sub_buttons", "children"}
    return bool(values) and all(
        isinstance(one, dict) and "name" in one and does & one.keys() for one in islice(values, 20)
    )


def _in_text(text: str) -> object:
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # also a number of more than 4300 digits
        return None
