"""The walk through a bottom menu in Chromium (底部菜单点击): each button is touched, sub-menus too.

The bar is found by what a follower sees; splashes and countdowns are waited for, notices closed. Each touch stands for
itself: where it is in doubt whether an earlier one is still at work, the page is loaded afresh. What an address shows is
another request's matter; what a button shows in the page itself (选项卡) is brought along.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urldefrag, urlsplit

from playwright.async_api import Error, Page

from govspider.browser.menu_touch import NOTHING, Touched, TouchedPage
from govspider.browser.shown import read_shown
from govspider.items import MenuEntry
from govspider.platforms.menu_words import MenuWords
from govspider.platforms.protocol import (
    MENU_APP,
    MENU_PARENT,
    MENU_TAB,
    MENU_TELEPHONE,
    entry_type_of,
    touches_of,
)

logger = logging.getLogger(__name__)

NO_BAR = "入口页面没有发现底部菜单"
_CLOSED, _WENT_DOWN = "关闭遮挡页面的提示", "向下滑动页面"
_FIND_SECONDS = 11.0  # for a bar to appear: splashes, countdowns, notices
_SCROLLED_SECONDS = 2.4  # … and for one that only a reader who goes down the page gets to see
_SCROLLED = 1.2  # windows that such a reader has gone down
_FIND_STEP = 0.4
_CLOSE_AFTER = 2.6  # seconds after which what covers the page is closed
_FREE_LOOKS = 5  # looks that a covered bar gets before what covers it is closed
WALK_SECONDS = 300.0  # for one menu, however long
_CRASHED = "Target crashed"  # Playwright says so of every call to a page whose process has died


@dataclass(frozen=True, slots=True)
class MenuWalk:
    """A walked menu.

    Attributes:
        entries: in their order.
        shown: position → what the page showed for an entry that stays in it, as markup.
        left_out: why it is not whole, in Chinese; '': it is.
    """

    entries: tuple[MenuEntry, ...] = ()
    shown: dict[str, str] = field(default_factory=dict)
    left_out: str = ""


async def walk_menu(page: Page, target_id: str, words: MenuWords, late: Callable[[], float]) -> MenuWalk:
    """A page method: the page's bottom menu.

    Args:
        page: the entry page, settled, at phone size; see `guard_page`.
        target_id: the account.
        words: what is no entry of a menu.
        late: how many times longer than usual this machine takes now.

    Raises:
        Error: the page is gone, or did not show a single entry: the whole menu is to be read again.
    """
    walk = _Walk(TouchedPage(page, words, late), target_id)
    most = WALK_SECONDS * late()
    left_out = ""
    try:
        async with asyncio.timeout(most):
            left_out = await walk.run()
    except TimeoutError:
        left_out = f"底部菜单点击超过 {round(most)} 秒，只读取了 {len(walk.entries)} 项"
    except Error as error:
        if page.is_closed() or _CRASHED in error.message or not walk.entries:
            raise
        logger.warning("menu of %s: %s", page.url, error.message.splitlines()[0])
        left_out = f"底部菜单点击中断，只读取了 {len(walk.entries)} 项"
    finally:
        await walk.touched.release()
    return MenuWalk(tuple(walk.entries), walk.shown, left_out)


class _Walk:
    def __init__(self, touched: TouchedPage, target_id: str) -> None:
        self.touched = touched
        self.target_id = target_id
        self.entries: list[MenuEntry] = []
        self.shown: dict[str, str] = {}
        self.doubtful = False  # an earlier touch may still be at work, or has changed the page
        self.routed: bool | None = None  # whether the page answers for its links itself; None: not tried yet
        self.idle: dict[int, dict[str, Any]] = {}  # buttons whose touch did nothing
        self.closed = False  # something that covered the page had to be closed
        self.down = 0.0  # windows that the page is scrolled down for its bar to be there
        self.moved: list[int] = []  # buttons whose touch changed what the page shows

    async def run(self) -> str:
        await self.touched.prepare()
        bar = await self._find()
        if not bar:
            self.down = _SCROLLED
            bar = await self._find(_SCROLLED_SECONDS)
        names, read = _names(bar), 0
        for number, button in enumerate(bar):
            if await self._ready(number, names):
                await self._button(number, button)
                read += 1
        await self._again(names)
        if not any(map(_leads, self.entries)) or len(bar) == len(self.entries) == 1:
            self.entries.clear()  # a bar of tools, or one button for what the page asks for: 立即预约
            return NO_BAR
        return "" if read == len(bar) else f"底部菜单共 {len(bar)} 项，只读取了 {read} 项"

    # --- finding the bar ---------------------------------------------------------------------------

    async def _find(self, seconds: float = _FIND_SECONDS) -> list[dict[str, Any]]:
        """The buttons of the bar, once it stands still and nothing covers it."""
        clock = asyncio.get_running_loop()
        began, covered = clock.time(), 0
        last: list[dict[str, Any]] = []
        closed = 0.0
        while clock.time() - began < seconds * self.touched.late():
            found: list[dict[str, Any]] = await self._bar()
            if found and all(button["free"] for button in found) and _names(found) == _names(last):
                return found
            covered = covered + 1 if found and not any(button["free"] for button in found) else 0
            last, spent = found, clock.time() - began
            if (covered >= _FREE_LOOKS or not found) and spent - closed > _CLOSE_AFTER:
                closed = spent
                await self._close(over_all=True)
            await asyncio.sleep(_FIND_STEP)
        return last

    async def _bar(self) -> list[dict[str, Any]]:
        try:
            found: list[dict[str, Any]] = await self.touched.ask("find", self.down)
        except Error as error:
            if "context was destroyed" not in error.message and "navigat" not in error.message:
                raise
            return []  # the page has just gone on by itself
        return found

    async def _close(self, *, over_all: bool) -> bool:
        place = await self.touched.ask("way_out", "over all" if over_all else "")
        if place is not None:
            await self.touched.tap(place)
            self.closed = self.closed or over_all
            await asyncio.sleep(_FIND_STEP)
        return place is not None

    async def _ready(self, number: int, names: list[str]) -> bool:
        """Whether a button can be touched, and nothing else is at work; the page is loaded afresh where needed."""
        if not self.doubtful:
            place = await self._place(number, names)
            if place is None and await self._close(over_all=False):
                place = await self._place(number, names)
            if place is not None:
                return True
        return await self._afresh(number, names)

    async def _afresh(self, number: int, names: list[str]) -> bool:
        await self.touched.reload()
        self.doubtful = False
        return _names(await self._find())[number : number + 1] == names[number : number + 1]

    async def _place(self, number: int, names: list[str]) -> dict[str, Any] | None:
        """Where to touch a button of the bar as it is now; None: it is not there or covered."""
        if _names(await self._bar()) != names:
            return None
        place: dict[str, Any] | None = await self.touched.ask("place", number)
        return place if place and place["free"] else None

    # --- touching ----------------------------------------------------------------------------------

    async def _button(self, number: int, button: dict[str, Any]) -> None:
        position = str(number + 1)
        if self._is_own(button):
            self._note(position, button)
            return
        touched = await self._opened(await self.touched.ask("place", number), number)
        if touched.shape == "menu":
            await self._menu(position, number, button, touched)
        else:
            await self._told(position, button, touched)
            if touched is NOTHING:
                self.idle[number] = button
            elif touched.moves:
                self.moved.append(number)

    def _is_own(self, entry: dict[str, Any]) -> bool:
        """Whether an entry tells by itself where it leads, so that it need not be touched.

        A script application answers for links of its own site itself: what it shows there is not what the server says.
        """
        if entry["app"] or not entry["href"]:
            return bool(entry["app"])
        home = self.touched.start
        elsewhere = urlsplit(entry["href"])[:2] != urlsplit(home)[:2]
        return elsewhere or self.routed is False or urldefrag(entry["href"]).url == urldefrag(home).url

    async def _touch(self, place: dict[str, Any] | None, number: int) -> Touched:
        if place is None:
            return NOTHING
        touched = await self.touched.touch(place, number)
        self.doubtful = touched.inside or touched is NOTHING
        self.routed = touched.inside or bool(self.routed)
        return touched

    async def _opened(self, place: dict[str, Any] | None, number: int) -> Touched:
        """What a button opens; a list that stands open by itself is closed by the first touch, and opened by the next."""
        touched = await self._touch(place, number)
        if touched is not NOTHING or place is None or not await self.touched.ask("closed"):
            return touched
        await self._bar()
        return await self._touch(await self.touched.ask("place", number), number)

    async def _menu(self, position: str, number: int, button: dict[str, Any], opened: Touched) -> None:
        self._keep(MenuEntry(self.target_id, position, button["name"], MENU_PARENT))
        headings = 0
        for index, entry in enumerate(opened.entries):
            place = f"{position}.{index + 1 - headings}"
            if self._is_own(entry):
                self._note(place, entry)
                continue
            touched = await self._touch(await self._entry_place(number, index, opened), number)
            if touched is NOTHING and entry["heading"]:
                # Asked twice: an entry must not be lost to a busy machine.
                touched = await self._touch(await self._entry_place(number, index, opened), number)
                if touched is NOTHING:
                    headings += 1
                    continue
            await self._told(place, entry, touched)

    async def _entry_place(self, number: int, index: int, opened: Touched) -> dict[str, Any] | None:
        """Where to touch an entry of a sub-menu, which is opened again if it has closed."""
        place: dict[str, Any] | None = None
        if not self.doubtful:
            place = await self.touched.ask("entry", index)
            if place and place["free"]:
                return place
        for afresh in (False, True) if not self.doubtful else (True,):
            if afresh:
                await self.touched.reload()
                self.doubtful = False
                await self._find()
            button = await self.touched.ask("place", number)
            if not button or not button["free"]:
                continue
            again = await self._opened(button, number)
            if again.shape == "menu" and _names(again.entries) == _names(opened.entries):
                place = await self.touched.ask("entry", index)
                return place if place and place["free"] else None
        return None

    async def _again(self, names: list[str]) -> None:
        """A button that did nothing beside tabs is the tab that was open: it is touched once more from another."""
        for number, button in self.idle.items() if self.moved else ():
            other = self.moved[0]
            if not await self._afresh(other, names):
                continue
            await self._touch(await self.touched.ask("place", other), other)
            place = await self._place(number, names)
            touched = await self._touch(place, number) if place else NOTHING
            if touched.moves:
                at = next(n for n, entry in enumerate(self.entries) if entry.position == str(number + 1))
                del self.entries[at]
                await self._told(str(number + 1), button, touched)
                self.entries.insert(at, self.entries.pop())

    async def _told(self, position: str, entry: dict[str, Any], touched: Touched) -> None:
        """Note an entry with what came of its touch."""
        if touched.shape == "panel" or touched.inside:
            self.shown[position] = (await read_shown(self.touched.page, on_screen=True)).html
        kind = "view" if touched.address else MENU_TAB if touched.shape == "panel" else ""
        self._note(position, entry, kind, touched.address)

    def _note(self, position: str, entry: dict[str, Any], kind: str = "", address: str = "") -> None:
        address = entry["href"] or address
        if not kind or entry["href"]:
            kind = MENU_APP if entry["app"] else entry_type_of(address)
        url = address if kind == "view" else ""
        self._keep(MenuEntry(self.target_id, position, entry["name"], kind, url=url))

    def _keep(self, entry: MenuEntry) -> None:
        first = " → ".join(filter(None, (_CLOSED * self.closed, _WENT_DOWN * bool(self.down))))
        self.entries.append(replace(entry, touches=touches_of(entry, self.entries, first)))


def _leads(entry: MenuEntry) -> bool:
    """Whether an entry makes a bar a menu; telephone numbers alone are a hotline's buttons."""
    return entry.entry_type not in {"click", MENU_PARENT, MENU_TELEPHONE}


def _names(buttons: Iterable[dict[str, Any]]) -> list[str]:
    return [str(button["name"]) for button in buttons]
