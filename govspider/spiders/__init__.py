"""Spiders (爬虫): one per site type, and one that judges links. They write down what was there."""

from govspider.items import TargetKind

# Which spider inspects which kind of target; names, so that importing this costs nothing.
SPIDER_OF_KIND: dict[TargetKind, str] = {
    TargetKind.WEBSITE: "website",
    TargetKind.CHANNEL: "channel",
    TargetKind.ACCOUNT: "wechat",
}
