"""Learn the word vectors that ship (govspider/words/spelling/models/vectors.bin) from documents and sentences of our own.

Run: pip install gensim, then python -m training.vectors CORPORA OUT [--without other]
CBOW with negative sampling over words cut as in `official_models`, a line in twenty left out (see training/corpora.py), our
own sentences read as often as there; the commonest words keep two vectors each, in eight bits. It takes a minute or two on
two cores. With several threads no two runs are alike to the last bit; only products of two vectors of one run mean anything.
"""

import argparse
import tempfile
from itertools import chain
from pathlib import Path

import numpy as np
from scrapy.utils.project import get_project_settings

from benchmarks.text.data import read_own
from govspider.config import Config
from govspider.words.spelling.vectors import SIZE, VECTORS, write_vectors
from training.corpora import KEPT, document_lines, is_kept_out
from training.official_models import TIMES, folded, word_cutter

MOST = 28_000  # words that have vectors
_CUT_OFF = 0.9995  # share of the numbers that fit into eight bits as they are


def main() -> None:
    """Learn, quantise, write."""
    from gensim.models import Word2Vec

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="groups of the corpora that are left out")
    options = parser.parse_args()
    cut = word_cutter(Config.from_settings(get_project_settings()))
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        for line in chain(document_lines(options.corpora, options.without), *TIMES * [read_own()]):
            if not is_kept_out(line, KEPT):
                file.write(" ".join(word for word in cut(folded(line)) if "一" <= word[0] <= "鿿") + "\n")
        file.flush()
        model = Word2Vec(
            corpus_file=file.name,
            vector_size=SIZE,
            window=6,
            min_count=4,
            sg=0,
            negative=12,
            epochs=4,
            sample=1e-4,
            seed=7,
        )
    words = model.wv.index_to_key[:MOST]
    numbers = np.concatenate([_bytes(model.wv.vectors[:MOST]), _bytes(model.syn1neg[:MOST])])
    write_vectors(options.out / VECTORS, words, numbers.tobytes())


def _bytes(vectors: np.ndarray) -> np.ndarray:
    scale = 127 / np.quantile(np.abs(vectors), _CUT_OFF)
    numbers: np.ndarray = np.clip(np.round(vectors * scale), -127, 127).astype(np.int8)
    return numbers


if __name__ == "__main__":
    main()
