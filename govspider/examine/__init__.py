"""One document at a time (单件检查): drafts, saved pages and attachments, judged by the checks of a sweep."""

from govspider.examine.document import DocumentJudge
from govspider.examine.rows import FindingRow
from govspider.examine.source import Document, Form, fetch, read_document

__all__ = ["Document", "DocumentJudge", "FindingRow", "Form", "fetch", "read_document"]
