"""Runs the page checks (页面检查). A check that fails is a row, and the others go on."""

from dataclasses import replace
from datetime import date
from typing import Self

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from govspider.checks import PAGE_CHECKS
from govspider.checks.base import CheckContext, PageCheck
from govspider.checks.overlaps import settle, worth_keeping
from govspider.checks.running import run_page_check
from govspider.items import Finding, InspectedPage, Page, PageRole, PartKind, Target
from govspider.settings import GOVSPIDER_SHOW_CONFIDENCE
from govspider.spiders.base import InspectionSpider
from govspider.text.tools import TextTools


class ChecksPipeline:
    """Adds findings and runs to a page."""

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
            spider.bench.tools,
            stats=crawler.stats,
            show_confidence=config.show_confidence,
        )

    def process_item(self, item: InspectedPage) -> InspectedPage:
        """The page with what the checks said of it."""
        page = item.page
        context = self.contexts[page.target_id]
        if page.role is PageRole.HOME:
            self.contexts[page.target_id] = replace(context, home_lines=chrome_lines(page))
        findings, runs = list(item.findings), list(item.runs)
        for check in self.checks:
            found, run = run_page_check(check, page, context)
            findings += found
            runs.append(run)
        findings = worth_keeping(settle(findings), self.show_confidence)
        self._count(page, findings)
        return replace(item, findings=tuple(findings), runs=tuple(runs))

    def _count(self, page: Page, findings: list[Finding]) -> None:
        if self.stats is None:
            return
        self.stats.inc_value("govspider/pages")
        self.stats.inc_value(f"govspider/outcome/{page.outcome.value}")
        for finding in findings:
            self.stats.inc_value(f"govspider/findings/{finding.kind.value}")


def chrome_lines(page: Page) -> frozenset[str]:
    """Lines of the navigation and foot of a home page."""
    parts = page.facts.parts if page.facts else ()
    text = "\n".join(part.text for part in parts if part.kind is PartKind.CHROME)
    return frozenset(line.strip() for line in text.split("\n") if line.strip())
