"""The edits that the speller proposes on sentences whose right form is known: what the forests learn from."""

import difflib
import os
import random
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.text.data import part_of, read_set
from govspider.words.spelling import rivals
from govspider.words.spelling.acceptor import worth_asking
from govspider.words.spelling.features import edits_of
from govspider.words.spelling.lattice import SEGMENT
from govspider.words.spelling.parts import Parts
from govspider.words.spelling.units import with_borders
from govspider.words.spelling.units_said import UnitsSaid
from training.corpora import kept_sentences
from training.inject import DISORDERED, Injector
from training.loading import FoldedParts
from training.names import Names
from training.news import LEARNT_RIGHT, LEARNT_SPOILT
from training.own_texts import KEPT_OWN

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Which(Enum):
    """Which sentences of a set are taken."""

    WRITTEN = "as they are"
    MEANT = "the right ones"
    SPOILT = "the right ones, with errors of our own"
    NAMES = "made up, right, full of names"
    CORPUS_RIGHT = "official documents"
    CORPUS_SPOILT = "official documents, with errors of our own"
    CORPUS_LOST = "official documents, a character lost in each sentence"
    LOST = "the right ones, a character lost in each"


@dataclass(frozen=True, slots=True)
class Source:
    """Sentences to learn from."""

    name: str
    most: int  # rows
    weight: float
    which: Which
    calibration: float = 0.0  # weight in what the draft confidences mean; 0: takes no part


SOURCES = (
    Source("csc_ecspell_odw_train", 9999, 2.0, Which.WRITTEN, 1.0),
    Source("csc_ecspell_law_train", 9999, 2.0, Which.WRITTEN, 1.0),
    Source("clean_xxqg_b", 9999, 3.0, Which.WRITTEN, 0.1),
    Source("csc_mcsc_5k", 9999, 1.5, Which.WRITTEN),
    Source("csc_sighan2014", 800, 0.25, Which.WRITTEN),
    Source("csc_faspell_ocr", 500, 0.25, Which.WRITTEN),
    Source("csc_gen_de3", 1000, 2.0, Which.MEANT),
    Source("clean_xxqg_b", 9999, 0.3, Which.SPOILT),
    Source("csc_ecspell_odw_train", 9999, 0.3, Which.SPOILT),
    Source("csc_ecspell_law_train", 9999, 0.3, Which.SPOILT),
    Source("csc_mcsc_5k", 600, 0.1, Which.SPOILT),
    Source("names", 1500, 1.0, Which.NAMES, 0.02),
    Source(LEARNT_RIGHT, 4000, 1.2, Which.MEANT, 0.02),
    Source(LEARNT_SPOILT, 1500, 0.25, Which.SPOILT),
    Source(KEPT_OWN, 9999, 1.0, Which.MEANT, 0.02),
    Source(KEPT_OWN, 9999, 0.25, Which.SPOILT),
    Source("corpus", 14_000, 0.6, Which.CORPUS_RIGHT, 0.03),
    Source("corpus", 6000, 0.4, Which.CORPUS_SPOILT),
)
# What the last forest learns from: the network has read our own errors by the million, and knows them too well.
_OURS, _OF_OURS = (Which.SPOILT, Which.CORPUS_SPOILT), 0.25
LAST_SOURCES = tuple(
    replace(source, weight=_OF_OURS * source.weight) if source.which in _OURS else source
    for source in SOURCES
)
CALIBRATED_ON = tuple(place for place, source in enumerate(SOURCES) if source.calibration)
CLEAN = 2  # of the sources: clean official text
PUBLISHED = next(place for place, source in enumerate(SOURCES) if source.which is Which.CORPUS_RIGHT)
SEED = 11

Pairs = list[list[tuple[str, str]]]  # sentences of each source, as written and as meant


@dataclass(frozen=True, slots=True)
class EditRow:
    """One proposed edit."""

    source: int
    sentence: int
    tenth: int
    start: int
    end: int
    new: str
    segment: tuple[int, int]
    features: "array[float]"
    right: bool


@dataclass(slots=True)
class Rows:
    """What is learnt from: suspects for the gate, edits for the other forests."""

    gate: list[EditRow] = field(default_factory=list)
    edits: list[EditRow] = field(default_factory=list)


def sentences(parts: Parts, corpora: Path, sources: Sequence[Source] = SOURCES) -> Pairs:
    """The sentences of every source."""
    injector = Injector(parts, random.Random(SEED))
    corpus = iter(kept_sentences(corpora, random.Random(SEED)))
    names = Names(parts.features.places.names, random.Random(SEED))
    found = []
    for source in sources:
        match source.which:
            case Which.NAMES:
                right = names.sentences(source.most, tested=False)
            case Which.CORPUS_RIGHT | Which.CORPUS_SPOILT | Which.CORPUS_LOST:
                right = [sentence for sentence, _ in zip(corpus, range(source.most), strict=False)]
            case _:
                right = [meant for _, meant in read_set(source.name)[: source.most]]
        match source.which:
            case Which.WRITTEN:
                found.append(read_set(source.name)[: source.most])
            case Which.SPOILT:
                found.append([(injector.spoil(meant), meant) for meant in right])
            case Which.CORPUS_SPOILT:
                found.append([(injector.spoil(meant, DISORDERED), meant) for meant in right])
            case Which.CORPUS_LOST | Which.LOST:
                found.append([(injector.slip(meant, "lost"), meant) for meant in right])
            case _:
                found.append([(meant, meant) for meant in right])
    return found


def collect(parts: FoldedParts, pairs: Pairs) -> Rows:
    """Every suspect and edit of the training sentences, by models that have not read them and a process for each core."""
    context, cores = get_context("fork"), len(os.sched_getaffinity(0))
    ends = []
    for number in range(cores):
        receive, send = context.Pipe(duplex=False)
        context.Process(target=_collect, args=(parts, pairs, slice(number, None, cores), send)).start()
        ends.append(receive)
    rows = Rows()
    for receive in ends:
        made = receive.recv()
        rows.gate += made.gate
        rows.edits += made.edits
    print(sum(map(len, pairs)), "sentences", len(rows.gate), "suspects", len(rows.edits), "edits", flush=True)
    return rows


def _collect(parts: FoldedParts, pairs: Pairs, mine: slice, send: "Connection[Rows, Rows]") -> None:
    rows = Rows()
    for source, found in enumerate(pairs):
        for sentence in range(len(found))[mine]:
            _, meant = pair = found[sentence]
            add_rows(rows, parts.of(meant), (source, sentence), pair)
    send.send(rows)


def add_rows(rows: Rows, parts: Parts, place: tuple[int, int], pair: tuple[str, str]) -> None:
    """The suspects and edits of one sentence, each right or not; its place is the source and its number there."""
    written, meant = pair
    source, sentence = place
    matching = matching_places(written, meant)
    tenth = part_of(meant)

    def row(
        at: int, span: tuple[int, int, str], features: Sequence[float], segment: tuple[int, int]
    ) -> EditRow:
        start, end, new = at + span[0], at + span[1], span[2]
        right = new != written[start:end] and is_meant(meant, matching, start, end, new)
        return EditRow(source, sentence, tenth, start, end, new, segment, array("f", features), right)

    for segment in SEGMENT.finditer(written):
        at = segment.start() - 1
        reading = parts.suspects.read(with_borders(written, *segment.span()))
        for suspect, features in zip(reading.suspects, parts.suspects.rows(reading), strict=True):
            rows.gate.append(row(at, (suspect.start, suspect.end, suspect.new), features, segment.span()))
        reading = parts.suspects.read(reading.text, thorough=True)
        lattice = parts.candidates.cut(reading.text)
        look = parts.corrector.read(reading.text)
        suspects = [*reading.suspects, *look.suspects()]
        edits = edits_of(reading.text, parts.candidates.propose(lattice, suspects))
        said = UnitsSaid(parts.characters, reading, [edit.span for edit in edits])
        asked = worth_asking(edits, said, look)
        quick = parts.features.quick(reading.text, asked, said)
        for edit, own, seen in zip(asked, quick, look.quick([edit.span for edit in asked]), strict=True):
            features = [*parts.features.row(lattice, edit, edits, own, said), *seen]
            rows.edits.append(row(at, edit.span, features, segment.span()))


def opinions(parts: FoldedParts, rows: list[EditRow], pairs: Pairs) -> np.ndarray:
    """What the second model of words and the network say of each edit, how it stands beside the others, and how it looks."""
    table = []
    for (source, sentence, segment), group in groupby(
        rows, key=lambda row: (row.source, row.sentence, row.segment)
    ):
        written, meant = pairs[source][sentence]
        text, at = with_borders(written, *segment), segment[0] - 1
        own = parts.of(meant)
        edits = list(group)
        spans = [(row.start - at, row.end - at, row.new) for row in edits]
        looks = own.corrector.read(text).features(spans)
        beside = rivals.rows(spans, [row.features for row in edits], looks)
        for span, look, others in zip(spans, looks, beside, strict=True):
            start, end, new = span
            table.append([*own.pairs.row(text, *span), *look, *others, *own.prints.row(text[start:end], new)])
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
