"""Pages recalled from the store, so that a resumed crawl rebuilds its frontier without fetching."""

from dataclasses import dataclass

from govspider.items import Entry, Link, Outcome, PageRole
from govspider.store.base import Base


@dataclass(frozen=True, slots=True)
class RecalledPage:
    """A page of this sweep that an earlier, interrupted crawl has stored already."""

    url: str
    final_url: str
    role: PageRole
    outcome: Outcome
    status: int | None
    depth: int
    rendered: bool
    needs_browser: bool
    links: tuple[Link, ...]
    entries: tuple[Entry, ...]
    next_page: str
    refresh_to: str
    chrome: str  # home page only: text of navigation and foot, masked, one line each


@dataclass(frozen=True, slots=True)
class VisitedPage:
    """What is known of a URL that was visited as a page: enough to judge a link to it."""

    url: str
    final_url: str
    outcome: Outcome
    status: int | None
    content_type: str
    title: str
    text: str  # main text, masked
    error: str
    links: int  # how many links stand on it


class RecallPart(Base):
    """Reads single pages back."""

    def recall_page(self, sweep_id: str, target_id: str, url: str) -> RecalledPage | None:
        """The page as stored in this sweep, None when it was not visited yet."""
        raise NotImplementedError
