"""What the crawl of a site leaves out (未检查的部分): counted as it goes, said at its end."""

from collections.abc import Iterator
from dataclasses import dataclass

from govspider.config import Config
from govspider.crawl.frontier import Frontier
from govspider.extract.links import MAX_LINKS
from govspider.items import Link, Outcome


@dataclass(slots=True)
class LeftOut:
    """Counts of one target.

    Attributes:
        config: with the budgets.
        unvisited: pages that are known and that the time did not reach.
        unreadable: pages whose content cannot be read.
        crowded: pages with more links than are read.
        links: kept of all pages.
    """

    config: Config
    unvisited: int = 0
    unreadable: int = 0
    crowded: int = 0
    links: int = 0

    def count(self, outcome: Outcome, links: int) -> None:
        """Count what a page leaves out, fetched or recalled."""
        self.unreadable += outcome is Outcome.BROKEN
        self.crowded += links >= MAX_LINKS

    def keep(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """The links of a page without those that are more than are kept of a target."""
        kept = links[: max(0, self.config.max_links - self.links)]
        self.links += len(kept)
        return kept

    def said(self, frontier: Frontier) -> Iterator[str]:
        """In Chinese, a phrase each."""
        config = self.config
        if self.unvisited:
            minutes = max(1, round(config.target_seconds / 60))
            yield f"超过每个对象 {minutes} 分钟的时限，尚有 {self.unvisited} 个已知页面未检查"
        if frontier.left_out:
            yield f"达到页数上限，另有 {frontier.left_out} 个页面未检查"
        if frontier.cut_patterns:
            most, more = config.pattern_pages, frontier.cut_patterns
            yield f"同一程序的页面（如翻页）最多检查 {most} 个，另有 {more} 个未检查"
        if self.crowded:
            yield f"有 {self.crowded} 个页面的链接超过 {MAX_LINKS} 条，其余链接未检查"
        if self.links >= config.max_links:
            yield f"各页面的链接合计达到 {config.max_links} 条，其余链接未检查"
        if self.unreadable:
            yield f"有 {self.unreadable} 个页面的内容无法解析，未能判定"
