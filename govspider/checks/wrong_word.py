"""Wrong words of the confusion dictionary (错别字·易错词库).

Source: 国办发〔2017〕47号, 内容发布·文字准确; words in dictionaries/confusions/.
"""

from govspider.checks.protocol import PageContext
from govspider.checks.word_findings import WRONG_WORD, in_visible_text
from govspider.items import TextPart
from govspider.text.match import WordHit


def find(part: TextPart, context: PageContext) -> list[WordHit]:
    """Every wrong form of a part."""
    return context.tools.confusions.find(part.text, part.boundaries)


CHECK = in_visible_text("wrong_word", (WRONG_WORD,), ("T1",), find, in_pictures=True)
