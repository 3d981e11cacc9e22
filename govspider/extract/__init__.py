"""Response to facts (页面事实): pure functions from bytes to `PageFacts`; see docs/extract.md."""

from govspider.extract.charset import decode
from govspider.extract.page import extract, extract_text

__all__ = ["decode", "extract", "extract_text"]
