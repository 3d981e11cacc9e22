"""What the spiders of websites and channels share (站点检查)."""

from govspider.crawl.site_crawl import SiteCrawl
from govspider.items import Target
from govspider.spiders.base import InspectionSpider


class SiteSpider(InspectionSpider):
    """Inspects websites and channels."""

    async def inspect(self, target: Target) -> str:
        """Visit the home page, the columns of the ledger, and on from there within the budget."""
        crawl = SiteCrawl(self.context, target)
        return await crawl.run()
