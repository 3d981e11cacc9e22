"""Wrong words that show in their context (错别字·语言模型): detector 4, and a neural corrector where one is set.

Source: 国办发〔2017〕47号, 内容发布·文字准确. Below the count threshold a finding is a hint for a person.
"""

from collections.abc import Iterator

from govspider.checks.base import CheckContext, PageCheck
from govspider.checks.finding_builder import visible_parts
from govspider.checks.word_findings import in_visible_text
from govspider.items import Finding, Kind, Page, TextPart
from govspider.text.match import WordHit
from govspider.words.detectors import find_in_context
from govspider.words.spelling.evidence import Evidence


def run(page: Page, context: CheckContext) -> Iterator[Finding]:
    """One finding for each probable error; what another check has seen too, `judge.overlaps` takes out."""
    tools = context.tools
    if not tools.spellers:
        return iter(())
    evidence = context.evidence or Evidence()
    for part in visible_parts(page):
        evidence.add(part.text)
    own_names = f"{context.target.name}\n{context.target.unit}\n{context.target.supervisor}"

    def find(part: TextPart) -> list[WordHit]:
        hits = find_in_context(tools, part.text, evidence)
        return [hit for hit in hits if hit.shown not in own_names]  # 澄溪市 is in no vocabulary

    return in_visible_text(page, context, find)


CHECK = PageCheck("spelling", ("T1",), (Kind.WRONG_WORD,), run)
