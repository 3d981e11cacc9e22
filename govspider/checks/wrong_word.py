"""Wrong words of the confusion dictionary (错别字·易错词库).

Source: 国办发〔2017〕47号, 内容发布·文字准确; words in dictionaries/confusions/.
"""

from collections.abc import Iterator

from govspider.checks.base import CheckContext, PageCheck
from govspider.checks.word_findings import in_visible_text
from govspider.items import Finding, Kind, Page


def run(page: Page, context: CheckContext) -> Iterator[Finding]:
    """One finding for each wrong form that a reader sees."""
    confusions = context.tools.confusions
    return in_visible_text(page, context, lambda part: confusions.find(part.text, part.boundaries))


CHECK = PageCheck("wrong_word", ("T1",), (Kind.WRONG_WORD,), run)
