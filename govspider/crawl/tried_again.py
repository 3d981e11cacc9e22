"""Pages that our own machine spoilt (本机原因): loaded once more when it is calmer."""

from dataclasses import replace

from govspider.browser.rendering import render_meta
from govspider.crawl.context import CrawlContext
from govspider.crawl.frontier import PageTask
from govspider.crawl.known_by_parent import address_of
from govspider.crawl.page_loading import PageLoader
from govspider.crawl.probing import probe_of_page
from govspider.items import InspectedPage, Outcome, PageRole, Target
from govspider.privacy.page_masking import mask_probe


async def try_again(context: CrawlContext, target: Target) -> int:
    """Load again the pages that ended as our own fault; what succeeds replaces it.

    Files are left to the visit onward: it recalls none of them, and knows who links to them.

    Args:
        context: of the crawl.
        target: whose pages.

    Returns:
        How many pages are there now, and how many files wait for the visit onward.
    """
    config = context.config
    loader = PageLoader(context.fetcher, context.reader, target.target_id, render_meta)
    answered = 0
    for row in context.store.pages_of_our_fault(config.sweep_id, target.target_id):
        if row["role"] == PageRole.ATTACHMENT:
            answered += 1
            continue
        url = await address_of(context, target, loader, row["url"])
        task = PageTask(url, row["depth"], PageRole(row["role"]), row["column_id"])
        page = await loader.load(task) if url else None
        if page is not None and page.outcome is not Outcome.OUR_FAULT:
            seen = replace(page, url=url)
            context.store.save_probe(config.sweep_id, mask_probe(probe_of_page(seen), context.hasher))
            await context.emit(InspectedPage(seen))
            answered += 1
    await context.until_stored(target.target_id)
    return answered
