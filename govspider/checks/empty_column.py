"""A column that opens and offers nothing (空白栏目).

Source: 国办秘函〔2019〕19号, 单项否决·栏目不更新·空白栏目. Text of its own, an attachment, a frame or a
way on to further pages is content. A page whose scripts did not run is not judged.
"""

from collections.abc import Iterator

from govspider.checks.base import CheckContext, TargetCheck
from govspider.checks.columns import judged_columns, unjudged_columns
from govspider.checks.freshness import home_page
from govspider.checks.link_verdict import is_gone
from govspider.checks.opening import readable
from govspider.indicators import EMPTY_COLUMN_TEXT, OWN_LINKS
from govspider.items import Finding, Kind, LinkKind, Outcome, StoredPage, TargetFacts

_CONTENT = frozenset({LinkKind.ATTACHMENT, LinkKind.FRAME})


def run(facts: TargetFacts, _context: CheckContext) -> Iterator[Finding]:
    """One finding for each blank column."""
    home = home_page(facts)
    on_home = {link.url for link in facts.links if home is not None and link.page_url == home.url}
    for opened in judged_columns(facts):
        page = opened.page
        if page is not home and _is_blank(page) and not _leads_on(facts, page, on_home):
            yield opened.finding("V4.3", Kind.EMPTY_COLUMN, "栏目打开后没有任何信息，为空白栏目")


def cannot_judge(facts: TargetFacts, _context: CheckContext) -> Iterator[str]:
    """Columns that were not read."""
    yield from unjudged_columns(facts)


def _is_blank(page: StoredPage) -> bool:
    if page.outcome is Outcome.BLANK:
        return True
    if not readable(page) or page.entries or is_gone(page.title, ""):
        return False
    return page.text_length < EMPTY_COLUMN_TEXT


def _leads_on(facts: TargetFacts, page: StoredPage, on_home: set[str]) -> bool:
    own = [link for link in facts.links if link.page_url == page.url and link.url not in on_home]
    further = {link.url for link in own if link.kind is LinkKind.PAGE} - {page.url, page.final_url}
    return len(further) >= OWN_LINKS or any(link.kind in _CONTENT for link in own)


CHECK = TargetCheck("empty_column", ("V4.3",), (Kind.EMPTY_COLUMN,), run, cannot_judge)
