"""Saved menus of the city's accounts (菜单文件), in both of WeChat's formats."""

import json

from govspider.demo.model import Account, MenuItem

_Json = dict[str, object]


def menu_json(account: Account) -> str:
    """The account's menu as its holder would save it."""
    if account.menu_format == "get":
        document: _Json = {
            "menu": {"button": [_button(item) for item in account.menu], "menuid": 200_000_001}
        }
    else:
        buttons = [_self_button(item) for item in account.menu]
        document = {"is_menu_open": 1, "selfmenu_info": {"button": buttons}}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _button(item: MenuItem) -> _Json:
    """`menu/get`: sub-buttons are a plain list."""
    if item.kind == "sub":
        return {"name": item.name, "sub_button": [_button(one) for one in item.items]}
    return _leaf(item) | {"sub_button": []}


def _self_button(item: MenuItem) -> _Json:
    """`get_current_selfmenu_info`: sub-buttons stand in an object's `list`."""
    if item.kind == "sub":
        return {"name": item.name, "sub_button": {"list": [_self_button(one) for one in item.items]}}
    return _leaf(item)


def _leaf(item: MenuItem) -> _Json:
    made: _Json = {"type": item.kind, "name": item.name}
    if item.kind == "view":
        return made | {"url": item.url}
    if item.kind == "miniprogram":
        return made | {"url": item.url, "appid": "wx0000000000demo01", "pagepath": "pages/index"}
    if item.kind in {"media_id", "article_id"}:
        return made | {item.kind: "DEMO_MEDIA_0001"}
    return made | {"key": "V1001_QUESTION"}
