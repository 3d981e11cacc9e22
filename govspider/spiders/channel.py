"""Inspects channels of the portal (门户网站频道): `scrapy crawl channel -a target=4419000101`."""

from govspider.items import TargetKind
from govspider.spiders.site import SiteSpider


class ChannelSpider(SiteSpider):
    """A channel: it stays within its subdomain, or within its path on the portal's host."""

    name = "channel"
    kinds = (TargetKind.CHANNEL,)
