"""What a segment with suspects promises as a whole (细判前景), before it is cut into words: most suspects come to nothing.

A forest learns from the whole detector which segments it says nothing of in the end (`training.outlook`).
"""

from collections.abc import Sequence

from govspider.words.spelling.reading import Reading
from govspider.words.spelling.tables import UNKNOWN, Tables

_OF_SUSPECTS = (
    "odds", "gain", "over_rival", "kind", "likeness", "pair", "char_old", "char_new",
    "cover_old", "cover_old_score", "cover_new", "cover_new_score",
)  # fmt: skip
_BEST = 2  # suspects that are looked at, the likeliest
OUTLOOK = (
    "size", "mean", "suspects", "dearest", "next_dearest", "order", "order_behind", "char", "cover", "cover_score", "unmet",
    *(f"{name}_{number}" for number in range(_BEST) for name in _OF_SUSPECTS),
)  # fmt: skip
_GAIN, _OVER_RIVAL, _KIND, _LIKENESS, _PAIR, _CHAR_OLD, _CHAR_NEW = 0, 1, 2, 3, 4, 10, 11  # places in GATE
_NONE = -9.0  # odds of what the gate has given up, score of what is no word


def outlook_row(
    tables: Tables, reading: Reading, rows: Sequence[Sequence[float]], odds: list[float]
) -> list[float]:
    """The features of a segment, in the order of OUTLOOK.

    Args:
        tables: of words.
        reading: its first one.
        rows: the features of its suspects, in the order of GATE.
        odds: log odds of the suspects by the gate.
    """
    text, known, model = reading.text, reading.known, tables.singles
    costs = [-known[place][0] - known[place + 1][0] for place in range(1, len(text) - 1)]
    dearest = max(costs)
    place = costs.index(dearest) + 1
    costs[place - 1] = 0.0
    row = [
        len(text),
        reading.mean,
        len(rows),
        dearest,
        max(costs),
        known[place][1],
        known[place + 1][1],
        model.get(text[place], UNKNOWN),
        *tables.words.cover(text, place, place + 1),
        sum(order == 1 for _, order in known[1:-1]),
    ]
    best = sorted(range(len(odds)), key=lambda index: -odds[index])[:_BEST]
    for index in best:
        suspect, said = reading.suspects[index], rows[index]
        start, new = suspect.start, suspect.new
        fixed = text[:start] + new + text[suspect.end :]
        row += [
            max(_NONE, odds[index]),
            *(said[place] for place in (_GAIN, _OVER_RIVAL, _KIND, _LIKENESS, _PAIR, _CHAR_OLD, _CHAR_NEW)),
            *tables.words.cover(text, start, max(suspect.end, start + 1)),
            *tables.words.cover(fixed, start, start + max(len(new), 1)),
        ]
    return row + [_NONE] * (len(OUTLOOK) - len(row))
