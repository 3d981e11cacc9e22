"""Marks of secrecy on a public page (涉密标志): 秘密★1年, 机密★长期.

Source: 国办秘函〔2019〕19号, 单项否决·泄露国家秘密; 《保守国家秘密法》. Whether something is secret a person
decides.
"""

from govspider.checks.protocol import PageContext
from govspider.checks.word_findings import in_all_text
from govspider.items import FaultKind, Group, Kind, TextPart
from govspider.text.match import WordHit
from govspider.words.secrecy import find_secrecy_marks

KIND = FaultKind(Kind.SECRECY_MARK, "涉密标志", Group.WORDS)


def find(part: TextPart, _context: PageContext) -> list[WordHit]:
    """Every mark of a part."""
    return find_secrecy_marks(part.text)


CHECK = in_all_text("secrecy_mark", (KIND,), ("V1.2",), find)
