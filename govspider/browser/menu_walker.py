"""The walk through a bottom menu in Chromium (底部菜单点击): each button is touched, sub-menus too.

Where a touch would lead away, the navigation is caught and its address noted; the page stays, so that the
whole menu is read from one page. What each address shows is another request's matter.
"""

import asyncio
import logging
from contextlib import suppress
from importlib.resources import files
from typing import Any
from urllib.parse import urldefrag

from playwright.async_api import Error, Page, Route

from govspider.browser.rendering import settle
from govspider.items import MenuEntry

logger = logging.getLogger(__name__)

_SCRIPT = files("govspider.browser").joinpath("js/menu_bar.js").read_text(encoding="utf-8")
_TOUCH_MS = 1_500  # for one element to be ready to be touched
_WAIT_SECONDS = 1.2  # for a sub-menu to open or a navigation to begin
_STEP_SECONDS = 0.1
_WALK_SECONDS = 30  # for one menu


async def walk_menu(page: Page, target_id: str) -> tuple[MenuEntry, ...]:
    """A page method: the entries of the page's bottom menu; empty if it has none.

    Args:
        page: the entry page, settled, at phone size.
        target_id: the account.
    """
    walk = _Walk(page, target_id)
    await page.route("**/*", walk.on_route)
    try:
        async with asyncio.timeout(_WALK_SECONDS):
            await walk.run()
    except TimeoutError:
        logger.warning("菜单点击超过 %s 秒，后面的菜单项未读取：%s", _WALK_SECONDS, page.url)
    finally:
        with suppress(Error):
            await page.unroute("**/*", walk.on_route)
    return tuple(walk.entries)


class _Walk:
    def __init__(self, page: Page, target_id: str) -> None:
        self.page = page
        self.target_id = target_id
        self.start = page.url
        self.entries: list[MenuEntry] = []
        self.caught: list[str] = []
        self.returning = False

    async def on_route(self, route: Route) -> None:
        """Note where the page wants to go, and answer that there is nothing to show (204)."""
        request = route.request
        if self.returning or not request.is_navigation_request() or request.frame.parent_frame is not None:
            await route.fallback()
            return
        self.caught.append(request.url)
        await route.fulfill(status=204)

    async def run(self) -> None:
        for button in await self._ask("find"):
            await self._button(button)

    async def _button(self, button: dict[str, str]) -> None:
        position = button["position"]
        await self._ask("mark")
        address, revealed = await self._touch(position)
        if not address and not revealed:
            revealed = await self._ask("nested", position)
        if not revealed:
            self._note(button, address or button["href"])
            return
        self.entries.append(MenuEntry(self.target_id, position, button["name"], "sub"))
        for entry in revealed:
            self._note(entry, entry["href"] or await self._address_of(entry, position))

    async def _address_of(self, entry: dict[str, str], parent: str) -> str:
        """Where a sub-entry without an address of its own leads; a sub-menu that closed is opened again."""
        if not await self.page.locator(_selector(entry["position"])).first.is_visible():
            await self._touch(parent)
        address, _ = await self._touch(entry["position"], reveals=False)
        return address

    def _note(self, entry: dict[str, str], address: str) -> None:
        is_page = address.startswith(("http://", "https://"))
        self.entries.append(
            MenuEntry(
                self.target_id,
                entry["position"],
                entry["name"],
                "view" if is_page else "click",
                url=address if is_page else "",
            )
        )

    async def _touch(self, position: str, *, reveals: bool = True) -> tuple[str, list[dict[str, str]]]:
        """Touch an element; where it leads, or what it reveals."""
        self.caught.clear()
        element = self.page.locator(_selector(position)).first
        try:
            await element.tap(timeout=_TOUCH_MS)
        except Error:
            with suppress(Error):
                await element.dispatch_event("click", timeout=_TOUCH_MS)
        before: list[dict[str, str]] = []
        for _ in range(round(_WAIT_SECONDS / _STEP_SECONDS)):
            address = await self._led_to()
            if address:
                return address, []
            revealed = await self._ask("revealed", position) if reveals else []
            if revealed and revealed == before:
                return "", revealed
            before = revealed
            await asyncio.sleep(_STEP_SECONDS)
        return "", before

    async def _led_to(self) -> str:
        if self.caught:
            return self.caught[-1]
        opened = await self._ask("opened")
        if opened:
            return str(opened[-1])
        if _other_page(self.page.url, self.start):  # a page that changes its own address (#/news)
            address = self.page.url
            await self._return()
            return address
        return ""

    async def _return(self) -> None:
        self.returning = True
        await self.page.goto("about:blank")
        await self.page.goto(self.start, wait_until="domcontentloaded")
        await settle(self.page)
        self.returning = False
        await self._ask("find")
        await self._ask("mark")

    async def _ask(self, command: str, argument: str = "") -> list[Any]:
        found: list[Any] | None = await self.page.evaluate(_SCRIPT, [command, argument])
        return found or []


def _other_page(url: str, start: str) -> bool:
    """Whether an address is another page of a script application, and not a place on the same page (#top)."""
    bare, fragment = urldefrag(url)
    return bare != urldefrag(start).url or (url != start and fragment.startswith(("/", "!")))


def _selector(position: str) -> str:
    return f'[data-govspider-menu="{position}"]'
