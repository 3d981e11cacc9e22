"""Pictures of pages as evidence (截图), with personal data masked in the page before it is photographed.

The texts of the page are masked in place; what stands split over several elements is found, because the
texts of one block are read as one. Afterwards they are read again: if anything personal is still there,
no picture is kept.
"""

import asyncio
import logging
import re
from contextlib import suppress
from datetime import datetime
from functools import partial
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from playwright.async_api import Error, FloatRect, Frame, Page

from govspider.browser.limits import PICTURE_MS
from govspider.browser.phone_frame import Caption, framed
from govspider.files import replacing
from govspider.privacy.masking import mask_text
from govspider.text.dates import CHINA

logger = logging.getLogger(__name__)

_SCRIPT = files("govspider.browser").joinpath("js/texts.js").read_text(encoding="utf-8")
_TALLEST = 6000  # pixels of a whole page that are photographed: seven windows of a phone
_LONGEST = 400_000  # characters of one frame; a page with more gets no picture
Text = tuple[str, int]  # a text and the block that holds it

_UNFIT = re.compile(r"[^\w-]+")  # for a file name


def picture_path(out_dir: Path, target_id: str, position: str) -> Path:
    """Where the picture of a menu entry goes, the same in every run.

    Args:
        out_dir: folder of the quarter.
        target_id: the account.
        position: place in the menu, `2.3`.
    """
    return picture_folder(out_dir, target_id) / f"{_UNFIT.sub('.', position)}.png"


def picture_folder(out_dir: Path, target_id: str) -> Path:
    """The folder of all pictures of a target."""
    return out_dir / "pictures" / _UNFIT.sub("_", target_id)


async def take_picture(page: Page, path: Path, caption: Caption | None = None) -> bool:
    """A page method: photograph what a reader sees, masked.

    Args:
        page: as it stands.
        path: of the picture.
        caption: the whole page in the frame of a phone, with this in its margin; None: what the window shows, plain.

    Returns:
        Whether there is a picture now; an older one at this path is replaced or, without a new one, removed.
    """
    try:
        for frame in page.frames:
            await _mask(frame)
        at = datetime.now(CHINA)
        picture = await _photographed(page, whole=caption is not None)
        clean = all([await _is_clean(frame) for frame in page.frames])
        if clean and caption is not None:
            with suppress(Error):  # a picture without its frame is evidence, too
                picture = await framed(page, picture, caption, at)
    except Error as error:
        logger.info("no picture of %s: %s", page.url, error.message.splitlines()[0])
        clean, picture = False, b""
    await asyncio.to_thread(_keep, path, picture if clean else b"")
    return clean


async def _photographed(page: Page, *, whole: bool) -> bytes:
    """The window, or the page from its top as far as a picture of it is of use."""
    shoot = partial(page.screenshot, type="png", timeout=PICTURE_MS, animations="disabled", caret="hide")
    size = page.viewport_size
    if whole and size is not None:
        with suppress(Error):  # what cannot be drawn whole in time is drawn as the window shows it
            height = int(await page.evaluate("Math.ceil(document.documentElement.scrollHeight)"))
            tall = max(size["height"], min(height, _TALLEST))
            clip = FloatRect(x=0, y=0, width=size["width"], height=tall)
            return await shoot(full_page=True, clip=clip)
    return await shoot()


async def _mask(frame: Frame) -> None:
    texts = await _texts(frame)
    changes = {
        str(place): masked
        for place, (masked, (text, _)) in enumerate(zip(_masked(texts), texts, strict=True))
        if masked != text
    }
    if changes:
        await frame.evaluate(_SCRIPT, ["write", changes])


def _masked(texts: list[Text]) -> list[str]:
    """The texts, masked as the lines that a reader sees and as the whole page."""
    rows = _rows(texts)
    whole = mask_text("\n".join(mask_text(row) for row in rows)).replace("\n", "")
    pieces, start = [], 0
    for text, _ in texts:
        pieces.append(whole[start : start + len(text)])
        start += len(text)
    return pieces


async def _is_clean(frame: Frame) -> bool:
    rows = _rows(await _texts(frame))
    return all(mask_text(row) == row for row in (*rows, "\n".join(rows)))


def _rows(texts: list[Text]) -> list[str]:
    return ["".join(text for text, _ in block) for _, block in groupby(texts, key=lambda row: row[1])]


async def _texts(frame: Frame) -> list[Text]:
    found = await frame.evaluate(_SCRIPT, ["read", {}])
    rows = [(str(text).replace("\n", " "), int(block)) for text, block in found]
    if sum(len(text) for text, _ in rows) > _LONGEST:
        raise Error("too much text for a picture")
    return rows


def _keep(path: Path, picture: bytes) -> None:
    if not picture:
        path.unlink(missing_ok=True)
        return
    with replacing(path) as temporary:
        temporary.write_bytes(picture)
