"""Cuts the parts of a page that word checks hold against word borders (分词): title, body, navigation.

The segmenter cuts a clause when a check asks for a border in it: most clauses of a page no check asks about.
"""

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler

from govspider.items import InspectedPage, PartKind, TextPart
from govspider.spiders.base import InspectionSpider
from govspider.text.segment import Segmenter

_CUT = frozenset({PartKind.TITLE, PartKind.BODY, PartKind.CHROME})


class SegmentPipeline:
    """Sets `borders` of the parts."""

    def __init__(self, segmenter: Segmenter) -> None:
        self.segmenter = segmenter

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The spider has the tools."""
        assert isinstance(crawler.spider, InspectionSpider)
        return cls(crawler.spider.bench.tools.segmenter)

    def process_item(self, item: InspectedPage) -> InspectedPage:
        """The page with its parts cut."""
        facts = item.page.facts
        if facts is None or not facts.parts:
            return item
        parts = tuple(self._cut(part) for part in facts.parts)
        return replace(item, page=replace(item.page, facts=replace(facts, parts=parts)))

    def _cut(self, part: TextPart) -> TextPart:
        if part.kind not in _CUT or part.borders:
            return part
        return replace(part, borders=self.segmenter.lazy_borders(part.text))
