"""A page as read so far (读取中的网页): what the facts of an article are taken from."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime

from govspider.extract.bar_items import Item
from govspider.extract.lines import Line
from govspider.extract.maintext import MainText, in_margin
from govspider.extract.scripts import Script
from govspider.extract.tree import Document, Node


@dataclass(frozen=True, slots=True)
class Reading:
    """A page with its lines, its main text and the values near it."""

    document: Document
    url: str
    tags: dict[str, str]
    scripts: list[Script]
    lines: list[Line]
    main: MainText
    items: list[Item]  # labelled values near the main text, the nearest first
    listed: frozenset[int]  # lines, by index, that tell of other pages (list entries) or that no reader sees
    start: int  # `order` of the node behind which the page's own part begins: its path, if it stands above
    now: datetime  # the moment of fetching; no day of publication lies behind it

    @property
    def first(self) -> int:
        """The line, by index, with which the main text begins."""
        return self.main.places[0] if self.main.places else len(self.lines)

    def is_own(self, node: Node) -> bool:
        """Whether a block tells of this page: it stands in no list's entry, and not in head, foot or navigation."""
        place = bisect_right(self.lines, node.order, key=lambda line: line.order)
        return (
            place not in self.listed and place - 1 not in self.listed and not in_margin(self.document, node)
        )
