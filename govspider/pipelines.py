"""Item pipelines (处理流水线): cut into words, judge, store. Each adapts one pure part to Scrapy."""

from dataclasses import replace
from datetime import date
from typing import Self

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from govspider.checks import PAGE_CHECKS
from govspider.checks.base import CheckContext, PageCheck
from govspider.config import Config
from govspider.items import Finding, InspectedPage, Page, PageRole, PartKind, Target, TextPart
from govspider.judge.overlaps import resolve_page_overlaps, worth_keeping
from govspider.judge.running import run_page_check
from govspider.settings import GOVSPIDER_SHOW_CONFIDENCE
from govspider.spiders.base import InspectionSpider
from govspider.store import Store, write_evidence
from govspider.text.segment import Segmenter
from govspider.words.tools import TextTools

_CUT = frozenset({PartKind.TITLE, PartKind.BODY, PartKind.BOILERPLATE})


class SegmentPipeline:
    """Cuts the parts that word checks hold against word boundaries (分词): title, body, navigation.

    The segmenter cuts a clause when a check asks for a border in it: most clauses of a page no check asks about.
    """

    def __init__(self, segmenter: Segmenter) -> None:
        self.segmenter = segmenter

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The spider has the tools."""
        assert isinstance(crawler.spider, InspectionSpider)
        return cls(crawler.spider.resources.tools.segmenter)

    def process_item(self, item: InspectedPage) -> InspectedPage:
        """The page with its parts cut."""
        facts = item.page.facts
        if facts is None or not facts.parts:
            return item
        parts = tuple(self._cut(part) for part in facts.parts)
        return replace(item, page=replace(item.page, facts=replace(facts, parts=parts)))

    def _cut(self, part: TextPart) -> TextPart:
        if part.kind not in _CUT or part.boundaries:
            return part
        return replace(part, boundaries=self.segmenter.lazy_boundaries(part.text))


class ChecksPipeline:
    """Adds findings and runs to a page (页面检查). A check that fails is a row, and the others go on."""

    def __init__(
        self,
        targets: tuple[Target, ...],
        day: date,
        tools: TextTools,
        *,
        checks: tuple[PageCheck, ...] = PAGE_CHECKS,
        stats: StatsCollector | None = None,
        show_confidence: float = GOVSPIDER_SHOW_CONFIDENCE,
    ) -> None:
        self.show_confidence = show_confidence
        self.contexts = {target.target_id: CheckContext(day, target, tools) for target in targets}
        self.checks = checks
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The spider has targets, day and tools."""
        assert isinstance(crawler.spider, InspectionSpider)
        spider = crawler.spider
        config = spider.config
        return cls(
            spider.targets,
            config.day,
            spider.resources.tools,
            stats=crawler.stats,
            show_confidence=config.show_confidence,
        )

    def process_item(self, item: InspectedPage) -> InspectedPage:
        """The page with what the checks said of it."""
        page = item.page
        context = self.contexts[page.target_id]
        if page.role is PageRole.HOME:
            self.contexts[page.target_id] = replace(context, home_lines=boilerplate_lines(page))
        findings, runs = list(item.findings), list(item.runs)
        for check in self.checks:
            found, run = run_page_check(check, page, context)
            findings += found
            runs.append(run)
        findings = worth_keeping(resolve_page_overlaps(findings), self.show_confidence)
        self._count(page, findings)
        return replace(item, findings=tuple(findings), runs=tuple(runs))

    def _count(self, page: Page, findings: list[Finding]) -> None:
        if self.stats is None:
            return
        self.stats.inc_value("govspider/pages")
        self.stats.inc_value(f"govspider/outcome/{page.outcome.value}")
        for finding in findings:
            self.stats.inc_value(f"govspider/findings/{finding.kind.value}")


class StorePipeline:
    """Writes pages to the store (入库), each with its findings and its evidence in one transaction.

    A page is written as soon as it is judged: a kill loses what was on the way.
    """

    def __init__(self, store: Store, config: Config) -> None:
        self.store = store
        self.config = config

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The spider has the store open."""
        assert isinstance(crawler.spider, InspectionSpider)
        spider = crawler.spider
        return cls(spider.store, spider.config)

    def process_item(self, item: InspectedPage) -> InspectedPage:
        """Write the page.

        Raises:
            StoreError: the database cannot be written.
        """
        config = self.config
        snapshot = None
        if item.findings and item.page.facts is not None:
            snapshot = write_evidence(
                config.data_dir,
                config.sweep_id,
                item.page,
                item.findings,
                day=config.day,
                mask=self.store.mask,
            )
        self.store.save_page(config.sweep_id, item, config.day, snapshot)
        return item


def boilerplate_lines(page: Page) -> frozenset[str]:
    """Lines of the navigation and foot of a home page."""
    parts = page.facts.parts if page.facts else ()
    text = "\n".join(part.text for part in parts if part.kind is PartKind.BOILERPLATE)
    return frozenset(line.strip() for line in text.split("\n") if line.strip())
