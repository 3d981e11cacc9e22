"""Sensitive words (敏感词): injected advertising anywhere in a page, wordings with a prescribed right form.

Source: 国办秘函〔2019〕19号, 单项否决·安全、泄密事故等严重问题; words in dictionaries/sensitive/.
"""

from govspider.checks import secrecy_mark
from govspider.checks.protocol import PageContext
from govspider.checks.word_findings import in_all_text
from govspider.items import FaultKind, Group, Kind, TextPart
from govspider.text.match import WordHit
from govspider.words.territory import find_territory

KIND = FaultKind(Kind.SENSITIVE_WORD, "敏感词", Group.WORDS)


def find(part: TextPart, context: PageContext) -> list[WordHit]:
    """Every word of a part, in hidden text, comments and scripts too; territory beside States."""
    return [*context.tools.sensitive.find(part.text, part.boundaries), *find_territory(part.text)]


CHECK = in_all_text("sensitive_word", (KIND, secrecy_mark.KIND), ("V1.3", "V1.1", "V1.2", "T2"), find)
