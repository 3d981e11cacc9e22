"""One document at a time (单件检查): drafts, saved pages and attachments, judged by the checks of a sweep."""

from govspider.examine.judge import Judge
from govspider.examine.rows import Row
from govspider.examine.source import Document, Form, fetch, read_document

__all__ = ["Document", "Form", "Judge", "Row", "fetch", "read_document"]
