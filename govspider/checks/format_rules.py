"""Faults against rules (格式与规则): dates, doubled words, marks, widths, damaged and unfinished text, sums.

Source: 国办发〔2017〕47号, 内容发布; GB/T 15834 and GB/T 15835 on marks and numbers.
"""

from collections.abc import Iterator

from govspider.checks.base import CheckContext, PageCheck
from govspider.checks.word_findings import in_visible_text
from govspider.items import Finding, Kind, Page


def run(page: Page, context: CheckContext) -> Iterator[Finding]:
    """One finding for each place that breaks a rule."""
    return in_visible_text(page, context, lambda part: context.tools.rules.find(part.text))


CHECK = PageCheck("format_rules", ("T1", "T2"), (Kind.FORMAT_ERROR, Kind.WRONG_WORD), run)
