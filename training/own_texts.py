"""Sentences of our own (自撰语料), for what no free text tells: health, law as it is taught, news, offices, letters.

The files lie in `training/texts/`, a sentence a line. They were written by a language model on our order, by subjects, and
are nobody else's; docs/licences/official_models.md says more. One line in twenty is not read by the models that
the forests are trained with, like lines of documents.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
KEPT_OWN = "own_texts"  # name of the set of those that no model reads, see training/corpora.py
SHARED = 10  # Chinese characters in a row: so many in common are more than chance
_HAN = re.compile(r"[一-鿿]+")


def own_lines(apart_from: Iterable[str], folder: Path = TEXTS) -> list[str]:
    """Our own sentences but for those that some others hold, or that hold so much of one of them.

    Args:
        apart_from: sentences that something is measured on; what is near them must not be learnt.
        folder: of `*.txt`.

    Returns: sentences in the order of the files, each once.
    """
    taken = {part for sentence in apart_from for part in _parts(sentence)}
    lines = {
        line: None
        for path in sorted(folder.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    return [line for line in lines if taken.isdisjoint(_parts(line))]


def _parts(sentence: str) -> Iterator[str]:
    """Every run of so many Chinese characters of a sentence, and all of them together."""
    yield "".join(_HAN.findall(sentence))
    for run in _HAN.findall(sentence):
        for start in range(len(run) - SHARED + 1):
            yield run[start : start + SHARED]
