"""Wrong words that show in their context (错别字·语言模型), and those of a neural corrector where one is set.

Source: 国办发〔2017〕47号, 内容发布·文字准确. Below the count threshold a finding is a hint for a person. What another
check has seen too is told once, see `judge.overlaps`.
"""

from govspider.checks.protocol import PageContext
from govspider.checks.word_findings import WRONG_WORD, in_visible_text
from govspider.items import TextPart
from govspider.text.match import WordHit
from govspider.words.spelling.in_context import find_in_context


def find(part: TextPart, context: PageContext) -> list[WordHit]:
    """Every probable error of a part; names in the ledger are right, though they are in no vocabulary (澄溪市)."""
    target = context.target
    own_names = f"{target.name}\n{target.unit}\n{target.supervisor}"
    hits = find_in_context(context.tools.spellers, part.text, context.evidence)
    return [hit for hit in hits if hit.shown not in own_names]


CHECK = in_visible_text("spelling", (WRONG_WORD,), ("T1",), find)
