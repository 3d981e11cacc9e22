"""`scrapy crawl wechat`: the spider of accounts under the name that people know it by."""

from govspider.spiders.account import AccountSpider


class WechatSpider(AccountSpider):
    """Run as `scrapy crawl wechat [-a target=ID]`; the same as `scrapy crawl account`."""

    name = "wechat"
