"""Where a page lies whose stored address is masked (已脱敏的网址): the ledger knows, or the page that links to it.

The store keeps no address in the clear that holds personal data. To visit such a page again, a page that links to it is
fetched; the mark on the stored address tells the link.
"""

from govspider.addresses import normalise
from govspider.crawl.context import CrawlContext
from govspider.crawl.frontier import PageTask
from govspider.crawl.page_loading import PageLoader
from govspider.items import Page, Target
from govspider.privacy.address_masking import is_marked

_PARENTS = 3  # pages that are asked before the page is given up
_STEPS = 4  # parents whose own addresses are masked, one behind the other


async def address_of(
    context: CrawlContext, target: Target, loader: PageLoader, stored: str, steps: int = _STEPS
) -> str:
    """The address of a stored page in the clear; '' if nobody says it any more.

    Args:
        context: of the crawl.
        target: whose page it is.
        loader: fetches the pages that link to it.
        stored: the address as the store has it.
        steps: how far back parents are asked for.
    """
    if not is_marked(stored):
        return stored
    columns = [row.url for row in context.resources.ledger.columns if row.target_id == target.target_id]
    named = {context.as_stored(url): url for url in map(normalise, (target.home_url, *columns))}
    if stored in named:
        return named[stored]
    parents = context.store.pages_that_link_to(context.config.sweep_id, target.target_id, stored)
    for parent in parents[: _PARENTS if steps else 0]:
        url = await address_of(context, target, loader, parent, steps - 1)
        page = await loader.load(PageTask(url, 0)) if url else None
        for led_to in _led_to(page):
            if context.as_stored(led_to) == stored:
                return led_to
    return ""


def _led_to(page: Page | None) -> list[str]:
    if page is None or page.facts is None:
        return []
    return [normalise(url) for url in (*(link.url for link in page.facts.links), page.facts.next_page)]
