"""Sensitive words (敏感词): injected advertising anywhere in a page, wordings with a prescribed right form.

Source: 国办秘函〔2019〕19号, 单项否决·安全、泄密事故等严重问题; words in dictionaries/sensitive/.
"""

from collections.abc import Iterator

from govspider.checks.base import CheckContext, PageCheck
from govspider.checks.word_findings import in_all_text
from govspider.items import Finding, Kind, Page


def run(page: Page, context: CheckContext) -> Iterator[Finding]:
    """One finding for each word, in hidden text, comments and scripts too."""
    sensitive = context.tools.sensitive
    return in_all_text(page, context, lambda part: sensitive.find(part.text, part.boundaries))


CHECK = PageCheck(
    "sensitive_word", ("V1.3", "V1.1", "V1.2", "T2"), (Kind.SENSITIVE_WORD, Kind.SECRECY_MARK), run
)
