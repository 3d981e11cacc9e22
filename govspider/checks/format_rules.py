"""Faults against rules (格式与规则): dates, doubled words, marks, damaged and unfinished text, sums, contradictions.

Source: 国办发〔2017〕47号, 内容发布; GB/T 15834 and GB/T 15835 on marks and numbers.
"""

from dataclasses import replace

from govspider.checks.protocol import PageContext
from govspider.checks.word_findings import REPEATING, WRONG_WORD, in_visible_text
from govspider.items import FaultKind, Group, Kind, TextPart
from govspider.text.match import WordHit
from govspider.words.in_document import find_in_document
from govspider.words.rules import PLACEHOLDERS
from govspider.words.rules_damage import explains_programs

FORMAT_ERROR = FaultKind(Kind.FORMAT_ERROR, "格式与规则错误", Group.WORDS)
# Confidence of &nbsp; in tags and under the pointer, where systems write what readers hardly see.
_BY_SYSTEMS = 0.75


def find(part: TextPart, context: PageContext) -> list[WordHit]:
    """Every place of a part that breaks a rule or contradicts another."""
    tools = context.tools
    hits = [*tools.rules.find(part.text), *find_in_document(part.text, tools.alike, tools.segmenter)]
    if any(hit.source == PLACEHOLDERS for hit in hits) and explains_programs(part.text):
        hits = [hit for hit in hits if hit.source != PLACEHOLDERS]
    if part.kind not in REPEATING:
        return hits
    return [
        replace(hit, confidence=min(hit.confidence, _BY_SYSTEMS)) if hit.shown.startswith("&") else hit
        for hit in hits
    ]


CHECK = in_visible_text("format_rules", (FORMAT_ERROR, WRONG_WORD), ("T1", "T2"), find)
