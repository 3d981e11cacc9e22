"""What a rendered page may load and how long it may take (浏览器限制)."""

from dataclasses import dataclass
from typing import Self

from playwright.async_api import Request

from govspider.config import Config

SETTLE_MS = 4_000  # wait for the network to fall silent after the page is there
LOADING_MS = 4_000  # … and then for a page that says it is loading (加载中)
LINGER_MS = 3_000  # how much later a page is read that would be accused: scripts may draw by the clock
OPEN_MS = 20_000  # a new window or page of the browser that takes longer does not come
CLOSE_MS = 5_000  # … and one that takes longer to close is left to itself
MOST_REQUESTS = 2_000  # of one page; with its pictures one makes some hundreds
PICTURE_MS = 5_000  # a screenshot that takes longer is given up

# What a reader needs to see a page's text; sound, film and fonts only cost time.
_NEVER = frozenset(
    {"media", "font", "texttrack", "eventsource", "websocket", "manifest", "ping", "cspviolationreport"}
)


@dataclass(frozen=True, slots=True)
class TreeLimits:
    """What Chromium and its pages may use in one process of ours; memory in bytes, shared memory not counted."""

    page_memory: int  # one page: ordinary ones need 50 to 300 MB
    memory: int  # all together
    processes: int
    every: float = 1.0  # seconds between two looks

    @classmethod
    def of(cls, config: Config) -> Self:
        """As the settings have them."""
        return cls(config.page_memory, config.browser_memory, config.browser_processes)


def abort_request(request: Request) -> bool:
    """Whether the browser must not make this request; named in the setting PLAYWRIGHT_ABORT_REQUEST."""
    return request.resource_type in _NEVER
