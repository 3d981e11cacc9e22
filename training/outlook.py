"""Which segments with suspects were worth a cut (govspider/words/spelling/outlook.py): what that forest learns from."""

from array import array

import numpy as np

from benchmarks.text.data import part_of
from govspider.words.spelling.acceptor import passes
from govspider.words.spelling.lattice import SEGMENT
from govspider.words.spelling.outlook import outlook_row
from govspider.words.spelling.reading import IMPROBABLE
from govspider.words.spelling.trees import Forest
from govspider.words.spelling.units import with_borders
from training.edits import EditRow, Pairs
from training.loading import FoldedParts

LIKELY = 0.4  # confidence from which an edit makes its segment worth a cut
Segment = tuple[int, int, tuple[int, int]]  # source, number of the sentence there, span


def worth_a_cut(edits: list[EditRow], odds: np.ndarray, model: Forest) -> frozenset[Segment]:
    """The segments that have a likely edit, right or not; `odds` are cross-validated."""
    return frozenset(
        (edit.source, edit.sentence, edit.segment)
        for edit, own in zip(edits, odds, strict=True)
        if model.calibrated(float(own)) >= LIKELY
    )


def segment_rows(parts: FoldedParts, gate: Forest, pairs: Pairs, worth: frozenset[Segment]) -> list[EditRow]:
    """A row for each segment that the gate lets pass and the outlook is asked about; right are those worth a cut."""
    rows = []
    for source, found in enumerate(pairs):
        for number, (written, meant) in enumerate(found):
            for segment in SEGMENT.finditer(written):
                span = segment.span()
                own = parts.of(meant)
                reading = own.suspects.read(with_borders(written, *span))
                if reading.dearest >= IMPROBABLE:
                    continue
                suspects = own.suspects.rows(reading)
                odds = gate.odds(suspects)
                if passes(reading, odds, gate.least):
                    features = array("f", outlook_row(own.tables, reading, suspects, odds))
                    right = (source, number, span) in worth
                    rows.append(EditRow(source, number, part_of(meant), *span, "", span, features, right))
    return rows
