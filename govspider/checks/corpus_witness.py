"""Rare strings one slip away from what the whole city writes (错别字·全市语料佐证).

Source: 国办发〔2017〕47号, 内容发布·文字准确. Counting and deciding: govspider/words/corpus/.
"""

from collections.abc import Iterator

from govspider.checks.finding_builder import quote
from govspider.checks.protocol import ReadTexts, SweepCheck, SweepContext
from govspider.checks.word_findings import WRONG_WORD
from govspider.items import Finding, Place, Severity
from govspider.words.corpus.witness import Witnessed


def run(read: ReadTexts, context: SweepContext) -> Iterator[Finding]:
    """One finding for each place of each slip; the texts are masked already."""
    return map(_finding, context.tools.corpus.slips(read, context.names))


def _finding(slip: Witnessed) -> Finding:
    text, hit = slip
    return Finding(
        indicator=hit.indicator,
        kind=hit.kind,
        target_id=text.target_id,
        problem=hit.reason,
        page_url=text.page_url,
        place=Place(text.part, hit.start, hit.end),
        shown=hit.shown,
        suggestion=hit.suggestion,
        context=quote(text.text, hit.start, hit.end),
        detector=hit.detector,
        confidence=hit.confidence,
        needs_person=hit.severity is Severity.HINT,
        ordinal=text.text.count(hit.shown, 0, hit.start),
        evidence=text.body_hash,
    )


CHECK = SweepCheck("corpus_witness", (WRONG_WORD,), ("T1",), run)
