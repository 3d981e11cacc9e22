"""What the gate is told of suspects (门控特征), plainly written: what compiled code (`native/rows.c`) must say."""

from govspider.words.spelling.confusable import Confusable
from govspider.words.spelling.reading import OTHER, UNLIKE, WORDS, Reading
from govspider.words.spelling.tables import UNKNOWN

GATE = (
    "gain", "over_rival", "kind", "likeness", "pair", "cost", "order", "order_behind", "mean", "size",
    "char_old", "char_new", "count",
)  # fmt: skip


def rows_plainly(reading: Reading, confusable: Confusable, singles: dict[str, float]) -> list[list[float]]:
    """The features of each suspect of a reading, in the order of GATE.

    Args:
        reading: of a segment.
        confusable: says how characters are alike.
        singles: character → log10 P by itself.
    """
    text, known, suspects = reading.text, reading.known, reading.suspects
    best, second = sorted([-1.0, -1.0, *(suspect.gain for suspect in suspects)], reverse=True)[:2]
    rows: list[list[float]] = []
    for suspect in suspects:
        start, new = suspect.start, suspect.new
        old = text[start : max(suspect.end, start + 1)]
        likeness = max(map(confusable.likeness, old, new)) if suspect.kind in (OTHER, WORDS, UNLIKE) else 0
        rows.append(
            [
                suspect.gain,
                suspect.gain - (second if suspect.gain == best else best),
                suspect.kind,
                likeness,
                -known[start][0] - known[start + 1][0],
                -known[start][0],
                known[start][1],
                known[start + 1][1],
                reading.mean,
                len(text),
                min(singles.get(one, UNKNOWN) for one in old),
                min((singles.get(one, UNKNOWN) for one in new), default=0.0),
                len(suspects),
            ]
        )
    return rows
