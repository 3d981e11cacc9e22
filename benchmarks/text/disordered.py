"""Characters lost, written twice and swapped (漏字、多字、颠倒): how many are told, by kind.

Run: python -m benchmarks.text.disordered CORPORA [--models KEPT] [--forests FOLDER] [--most 1000] [--part 0] [--drafts]
One slip each in sentences of CORPORA's kept_out files; levels are those at which so many alarms are told per 100,000
characters of right text: the same files. --models names models that have not read kept_out (the ones that
ship have), --part takes other sentences, --drafts judges everything as drafts are.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.text.data import DATA
from benchmarks.text.official import ACCUSED, as_drafts, judged, load_context, print_right, print_sets
from benchmarks.text.spelling import Judged, with_forests
from training.corpora import measured_sentences
from training.inject import disordered

KINDS = ("lost", "doubled", "swapped")
SEED = 11


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--models", type=Path, help="folder of models that have not read kept_out")
    parser.add_argument("--forests", type=Path, help="forests to judge with instead of those that ship")
    parser.add_argument("--most", type=int, default=1000, help="sentences of each kind")
    parser.add_argument("--part", type=int, default=0, help="which so many sentences")
    parser.add_argument("--drafts", action="store_true", help="judge everything as a draft")
    parser.add_argument("--read", action="store_true", help="print what is accused in right text")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("没有开发数据，跳过")
        return
    context = load_context(options.models)
    if options.forests:
        context = with_forests(context, options.forests)
    if options.drafts:
        context = as_drafts(context)
    kept = list(measured_sentences(options.corpora))
    right = list(judged([context], ((text, text) for text in kept)))
    dice = random.Random(SEED)
    dice.shuffle(kept)
    mine = kept[options.part * options.most :][: options.most]
    sets = {kind: list(judged([context], spoilt(mine, kind, dice))) for kind in KINDS}
    print_sets({"all three": [row for rows in sets.values() for row in rows], **sets}, right)
    for kind, rows in sets.items():
        print_accused(kind, rows)
    print_right("kept_out", right, read=options.read)


def spoilt(sentences: list[str], kind: str, dice: random.Random) -> Iterator[tuple[str, str]]:
    """Sentences with one slip, as written and as meant."""
    for sentence in sentences:
        places = [place for place, character in enumerate(sentence[:-1]) if _is_han(character)]
        if kind == "swapped":
            places = [place for place in places if _is_han(sentence[place + 1])]
        if places:
            written = disordered(sentence, dice.choice(places), kind)
            if written != sentence:
                yield written, sentence


def print_accused(kind: str, rows: list[Judged]) -> None:
    """How many slips accuse, mended as they should be and otherwise."""
    accused = [row for row in rows if any(hit.confidence >= ACCUSED for hit in row.hits)]
    detectors = frozenset(hit.detector for row in rows for hit in row.hits)
    mended = sum(row.fixed(ACCUSED, detectors) == row.meant for row in accused)
    print(f"{kind}: of {len(rows)} slips {mended} mended and accused, {len(accused) - mended} otherwise")


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿"


if __name__ == "__main__":
    main()
