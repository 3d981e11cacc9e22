"""Marks of secrecy on a public page (涉密标志): 秘密★1年, 机密★长期.

Source: 国办秘函〔2019〕19号, 单项否决·泄露国家秘密; 《保守国家秘密法》. Whether something is secret a person
decides.
"""

from collections.abc import Iterator

from govspider.checks.base import CheckContext, PageCheck
from govspider.checks.word_findings import in_all_text
from govspider.items import Finding, Kind, Page
from govspider.words.secrecy import find_secrecy_marks


def run(page: Page, context: CheckContext) -> Iterator[Finding]:
    """One finding for each mark."""
    return in_all_text(page, context, lambda part: find_secrecy_marks(part.text))


CHECK = PageCheck("secrecy_mark", ("V1.2",), (Kind.SECRECY_MARK,), run)
