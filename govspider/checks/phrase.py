"""Near misses of canonical phrases (错别字·规范表述), and leaders with the wrong title or rank.

Source: 国办发〔2017〕47号, 内容发布·文字准确; phrases in dictionaries/phrases/, units and leaders in
dictionaries/office/.
"""

from collections.abc import Iterator

from govspider.checks.base import CheckContext, PageCheck
from govspider.checks.word_findings import in_visible_text
from govspider.items import Finding, Kind, Page, TextPart
from govspider.text.match import WordHit


def run(page: Page, context: CheckContext) -> Iterator[Finding]:
    """One finding for each near miss that a reader sees."""
    tools = context.tools

    def find(part: TextPart) -> list[WordHit]:
        return [*tools.phrases.find(part.text, part.boundaries), *tools.leaders.find(part.text)]

    return in_visible_text(page, context, find)


CHECK = PageCheck("phrase", ("T1", "V1.1"), (Kind.WRONG_WORD, Kind.LEADER_TITLE), run)
