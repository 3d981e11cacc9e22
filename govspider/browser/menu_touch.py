"""One touch of a page in Chromium, and all that came of it (点击): an address, a menu, a panel, or nothing.

Navigations that begin are caught and answered with 204, so the page stays. A touch is waited for as long as something
that it set going is still to come: a request, a timer, a notice to wait.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from urllib.parse import urldefrag

from playwright.async_api import Dialog, Error, Frame, Page, Request, Route

from govspider.browser.rendering import settle
from govspider.platforms.menu_words import MenuWords

_SCRIPTS = files("govspider.browser").joinpath("js")
_PARTS = ("page", "names", "bar", "revealed", "places")
_STEP = 0.12  # seconds between two looks
_NOTHING = 2.2  # seconds after which a touch that did nothing has done nothing
_BUSY = 8.0  # … and after which one that is still at work is given up
_IDLE = 4  # looks in a row without anything at work: between a timer's end and the request that it makes lies a moment
_STEADY = 3  # looks that must tell the same before a menu or panel counts
_FILLING = 40  # looks that an empty panel gets to fill itself, while something is at work
_AGAIN = 0.2  # seconds for a second address of the same touch
_DIALOGS = 40  # dialogs that are answered; a page with more hangs in its own loop


def _script(name: str) -> str:
    return _SCRIPTS.joinpath(f"menu_{name}.js").read_text(encoding="utf-8")


_GUARD = _script("guard")
_COMMANDS = f"({_script('commands')})({{{', '.join(f'{part}: {_script(part)}' for part in _PARTS)}}})"


@dataclass(frozen=True, slots=True)
class Touched:
    """What came of a touch.

    Attributes:
        shape: "address", "menu", "panel" or "" for nothing.
        address: where it led.
        inside: the page itself went there, without leaving (pushState, #/).
        entries: what a menu offers: name, href, app, and whether it looks like a heading.
    """

    shape: str = ""
    address: str = ""
    inside: bool = False
    entries: tuple[dict[str, Any], ...] = ()

    @property
    def moves(self) -> bool:
        """Whether it changed what the page itself shows."""
        return self.shape == "panel" or self.inside


NOTHING = Touched()


async def guard_page(page: Page, _request: object = None) -> None:
    """Called before a page opens: from its first script on it is told apart what a touch opens and what a timer does."""
    await page.add_init_script(_GUARD)


class TouchedPage:
    """A page that is touched; everything it tries to leave by is caught.

    Args:
        page: as it was opened, guarded from the beginning.
        words: what is no entry of a menu.
        late: how many times longer than usual this machine takes now; all waiting is as many times longer.
    """

    def __init__(self, page: Page, words: MenuWords, late: Callable[[], float]) -> None:
        self.page = page
        self.words = words
        self.late = late
        self.start = page.url
        self._caught: list[str] = []
        self._loading: set[Request] = set()
        self._known: set[Frame] = set()
        self._open = True  # navigations are let through
        self._dialogs = 0

    async def prepare(self) -> None:
        """Begin to catch."""
        page = self.page
        page.on("dialog", self._on_dialog)
        page.on("popup", self._on_popup)
        page.on("request", self._on_request)
        page.on("requestfinished", self._on_answer)
        page.on("requestfailed", self._on_answer)
        await page.expose_binding("__govspiderOpened", self._on_opened)
        await page.route("**/*", self._on_route)
        self._open = False

    async def release(self) -> None:
        """Catch no longer."""
        with suppress(Error):
            await self.page.unroute("**/*", self._on_route)

    async def reload(self) -> None:
        """The entry page afresh."""
        self._open = True
        try:
            await self.page.goto("about:blank")
            await self.page.goto(self.start, wait_until="domcontentloaded")
            await settle(self.page, self.late())
        finally:
            self._open = False

    async def ask(self, command: str, argument: object = None) -> Any:  # noqa: ANN401 - what the script answers
        """A command of the menu's script; see js/menu_commands.js."""
        return await self.page.evaluate(_COMMANDS, [command, argument, self.words.by_kind])

    async def tap(self, place: dict[str, Any]) -> None:
        """Touch a place, and wait for nothing."""
        await self.page.touchscreen.tap(float(place["x"]), float(place["y"]))

    async def touch(self, place: dict[str, Any], button: int) -> Touched:
        """Touch a place and wait for what comes of it.

        Args:
            place: x and y.
            button: index of the button that is or holds what is touched.
        """
        await self.ask("look")
        self._caught.clear()
        self._loading.clear()
        self._known = set(self.page.frames)
        before = self.page.url
        late = self.late()
        await self.tap(place)
        clock = asyncio.get_running_loop()
        began = clock.time()
        last, same, idle, confirmed = "", 0, 0, False
        while True:
            await asyncio.sleep(_STEP)
            if self._caught:
                await asyncio.sleep(_AGAIN * late)
                return Touched("address", self._caught[-1])
            if _other_page(self.page.url, before):
                await settle(self.page, late)
                return Touched("address", self.page.url, inside=True)
            answer = await self.ask("revealed", button)
            shape, signs = answer["shape"], answer["signs"]
            same = same + 1 if shape and signs == last else 0
            last = signs
            if shape == "dialog" and same and not confirmed:
                confirmed = await self._confirm()
            elif shape in {"menu", "panel"} and same >= _STEADY:
                return await self._settled(shape, answer, button, before)
            idle = 0 if shape == "wait" or await self._busy() else idle + 1
            spent = (clock.time() - began) / late
            if spent > _BUSY or (spent > _NOTHING and idle >= _IDLE):
                is_shown = shape in {"menu", "panel"}
                return await self._settled(shape, answer, button, before) if is_shown else NOTHING

    async def _settled(self, shape: str, answer: dict[str, Any], button: int, before: str) -> Touched:
        """A panel once it is filled; a menu at once. What fills may turn out to lead away."""
        if shape == "menu":
            return Touched("menu", entries=tuple(answer["entries"]))
        await settle(self.page, self.late())
        for _ in range(_FILLING):
            answer = await self.ask("revealed", button)
            if self._caught or (answer["signs"] and answer["shape"] != "wait") or not await self._busy():
                break
            await asyncio.sleep(_STEP)
        if self._caught:
            return Touched("address", self._caught[-1])
        if answer["shape"] == "menu":
            return Touched("menu", entries=tuple(answer["entries"]))
        if self.page.url != before:  # the page answers for its fragment (#news)
            return Touched("address", self.page.url, inside=True)
        return Touched("panel")

    async def _confirm(self) -> bool:
        """Go on from a question of the page (确定要离开吗)."""
        place = await self.ask("way_out", "over all")
        if place is not None:
            await self.tap(place)
        return True

    async def _busy(self) -> bool:
        """Whether something that the touch set going is still to come."""
        if self._loading:
            return True
        for frame in self.page.frames:
            with suppress(Error):
                if await frame.evaluate("() => !!window.__govspiderPending && window.__govspiderPending()"):
                    return True
        return False

    async def _on_route(self, route: Route) -> None:
        request = route.request
        if self._open or not request.is_navigation_request() or self._is_new_frame(request):
            await route.fallback()
            return
        self._caught.append(request.url)
        await route.fulfill(status=204)

    def _is_new_frame(self, request: Request) -> bool:
        """Whether a frame loads its first page: it is part of what the page shows."""
        frame = request.frame
        return frame.parent_frame is not None and (
            frame not in self._known or frame.url in {"", "about:blank"}
        )

    def _on_opened(self, _source: object, address: str) -> None:
        self._caught.append(address)

    def _on_request(self, request: Request) -> None:
        if request.resource_type in {"xhr", "fetch", "script", "document"}:
            self._loading.add(request)

    def _on_answer(self, request: Request) -> None:
        self._loading.discard(request)

    async def _on_popup(self, popup: Page) -> None:
        if popup.url and not popup.url.startswith("about:"):
            self._caught.append(popup.url)
        with suppress(Error):
            await popup.close()

    async def _on_dialog(self, dialog: Dialog) -> None:
        self._dialogs += 1
        with suppress(Error):
            await (dialog.accept() if self._dialogs <= _DIALOGS else dialog.dismiss())


def _other_page(url: str, before: str) -> bool:
    """Whether an address is another page of a script application, and not a place on the same page (#top)."""
    bare, fragment = urldefrag(url)
    return bare != urldefrag(before).url or (url != before and fragment.startswith(("/", "!")))
