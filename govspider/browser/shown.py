"""What a page shows a reader (页面所见): its drawn content as plain markup, and whether there is any.

Blank is what a person sees as blank: text, also in open shadow roots and frames, fields, pictures, drawings, film and
backgrounds are content. Where the page's own answer is that there is nothing, its picture decides, at two moments.
"""

import asyncio
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

from playwright.async_api import Error, Page

from govspider.browser.limits import PICTURE_MS

_SCRIPT = files("govspider.browser").joinpath("js/shown.js").read_text(encoding="utf-8")
_PATIENCE = 10.0  # seconds that a page which shows nothing gets to show something
_STEP = 1.0
_ASK_SECONDS = 10  # a page whose scripts never rest does not answer


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it stands.

    Attributes:
        html: what is drawn, as markup; '' if the page did not answer.
        blank: whether a person sees nothing; False where that could not be told.
    """

    html: str = ""
    blank: bool = False


async def read_shown(page: Page, *, on_screen: bool = False) -> Shown:
    """What the page shows at this moment.

    Args:
        page: as it stands.
        on_screen: only what lies in the window's width and on top: of several tabs (选项卡) the one that is open.
    """
    try:
        async with asyncio.timeout(_ASK_SECONDS):
            found = await page.evaluate(_SCRIPT, "on screen" if on_screen else "")
    except (Error, TimeoutError):
        return Shown()
    return Shown(str(found["html"]), bool(found["blank"]))


async def await_shown(page: Page) -> Shown:
    """A page method: what the page shows, once it shows anything; blank only if it stays so to the end."""
    shown = await read_shown(page)
    waited = 0.0
    while shown.blank and waited < _PATIENCE:
        await asyncio.sleep(_STEP)
        waited += _STEP
        shown = await read_shown(page)
    if shown.blank and not await _is_plain_colour(page):
        return Shown(shown.html)
    return shown


async def _is_plain_colour(page: Page) -> bool:
    """Whether the picture of the page is of one colour; False where none can be taken."""
    try:
        picture = await page.screenshot(type="png", timeout=PICTURE_MS, animations="disabled", caret="hide")
    except Error:
        return False
    return await asyncio.to_thread(_one_colour, picture)


def _one_colour(picture: bytes) -> bool:
    from PIL import Image

    with Image.open(BytesIO(picture)) as image:
        return len(image.convert("RGB").getcolors(maxcolors=1) or ()) == 1
