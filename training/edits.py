"""The edits that the speller proposes on sentences whose right form is known: what the forests learn from."""

import difflib
import random
from dataclasses import dataclass
from enum import Enum

import numpy as np

from benchmarks.text.spelling import part_of, read_set
from govspider.words.spelling.acceptor import LEAST_GAIN
from govspider.words.spelling.features import edits_of
from govspider.words.spelling.lattice import SEGMENT, Lattice
from govspider.words.spelling.proposals import Proposer
from govspider.words.spelling.speller import Parts
from training.inject import Injector
from training.names import Names
from training.news import LEARNT_RIGHT, LEARNT_SPOILT


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
TENTHS, FOLDS = 10, 5
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
    boundaries = matching_places(written, meant)
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


# Place between two characters → the same place in the other text; two where one is lost.
Matching = dict[int, set[int]]


def matching_places(written: str, meant: str) -> Matching:
    """Places between characters that stand at the same place of both sentences."""
    if len(written) == len(meant):
        return {place: {place} for place in range(len(written) + 1)}
    boundaries: Matching = {0: {0}, len(written): {len(meant)}}
    for tag, start, end, first, last in difflib.SequenceMatcher(
        None, written, meant, autojunk=False
    ).get_opcodes():
        boundaries.setdefault(start, set()).add(first)
        boundaries.setdefault(end, set()).add(last)
        if tag == "equal" or end - start == last - first:
            boundaries.update((start + step, {first + step}) for step in range(1, end - start))
    return boundaries


def is_meant(meant: str, boundaries: Matching, start: int, end: int, new: str) -> bool:
    """Whether what was meant has `new` between two places."""
    return any(
        meant[first:last] == new
        for first in boundaries.get(start, ())
        for last in boundaries.get(end, ())
        if first <= last
    )
