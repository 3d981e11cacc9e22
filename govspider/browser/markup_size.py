"""How large a page's markup is as it stands (网页内容大小), before all of it is taken out of Chromium.

The memory of a page is bounded; what it hands over, Playwright's driver and our own process hold several times over.
"""

from playwright.async_api import Page

_LENGTH = "document.documentElement ? document.documentElement.outerHTML.length : 0"


async def markup_size(page: Page) -> int:
    """Characters of a page's markup, asked in a world of its own, where the page's scripts change nothing.

    Args:
        page: that is open.
    """
    session = await page.context.new_cdp_session(page)
    frames = await session.send("Page.getFrameTree")
    world = await session.send("Page.createIsolatedWorld", {"frameId": frames["frameTree"]["frame"]["id"]})
    asked = {"expression": _LENGTH, "contextId": world["executionContextId"], "returnByValue": True}
    said = await session.send("Runtime.evaluate", asked)
    await session.detach()
    return int(said["result"].get("value", 0))
