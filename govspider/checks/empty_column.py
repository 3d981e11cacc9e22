"""A column that opens and offers nothing (空白栏目).

Source: 国办秘函〔2019〕19号, 单项否决·栏目不更新·空白栏目. Text of its own, an attachment, a frame, a
picture, film, map or form, or a way on to further pages is content; navigation that scripts write is none. A page
whose scripts did not run is not judged.
"""

from collections.abc import Iterator

from govspider.checks.columns import judged_columns, unjudged_columns
from govspider.checks.freshness import home_page
from govspider.checks.gone_pages import is_gone
from govspider.checks.outcomes import readable
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, LinkKind, Outcome, StoredPage, TargetFacts
from govspider.profile import Figures

KIND = FaultKind("empty_column", "空白栏目", Group.SITE)
_CONTENT = frozenset({LinkKind.ATTACHMENT, LinkKind.FRAME})


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each blank column."""
    home, figures = home_page(facts), context.profile.figures
    on_home = {link.url for link in facts.links if home is not None and link.page_url == home.url}
    for opened in judged_columns(facts):
        page = opened.page
        if page is not home and _is_blank(page, figures) and not _leads_on(facts, page, on_home, figures):
            yield opened.finding("V4.3", KIND, "栏目打开后没有任何信息，为空白栏目")


def cannot_judge(facts: TargetFacts, _context: CheckContext) -> Iterator[str]:
    """Columns that were not read."""
    yield from unjudged_columns(facts)


def _is_blank(page: StoredPage, figures: Figures) -> bool:
    if page.outcome is Outcome.BLANK:
        return True
    if not readable(page) or page.entries or page.media or is_gone(page.title, ""):
        return False
    return page.text_length < figures.blank_column_text.value


def _leads_on(facts: TargetFacts, page: StoredPage, on_home: set[str], figures: Figures) -> bool:
    own = [
        link
        for link in facts.links
        if link.page_url == page.url and link.url not in on_home and not link.is_written  # menus are written
    ]
    further = {link.url for link in own if link.kind is LinkKind.PAGE} - {page.url, page.final_url}
    return len(further) >= figures.own_links.value or any(link.kind in _CONTENT for link in own)


CHECK = TargetCheck("empty_column", (KIND,), ("V4.3",), run, cannot_judge, looks_again=True)
