"""Probes the links of a whole sweep (全部链接探测): `scrapy crawl links -a shard=0/2`."""

import re
from typing import Any, Self

from scrapy.crawler import Crawler

from govspider.crawl.link_probing import LinkProbing, shard_of
from govspider.errors import NetworkError, TargetError
from govspider.items import Target, TargetKind
from govspider.spiders.base import InspectionSpider

_SHARD = re.compile(r"(\d{1,4})/([1-9]\d{0,3})")


class LinksSpider(InspectionSpider):
    """Asks what every distinct link leads to that was not asked for yet. Argument `shard`: `number/of`, numbers from 0."""

    name = "links"
    kinds = tuple(TargetKind)
    arguments = (*InspectionSpider.arguments, "shard")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Scrapy's
        """Reads the shard.

        Raises:
            GovspiderError: see the base; the shard is not `number/of`.
        """
        number, of = read_shard(str(kwargs.pop("shard", "") or "0/1"))
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.probing = spider.link_probing(lambda url: shard_of(url, of) == number)
        return spider

    probing: LinkProbing

    async def one_target(self, target: Target) -> None:
        """Probe the links on one target's pages; they are judged when all are probed."""
        try:
            await self.probing.probe(target.target_id, self.config.max_probes)
        except* NetworkError as errors:
            self.cut_off(errors)  # what is left is probed in a later run

    async def after_all(self) -> None:
        """Ask once more for what was not reached."""
        await self.probing.ask_again()


def read_shard(text: str) -> tuple[int, int]:
    """`1/4` → the second of four.

    Raises:
        TargetError: not that form, or the number is not below `of`.
    """
    found = _SHARD.fullmatch(text.strip())
    if found is None or int(found[1]) >= int(found[2]):
        raise TargetError(f"分片“{text}”无法识别：请写成 序号/总数，序号从 0 起，例如 0/2")
    return int(found[1]), int(found[2])
