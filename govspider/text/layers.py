"""The layers of judgement over one text, in order (判定层): a new layer has its line here."""

from collections.abc import Callable

from govspider.text.match import WordHit
from govspider.text.secrecy import find_secrecy_marks
from govspider.text.tools import TextTools

Judge = Callable[[TextTools, str, frozenset[int]], list[WordHit]]

LAYERS: tuple[tuple[str, Judge], ...] = (
    ("易错词库", lambda tools, text, borders: tools.confusions.find(text, borders)),
    ("规范表述", lambda tools, text, borders: tools.phrases.find(text, borders)),
    ("领导职务", lambda tools, text, _borders: tools.leaders.find(text)),
    ("规则", lambda tools, text, _borders: tools.rules.find(text)),
    ("敏感词", lambda tools, text, borders: tools.sensitive.find(text, borders)),
    ("密级标志", lambda _tools, text, _borders: find_secrecy_marks(text)),
)


def judge_words(tools: TextTools, text: str) -> list[WordHit]:
    """Everything the layers say of a text, in order of place."""
    borders = tools.segmenter.borders(text)
    hits = [hit for _, judge in LAYERS for hit in judge(tools, text, borders)]
    return sorted(hits, key=lambda hit: (hit.start, hit.end))
