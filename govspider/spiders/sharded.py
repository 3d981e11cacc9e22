"""Base of the spiders that share a sweep's work among processes (分片): each takes the hosts of its shard."""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

from scrapy.crawler import Crawler

from govspider.addresses import host_of
from govspider.errors import TargetError
from govspider.items import TargetKind
from govspider.spiders.base import InspectionSpider

_SHARD = re.compile(r"(\d{1,4})/([1-9]\d{0,3})")


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several equal parts; all of one host are in one part, so that politeness holds.

    Attributes:
        number: from 0.
        of: how many parts there are.
    """

    number: int = 0
    of: int = 1

    @classmethod
    def read(cls, text: str) -> "Shard":
        """`1/4` → the second of four; empty: the whole.

        Raises:
            TargetError: not that form, or the number is not below `of`.
        """
        if not text:
            return cls()
        found = _SHARD.fullmatch(text.strip())
        if found is None or int(found[1]) >= int(found[2]):
            raise TargetError(f"分片“{text}”无法识别：请写成 序号/总数，序号从 0 起，例如 0/2")
        return cls(int(found[1]), int(found[2]))

    def holds(self, url: str) -> bool:
        """Whether the host of a URL belongs to this part."""
        return int(sha256(host_of(url).encode()).hexdigest()[:8], 16) % self.of == self.number


class ShardedSpider(InspectionSpider):
    """Takes its shard of the work on a whole sweep. Argument `shard`: `number/of`, numbers from 0."""

    kinds = tuple(TargetKind)
    arguments = (*InspectionSpider.arguments, "shard")

    shard: Shard

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Scrapy's
        """Reads the shard.

        Raises:
            GovspiderError: see the base; the shard is not `number/of`.
        """
        shard = Shard.read(str(kwargs.pop("shard", "") or ""))
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.shard = shard
        return spider
