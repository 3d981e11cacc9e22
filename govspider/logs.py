# ruff: noqa: ANN401, ARG002 - the signatures are Scrapy's
"""Logs without personal data (日志脱敏): no page's content is logged, and every line is masked."""

import logging
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.spiders import Spider
from twisted.python.failure import Failure

from govspider.items import InspectedPage
from govspider.text.masking import mask_text

# These say what a row says already (an outcome), with a traceback; the row is enough.
_WITHOUT_TRACEBACK = frozenset({"scrapy.downloadermiddlewares.robotstxt"})


class MaskingFilter(logging.Filter):
    """Masks ID numbers, phones and the like in messages and tracebacks."""

    def __init__(self) -> None:
        super().__init__()
        self.formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; every record passes."""
        try:
            message = record.getMessage()
        except (TypeError, ValueError):
            message = f"{record.msg} (arguments do not fit)"
        record.msg, record.args = mask_text(message), None
        if record.name in _WITHOUT_TRACEBACK:
            record.exc_info = record.exc_text = None
        elif record.exc_info:
            record.exc_text = mask_text(record.exc_text or self.formatter.formatException(record.exc_info))
        return True


def mask_logs() -> None:
    """Mask whatever the root logger's handlers write from now on; doing it twice changes nothing."""
    for handler in logging.getLogger().handlers:
        if not any(isinstance(present, MaskingFilter) for present in handler.filters):
            handler.addFilter(MaskingFilter())


class MaskingLogFormatter(LogFormatter):
    """Scrapy's messages about items name their URL and nothing of their content."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """By now Scrapy has set up the handlers of this crawler."""
        mask_logs()
        return super().from_crawler(crawler)

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> LogFormatterResult:
        """An item has passed the pipelines."""
        return _line(logging.DEBUG, "Stored", item)

    def dropped(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """A pipeline has dropped an item."""
        return _line(logging.WARNING, f"Dropped ({type(exception).__name__})", item)

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """A pipeline has failed on an item."""
        return _line(logging.ERROR, f"Failed ({type(exception).__name__})", item)


def _line(level: int, what: str, item: Any) -> LogFormatterResult:
    name = item.page.url if isinstance(item, InspectedPage) else type(item).__name__
    return {"level": level, "msg": "%(what)s %(name)s", "args": {"what": what, "name": name}}
