"""A page that is lost with a process of Chromium is no fault of its site, whatever Chromium calls it."""

import asyncio
import os
import signal

import pytest
from playwright.async_api import Error

from govspider.browser.error_outcomes import outcome_of
from govspider.browser.shared import SharedBrowser
from govspider.browser.visit import Visit
from govspider.config import Config
from govspider.items import Outcome
from tests.browser.test_shared import children, command_line
from tests.servers import Behaviour, Handler, TableServer, answer, hang

pytestmark = pytest.mark.slow

RENDERER, NETWORK = "--type=renderer", "network.mojom.NetworkService"


def killed(kind: str) -> None:
    for pid in children(os.getpid()):
        if kind in command_line(pid):
            os.kill(pid, signal.SIGKILL)


def kill(kind: str) -> Behaviour:
    """Kill a process of Chromium when it asks."""

    def behave(handler: Handler) -> None:
        killed(kind)
        hang(handler)

    return behave


def begun(handler: Handler) -> None:
    """The beginning of a page, which is shown and asks for more."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b"<img src=/more>" + b" " * 5_000)
    hang(handler)


@pytest.mark.parametrize(
    ("table", "outcome"),
    [
        ({"/": kill(RENDERER)}, Outcome.OUR_FAULT),
        ({"/": kill(NETWORK)}, Outcome.OUR_FAULT),
        ({"/": begun, "/more": kill(NETWORK)}, Outcome.OUR_FAULT),
        ({"/": begun}, Outcome.TIMEOUT),
        ({"/": answer(b"", status=204)}, Outcome.UNSUPPORTED),
    ],
    ids=["page's process", "network service", "network service, begun", "begun", "nothing came"],
)
def test_who_is_at_fault(config: Config, table: dict[str, Behaviour], outcome: Outcome) -> None:
    async def cause(url: str) -> Exception:
        async with SharedBrowser(config, keep=True) as shared:
            page = await (await (await shared.provider(None).launch_browser()).new_context()).new_page()
            visit = Visit.of(page, url)
            with pytest.raises(Error) as raised:
                await page.goto(url, wait_until="domcontentloaded", timeout=5_000)
            return visit.cause(raised.value)

    with TableServer(table) as server:
        assert outcome_of(asyncio.run(cause(server.url()))) is outcome
