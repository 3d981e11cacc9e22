"""One Chromium a process: started on first need, closed with the last crawler, restarted after a crash."""

import asyncio
import copy
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from govspider.browser.chromium import find_chromium, launch_options
from govspider.browser.shared import SharedBrowser
from govspider.config import Config
from govspider.errors import BrowserError
from tests.browser.conftest import Site

pytestmark = pytest.mark.slow


def children(pid: int) -> set[int]:
    """All living descendants of a process."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found |= {int(child), *children(int(child))}
    return found


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def browsers(pid: int) -> list[int]:
    """Main processes of Chromium below a process: one that it is just starting looks like itself for a moment."""
    lines = {child: command_line(child) for child in children(pid)}
    found = [child for child, line in lines.items() if "--headless" in line and "--type=" not in line]
    return sorted(set(found).difference(*map(children, found)))


def test_nothing_starts_before_the_first_page(config: Config) -> None:
    async def crawl_without_rendering() -> list[int]:
        shared = SharedBrowser(config, keep=False)
        lease = shared.provider(None)
        await lease.start()
        running = browsers(os.getpid())
        await lease.close()
        return running

    assert asyncio.run(crawl_without_rendering()) == []


def test_crawlers_share_one_browser_and_close_only_their_own_pages(config: Config, site: Site) -> None:
    site.pages["/"] = "<p>首页</p>"

    async def two_crawlers() -> tuple[int, str, list[int]]:
        shared = SharedBrowser(config, keep=False)
        first, second = shared.provider(None), shared.provider(None)
        await first.start()
        await second.start()
        one, two = await first.launch_browser(), await second.launch_browser()
        await one.new_context()
        context = await two.new_context()
        page = await context.new_page()
        count = len(browsers(os.getpid()))
        await one.close()
        await first.close()
        await page.goto(site.url("/"))  # the other crawler goes on
        text = await page.inner_text("p")
        await two.close()
        await second.close()
        return count, text, browsers(os.getpid())

    assert asyncio.run(two_crawlers()) == (1, "首页", [])


def test_kept_browser_stays_between_crawlers(config: Config) -> None:
    async def two_after_each_other() -> tuple[list[int], list[int]]:
        async with SharedBrowser(config, keep=True) as shared:
            pids = []
            for _ in range(2):
                lease = shared.provider(None)
                await lease.start()
                await lease.launch_browser()
                pids.append(browsers(os.getpid()))
                await lease.close()
        return pids[0], pids[1]

    first, second = asyncio.run(two_after_each_other())
    assert len(first) == 1
    assert first == second
    assert browsers(os.getpid()) == []


def test_crashed_browser_is_started_again(config: Config, site: Site) -> None:
    site.pages["/"] = "<p>首页</p>"

    async def crash() -> str:
        async with SharedBrowser(config, keep=True) as shared:
            lease = shared.provider(None)
            await lease.start()
            gone = asyncio.Event()
            browser = await lease.launch_browser()
            browser.on("disconnected", gone.set)
            for _ in range(config.browser_pages):  # every place is taken when it crashes
                await (await browser.new_context()).new_page()
            os.kill(browsers(os.getpid())[0], signal.SIGKILL)
            await gone.wait()
            context = await (await lease.launch_browser()).new_context()
            page = await context.new_page()
            await page.goto(site.url("/"))
            return await page.inner_text("p")

    assert asyncio.run(crash()) == "首页"


def test_no_more_pages_than_allowed(config: Config) -> None:
    async def open_two() -> bool:
        async with SharedBrowser(replace(config, browser_pages=1), keep=True) as shared:
            browser = await shared.provider(None).launch_browser()
            first = await (await browser.new_context()).new_page()
            second = asyncio.create_task((await browser.new_context()).new_page())
            await first.evaluate("1")
            waits = not second.done()
            await first.close()
            await (await second).close()
            return waits

    assert asyncio.run(open_two())


def test_a_page_that_will_not_close_gives_its_place_away_once(config: Config) -> None:
    async def let_go() -> tuple[bool, bool]:
        async with SharedBrowser(replace(config, browser_pages=1), keep=True) as shared:
            context = await (await shared.provider(None).launch_browser()).new_context()
            stuck = await context.new_page()
            context.let_go(stuck)
            second = await context.new_page()
            await stuck.close()  # late, after all: its place was given away already
            third = asyncio.create_task(context.new_page())
            await second.evaluate("1")
            waits = not third.done()
            await second.close()
            await (await third).close()
            return second.is_closed(), waits

    assert asyncio.run(let_go()) == (True, True)


def test_a_browser_that_does_not_answer_is_said(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govspider.browser.leasing.OPEN_MS", 1_000)
    monkeypatch.setattr("govspider.browser.leasing.CLOSE_MS", 1_000)

    async def ask_a_stopped_one() -> int:
        async with SharedBrowser(replace(config, browser_pages=1), keep=True) as shared:
            browser = await shared.provider(None).launch_browser()
            context = await browser.new_context()
            (pid,) = browsers(os.getpid())
            os.kill(pid, signal.SIGSTOP)
            refused = 0
            try:
                for ask in (context.new_page, context.new_page, browser.new_context):
                    with pytest.raises(BrowserError, match="没有响应"):
                        await ask()
                    refused += 1
                await context.close()
            finally:
                os.kill(pid, signal.SIGCONT)
            return refused

    assert asyncio.run(ask_a_stopped_one()) == 3


def test_browser_dies_with_its_parent() -> None:
    script = (
        "import asyncio, sys\n"
        "from dataclasses import replace\n"
        "from scrapy.settings import Settings\n"
        "from govspider.browser.shared import SharedBrowser\n"
        "from govspider.config import Config\n"
        "async def main():\n"
        "    settings = Settings(); settings.setmodule('govspider.settings')\n"
        "    shared = SharedBrowser(Config.from_settings(settings), keep=True)\n"
        "    await shared.browser()\n"
        "    print('ready', flush=True)\n"
        "    await asyncio.Event().wait()\n"
        "asyncio.run(main())\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        running = children(process.pid)
        assert any("--headless" in command_line(pid) for pid in running)
        process.kill()
        process.wait()
    for pid in running:
        wait_for_end(pid)
    assert not [pid for pid in running if "--headless" in command_line(pid)]


def wait_for_end(pid: int) -> None:
    """Block until a process that is no child of ours has ended; 60 s at most."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    with os.fdopen(descriptor) as handle:
        import select

        select.select([handle], [], [], 60)


def test_scrapy_settings_copy_keeps_the_one_browser(config: Config) -> None:
    shared = SharedBrowser(config, keep=True)
    assert copy.deepcopy({"browser": shared})["browser"] is shared
    assert copy.deepcopy({"provider": shared.provider})["provider"] == shared.provider


def test_configured_program_that_does_not_exist_is_one_clear_line(config: Config, tmp_path: Path) -> None:
    missing = replace(config, chromium=tmp_path / "no-such-browser")

    async def use() -> None:
        async with SharedBrowser(missing, keep=False) as shared:
            await shared.browser()

    with pytest.raises(BrowserError, match=r"GOVSPIDER_CHROMIUM=.*no-such-browser"):
        asyncio.run(use())


@pytest.mark.parametrize(
    "script",
    [
        "exit 3",
        "exec sleep 100",
        "echo no browser; echo no browser >&2; exec sleep 100",
        "printf 'no browser\\0no browser' >&4; exec sleep 100",  # where it is listened to
        "exec 3<&- 4>&-; exec sleep 100",
    ],
    ids=["exits", "never answers", "talks", "answers garbage", "closes its pipes"],
)
def test_program_that_is_no_browser_is_one_clear_line(config: Config, tmp_path: Path, script: str) -> None:
    fake = tmp_path / "chromium"
    fake.write_text(f"#!/bin/sh\n{script}\n")
    fake.chmod(0o755)

    async def use() -> None:
        no_browser = replace(config, chromium=fake, page_seconds=3)
        async with SharedBrowser(no_browser, keep=False) as shared:
            for _ in range(2):  # the second time it is known
                with pytest.raises(BrowserError, match=r"浏览器.*无法启动") as caught:
                    await shared.browser()
                assert "\n" not in str(caught.value)

    asyncio.run(use())
    assert not [pid for pid in children(os.getpid()) if "sleep" in command_line(pid)]


def test_a_browser_that_dies_while_it_starts_is_started_again(config: Config, tmp_path: Path) -> None:
    died = tmp_path / "died"
    program = tmp_path / "chromium"
    program.write_text(
        f'#!/bin/sh\n[ -e "{died}" ] || {{ touch "{died}"; exit 3; }}\nexec "{find_chromium(None)}" "$@"\n'
    )
    program.chmod(0o755)

    async def use() -> bool:
        async with SharedBrowser(replace(config, chromium=program), keep=False) as shared:
            return (await shared.browser()).is_connected()

    assert asyncio.run(use())
    assert died.exists()


def test_browser_on_path_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "google-chrome"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_chromium(None) == program
    program.unlink()
    assert find_chromium(None) is None


def test_everything_goes_through_the_gate_this_machine_s_own_addresses_too() -> None:
    options = launch_options("http://127.0.0.1:8123", sandbox=False)
    assert options["proxy"] == {"server": "http://127.0.0.1:8123", "bypass": "<-loopback>"}
