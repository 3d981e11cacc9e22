"""A picture in the frame of a phone (手机边框截图): whose it is, which entry, where and when stand in its margin.

Chromium draws the margin, as it draws Chinese with any font that the machine has. Where there is none, the margin says in
plain ASCII what can be said so.
"""

import base64
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from html import escape

from playwright.async_api import Error, Page

from govspider.browser.limits import PICTURE_MS
from govspider.privacy.masking import mask_text
from govspider.text.dates import CHINA

_WIDTH, _HEIGHT = 470, 900
# Without a font both signs are the same empty box.
_HAS_CHINESE = """() => {
  const drawn = sign => {
    const canvas = Object.assign(document.createElement('canvas'), {width: 40, height: 40});
    const pen = canvas.getContext('2d');
    pen.font = '30px sans-serif';
    pen.fillText(sign, 2, 32);
    return canvas.toDataURL();
  };
  return drawn('政') !== drawn('府');
}"""
_SHEET = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>
  body {{ margin: 0; padding: 16px 24px 24px; background: #eef0f3; color: #111; font: 15px/1.5 sans-serif; width: 422px; }}
  p {{ margin: 0; overflow-wrap: anywhere; }}
  b {{ color: #555; font-weight: normal; }}
  div {{ margin-top: 12px; padding: 30px 10px; border: 3px solid #222; border-radius: 34px; background: #222; }}
  img {{ display: block; width: 396px; border-radius: 6px; background: #fff; }}
</style>{lines}<div><img alt="" src="data:image/png;base64,{picture}"></div>"""


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands in the margin.

    Attributes:
        account: its name.
        target_id: its id.
        entry: what is shown, for people: the name of a menu entry.
        position: its place, `2.3`.
        url: the address.
    """

    account: str
    target_id: str
    entry: str
    position: str
    url: str

    def lines(self, at: datetime, *, in_chinese: bool) -> tuple[tuple[str, str], ...]:
        """Label and text of each line, masked.

        Args:
            at: the moment of the picture.
            in_chinese: the machine can draw Chinese.
        """
        moment = at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")
        own = (
            (("账号", f"{self.account}（{self.target_id}）"), ("菜单", f"{self.position} {self.entry}"))
            if in_chinese
            else (("Account", self.target_id), ("Entry", self.position))
        )
        labels = ("网址", "时间") if in_chinese else ("URL", "Time")
        lines = (*own, *zip(labels, (self.url, moment), strict=True))
        return tuple((label, mask_text(text)) for label, text in lines)


async def framed(page: Page, picture: bytes, caption: Caption, at: datetime) -> bytes:
    """A picture in its frame.

    Args:
        page: that was photographed; the frame is drawn in a page beside it.
        picture: a PNG.
        caption: for its margin.
        at: the moment of the picture.

    Raises:
        Error: Chromium did not draw it.
    """
    sheet = await page.context.new_page()
    try:
        await sheet.set_viewport_size({"width": _WIDTH, "height": _HEIGHT})
        in_chinese = await sheet.evaluate(_HAS_CHINESE)
        lines = "".join(
            f"<p><b>{label}：</b>{escape(text)}</p>"
            for label, text in caption.lines(at, in_chinese=in_chinese)
        )
        data = base64.b64encode(picture).decode("ascii")
        await sheet.set_content(_SHEET.format(lines=lines, picture=data), timeout=PICTURE_MS)
        return await sheet.screenshot(type="png", full_page=True, timeout=PICTURE_MS)
    finally:
        with suppress(Error):  # the browser may have ended with it
            await sheet.close()
