"""Saved menus of WeChat accounts (微信公众号菜单文件), in the formats of WeChat's own interfaces.

`get_current_selfmenu_info` gives the menu as it is shown, whoever made it; `menu/get` gives a menu made
through the interface, with its conditional menus (个性化菜单). A body to be posted, `{"button": […]}`, is
read as well.
"""

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass

from govspider.errors import MenuFileError
from govspider.items import MenuEntry
from govspider.platforms.menu_wrappers import parsed, unwrapped
from govspider.platforms.protocol import MENU_PARENT, SavedMenu, leads_to_page

_NO_MENU = 46003  # WeChat's code for an account without a menu
_CHILDREN = ("sub_button", "sub_buttons", "children")
_DEEPEST = 3  # menu, sub-menu, articles
_FIX = "请保存 get_current_selfmenu_info 或 menu/get 接口返回的完整内容"

Json = dict[str, object]


def read_menu(data: bytes, target_id: str, file: str) -> SavedMenu:
    """Read a saved menu.

    Args:
        data: the file's content; UTF-8, with or without BOM, UTF-16 with one, or GB18030.
        target_id: the account.
        file: its name, for messages.

    Raises:
        MenuFileError: it is no menu; one line that names the file, the place and the fix.
    """
    return _Reader(target_id, file).menu(_parse(data, file))


def _parse(data: bytes, file: str) -> Json:
    try:
        text = data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
    try:
        value = parsed(text)
    except json.JSONDecodeError as error:
        raise MenuFileError(f"{file}：第{error.lineno}行第{error.colno}列不是有效的 JSON；{_FIX}") from None
    except ValueError:  # a number of more than 4300 digits
        raise MenuFileError(f"{file}：数字过长，不是微信菜单；{_FIX}") from None
    except RecursionError:
        raise MenuFileError(f"{file}：层次过深，不是微信菜单；{_FIX}") from None
    menu = unwrapped(value)
    if menu is None and isinstance(value, dict):
        return value  # what is missing in it is told from there
    if menu is None:
        raise MenuFileError(
            f"{file}：内容不是微信菜单；请保存 get_current_selfmenu_info 或 menu/get 的返回内容"
        )
    return menu


@dataclass(frozen=True, slots=True)
class _Reader:
    target_id: str
    file: str

    def menu(self, saved: Json) -> SavedMenu:
        if saved.get("errcode") == _NO_MENU:
            return SavedMenu(is_open=False, entries=())
        if saved.get("errcode"):
            raise MenuFileError(
                f"{self.file}：保存的是微信的出错信息（errcode {saved['errcode']}）；请重新取得菜单后保存"
            )
        if "selfmenu_info" in saved or "is_menu_open" in saved:
            info = self._object(saved.get("selfmenu_info", {}), "selfmenu_info")
            shown = saved.get("is_menu_open", 1) in (1, "1", True)
            return SavedMenu(shown, tuple(self._buttons(info.get("button", []), "")))
        main = self._object(saved.get("menu", saved), "menu")
        if "button" not in main:
            raise MenuFileError(f"{self.file}：没有菜单按钮（button）；{_FIX}")
        entries = tuple(self._buttons(main["button"], ""))
        return SavedMenu(is_open=True, entries=entries + tuple(self._conditional(saved, entries)))

    def _conditional(self, saved: Json, main: tuple[MenuEntry, ...]) -> Iterator[MenuEntry]:
        """Entries of the conditional menus that the main menu does not have; `c1-2.3` is 2.3 of the first."""
        known = {entry.url for entry in main if entry.url}
        conditional = saved.get("conditionalmenu") or []
        if isinstance(conditional, dict):  # as one object, with a single one
            conditional = [conditional]
        for number, menu in enumerate(self._list(conditional, "conditionalmenu"), 1):
            place = f"conditionalmenu 第{number}个"
            for entry in self._buttons(self._object(menu, place).get("button", []), f"c{number}-"):
                if leads_to_page(entry) and entry.url not in known:
                    known.add(entry.url)
                    yield entry

    def _buttons(self, buttons: object, prefix: str) -> Iterator[MenuEntry]:
        if prefix.count(".") >= _DEEPEST:
            raise MenuFileError(f"{self.file}：菜单层次过深；{_FIX}")
        for number, item in enumerate(self._list(buttons, "button"), 1):
            position = f"{prefix}{number}"
            button = self._object(item, f"按钮 {position}")
            children = next((button[name] for name in _CHILDREN if button.get(name)), [])
            if isinstance(children, dict):  # get_current_selfmenu_info wraps the list
                children = children.get("list") or []
            if children:
                yield self._entry(position, button, MENU_PARENT)
                yield from self._buttons(children, f"{position}.")
            else:
                yield from self._leaf(position, button)

    def _leaf(self, position: str, button: Json) -> Iterator[MenuEntry]:
        kind = _text(button.get("type")) or ("view" if button.get("url") else "unknown")
        news = button.get("news_info")
        articles = self._list(news.get("list", []), "news_info") if isinstance(news, dict) else []
        if len(articles) > 1:
            yield self._entry(position, button, MENU_PARENT)
        for number, item in enumerate(articles, 1):
            article = self._object(item, f"按钮 {position} 的图文")
            place = f"{position}.{number}" if len(articles) > 1 else position
            name = article.get("title") if len(articles) > 1 else button.get("name")
            yield self._entry(place, {"name": name, "url": article.get("content_url")}, "news")
        if not articles:
            yield self._entry(position, button, kind)

    def _entry(self, position: str, button: Json, kind: str) -> MenuEntry:
        details = [_text(button.get(name)) for name in ("appid", "pagepath") if button.get(name)]
        return MenuEntry(
            target_id=self.target_id,
            position=position,
            name=_text(button.get("name")),
            entry_type=kind,
            url="" if kind == MENU_PARENT else _address(button.get("url")),
            text=" ".join(details),
        )

    def _object(self, value: object, place: str) -> Json:
        if not isinstance(value, dict):
            raise MenuFileError(f"{self.file}：{place} 应为一组字段；{_FIX}")
        return value

    def _list(self, value: object, place: str) -> list[object]:
        if not isinstance(value, list):
            raise MenuFileError(f"{self.file}：{place} 应为列表；{_FIX}")
        return value


def _address(value: object) -> str:
    """An address as it is meant: `&amp;` and `HTTP://` come from pages and people that it was copied from."""
    address = _text(value).replace("&amp;", "&")
    scheme, colon, rest = address.partition(":")
    return f"{scheme.lower()}{colon}{rest}" if scheme.lower() in {"http", "https"} else address


def _text(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""
