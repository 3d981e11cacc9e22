"""What the log odds of a forest mean as confidences, and what they are worth."""

from collections.abc import Sequence

import numpy as np

from benchmarks.text.data import part_of
from benchmarks.text.spelling import f1
from govspider.words.spelling.drafts import PUBLISHED_ERRORS
from govspider.words.spelling.evidence import Evidence, Says
from govspider.words.spelling.fixed_words import spans_meet
from govspider.words.spelling.lattice import SEGMENT
from training.edits import CALIBRATED_ON, CLEAN, PUBLISHED, SOURCES, EditRow, Pairs

ERRORS = 1e5 * PUBLISHED_ERRORS  # in 100,000 characters of published official text
KNOTS = (-4, -3, -2.2, -1.5, -1, -0.5, 0, 0.4, 0.8, 1.2, 1.6, 2, 2.4, 2.8, 3.2, 3.6, 4, 4.5, 5, 5.5)
SUREST = 0.995
KNOWN_PART = 3  # one segment in so many is known as evidence


def calibration(rows: list[EditRow], odds: np.ndarray, counted: Sequence[int]) -> dict[str, list[float]]:
    """Share of right edits about each knot, among the edits that would be made; never falling."""
    made = without_clashes([place for place in counted if rows[place].source in CALIBRATED_ON], rows, odds)
    sure: list[float] = []
    for knot in KNOTS:
        near = [place for place in made if abs(odds[place] - knot) < (0.45 if knot < 3 else 0.6)]
        weights = [SOURCES[rows[place].source].calibration for place in near]
        right = sum(weight for place, weight in zip(near, weights, strict=True) if rows[place].right)
        share = (right + 0.2) / (sum(weights) + 0.6)
        sure.append(round(min(SUREST, max(share, *sure, 0.0)), 4))
    return {"raw": list(KNOTS), "sure": sure}


def published(rows: list[EditRow], odds: np.ndarray, counted: Sequence[int], pairs: Pairs) -> list[float]:
    """Share of right findings about each knot, were errors as rare as in published official text; never falling.

    How much of the errors is found at some odds is learnt from official writing and law; how much is said wrongly, from
    clean official text.
    """
    made = without_clashes(list(counted), rows, odds)
    right = [place for place in made if rows[place].source < CLEAN and rows[place].right]
    wrong = [place for place in made if rows[place].source in (CLEAN, PUBLISHED)]
    share = len(counted) / len(rows)  # of the sentences, about
    errors = share * sum(
        max(1, sum(one != other for one, other in zip(written, meant, strict=False)))
        for source in range(CLEAN)
        for written, meant in pairs[source]
        if written != meant
    )
    clean = share * sum(len(meant) for source in (CLEAN, PUBLISHED) for _, meant in pairs[source])
    return shares_of(odds[right], ERRORS / errors, odds[wrong], 1e5 / clean)


def shares_of(right: np.ndarray, found: float, wrong: np.ndarray, said: float) -> list[float]:
    """Share of right findings about each knot, never falling.

    Args:
        right: log odds of what is found rightly.
        found: for how many findings in 100,000 characters each of them stands.
        wrong: log odds of what is said wrongly.
        said: for how many in 100,000 characters each of them stands.
    """
    shares: list[float] = []
    for knot in KNOTS:
        width = 0.45 if knot < 3 else 0.6
        good = found * float((abs(right - knot) < width).sum())
        bad = said * (float((abs(wrong - knot) < width).sum()) + 0.2)
        shares.append(round(min(SUREST, max(good / (good + bad), *shares, 0.0)), 4))
    return shares


def without_clashes(places: list[int], rows: list[EditRow], odds: np.ndarray) -> list[int]:
    """Of edits that exclude each other the surest."""
    kept: dict[tuple[int, int], list[int]] = {}
    for place in sorted(places, key=lambda place: -odds[place]):
        row = rows[place]
        others = kept.setdefault((row.source, row.sentence), [])
        if not any(spans_meet(row.start, row.end, rows[other].start, rows[other].end) for other in others):
            others.append(place)
    return [place for others in kept.values() for place in others]


def report(rows: list[EditRow], odds: np.ndarray, pairs: Pairs) -> None:
    """Cross-validated precision, recall and F1 of whole sentences, with the alarms on clean text at each level."""
    made = without_clashes(
        [place for place, row in enumerate(rows) if row.source in CALIBRATED_ON], rows, odds
    )
    characters = sum(len(meant) for _, meant in pairs[CLEAN])
    for level in np.arange(-1.5, 5.0, 0.5):
        told = [rows[place] for place in made if odds[place] >= level]
        alarms = 1e5 * sum(row.source == CLEAN for row in told) / characters
        line = f"{level:5.1f} {alarms:6.1f} alarms/100k"
        for source in (0, 1):
            line += "  {} P {:.3f} R {:.3f} F1 {:.3f}".format(
                SOURCES[source].name, *scores([row for row in told if row.source == source], pairs[source])
            )
        print(line, flush=True)


def scores(rows: list[EditRow], pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 when the edits are made."""
    edits: dict[int, list[EditRow]] = {}
    for row in rows:
        edits.setdefault(row.sentence, []).append(row)
    right = 0
    for sentence, found in edits.items():
        written, meant = pairs[sentence]
        text = written
        for row in sorted(found, key=lambda row: -row.start):
            text = text[: row.start] + row.new + text[row.end :]
        right += text == meant != written
    return f1(right, len(edits), sum(written != meant for written, meant in pairs))


def weigh_evidence(rows: list[EditRow], odds: np.ndarray, pairs: Pairs) -> None:
    """Print which log odds fit best what the rest of a set says, when a third of it is known (`acceptor._SHIFTS`)."""
    said: dict[Says, list[int]] = {}
    for source in CALIBRATED_ON:
        evidence = Evidence()
        for written, _ in pairs[source]:
            for segment in SEGMENT.finditer(written):
                if part_of(segment.group()) % KNOWN_PART == 0:
                    evidence.add(segment.group())
        for place in without_clashes([at for at, row in enumerate(rows) if row.source == source], rows, odds):
            row = rows[place]
            first, last = row.segment
            text = pairs[source][row.sentence][0][first:last]
            said.setdefault(evidence.says(text, row.start - first, row.end - first, row.new), []).append(
                place
            )
    right = np.array([row.right for row in rows])
    for says, places in sorted(said.items()):
        fits = {shift: likelihood(odds[places] + shift, right[places]) for shift in np.arange(-6, 6.1, 0.25)}
        print(
            says.name,
            len(places),
            "edits",
            right[places].sum(),
            "right; best shift",
            max(fits, key=fits.__getitem__),
        )


def likelihood(odds: np.ndarray, right: np.ndarray) -> float:
    """Log likelihood of what is right and what not."""
    return float(-np.logaddexp(0.0, np.where(right, -odds, odds)).sum())
