"""Inspects government websites (政府网站): `scrapy crawl website -a target=4419000001`."""

from govspider.items import TargetKind
from govspider.spiders.site import SiteSpider


class WebsiteSpider(SiteSpider):
    """A website: its own host and what the ledger lists as its further domains."""

    name = "website"
    kinds = (TargetKind.WEBSITE,)
