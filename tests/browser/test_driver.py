"""Playwright's driver is killed: nobody is accused for it, and the next page gets a new one."""

import asyncio
import os
import signal
import subprocess
import sys
from functools import partial

import pytest
from playwright.async_api import Error

from govspider.browser.shared import SharedBrowser
from govspider.config import Config
from tests.browser.conftest import Site
from tests.browser.test_shared import children, command_line

pytestmark = pytest.mark.slow


def drivers(pid: int) -> list[int]:
    """Playwright's drivers below a process."""
    return [child for child in children(pid) if "playwright/driver" in command_line(child)]


def noted(told: list[str], name: str) -> None:
    told.append(name)


def test_a_driver_that_is_killed_is_started_again_and_everybody_told(config: Config, site: Site) -> None:
    site.pages["/"] = "<p>首页</p>"

    async def crash() -> tuple[str, list[str]]:
        async with SharedBrowser(config, keep=True) as shared:
            told: list[str] = []
            leased = [await shared.provider(None).launch_browser() for _ in range(2)]
            for name, browser in zip("ab", leased, strict=True):
                browser.on("disconnected", partial(noted, told, name))
            context = await leased[0].new_context()
            (pid,) = drivers(os.getpid())
            os.kill(pid, signal.SIGKILL)
            with pytest.raises(Error):
                await context.new_page()
            with pytest.raises(Error):
                await leased[1].new_context()
            fresh = await (await shared.provider(None).launch_browser()).new_context()
            page = await fresh.new_page()
            await page.goto(site.url("/"))
            return await page.inner_text("p"), told

    assert asyncio.run(crash()) == ("首页", ["a", "b"])


STILLBORN = """
import asyncio
from scrapy.settings import Settings
from govspider.browser.shared import SharedBrowser
from govspider.config import Config
from govspider.errors import BrowserError

start = asyncio.create_subprocess_exec

async def stillborn(*words, **given):
    process = await start(*words, **given)
    process.kill()
    return process

async def main():
    settings = Settings()
    settings.setmodule("govspider.settings")
    try:
        await SharedBrowser(Config.from_settings(settings), keep=True).browser()
    except BrowserError as error:
        print(error, flush=True)

asyncio.create_subprocess_exec = stillborn
asyncio.run(main())
"""


def test_a_driver_that_is_killed_while_it_starts_is_no_fault_of_a_site() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STILLBORN], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.startswith("浏览器的驱动程序无法启动"), done.stderr
