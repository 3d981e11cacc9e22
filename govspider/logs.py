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
from govspider.privacy.address_masking import mask_message

# These say what a row says already (an outcome), with a traceback; the row is enough.
_WITHOUT_TRACEBACK = frozenset({"scrapy.downloadermiddlewares.robotstxt"})


class MaskedRecord(logging.LogRecord):
    """A log record whose message and traceback are masked, whatever handler writes it."""

    _exc_text: str | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.name in _WITHOUT_TRACEBACK:
            self.exc_info = None

    def getMessage(self) -> str:  # noqa: N802 - the library's name
        """The message with its arguments, masked."""
        try:
            return mask_message(super().getMessage())
        except (TypeError, ValueError):
            return mask_message(f"{self.msg} (arguments do not fit)")

    @property
    def exc_text(self) -> str | None:
        """The traceback, which the formatter puts here."""
        return self._exc_text

    @exc_text.setter
    def exc_text(self, text: str | None) -> None:
        self._exc_text = mask_message(text) if text else text


def mask_logs() -> None:
    """Mask every log line of this process from now on; doing it twice changes nothing.

    Records are masked, not handlers: Scrapy replaces its handler whenever a crawler starts.
    """
    logging.setLogRecordFactory(MaskedRecord)


class MaskingLogFormatter(LogFormatter):
    """Scrapy's messages about items name their URL and nothing of their content."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Called once a crawler, before it makes a request."""
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
