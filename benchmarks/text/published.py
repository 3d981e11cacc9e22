"""What all but the language model says of published official text: every distinct accusation and hint, to be read.

Run: python -m benchmarks.text.published FILE [FILE …] [--out said.tsv] [--most 20000]
A FILE is text, a paragraph a line (`.txt`, `.txt.xz`), or sentences as written and as meant (`.tsv`: the last column is
read). Each line is judged as the text of a page: personal data first, masked as a page's is, then lists, formulas, rules,
contradictions within the line, sensitive words and marks of secrecy. Published text is nearly always right, so what is
said of it is mostly wrong; docs/quality.md has the figures. The table has a row for each distinct thing said: how often,
confidence, kind, who says it, as found, as suggested, and two places.
"""

import argparse
import lzma
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from scrapy.utils.project import get_project_settings

from govspider.checks.finding_builder import quote
from govspider.checks.protocol import PageContext
from govspider.config import Config
from govspider.items import Severity
from govspider.judge.plain_text import judge_text
from govspider.judge.resources import load_judging
from govspider.privacy.masking import PersonalText, read_personal
from govspider.text.match import WordHit

SHOWN, ACCUSED = 0.7, 0.96
PLACES = 2  # quoted of each distinct thing said


class Said(NamedTuple):
    """One distinct thing said."""

    accuses: bool
    kind: str
    source: str
    shown: str
    suggestion: str
    confidence: float


@dataclass(slots=True)
class Places:
    """How often it was said, and where."""

    count: int = 0
    quoted: list[str] = field(default_factory=list)

    def add(self, where: str) -> None:
        """Count one more place."""
        self.count += 1
        if len(self.quoted) < PLACES and where not in self.quoted:
            self.quoted.append(where)


def main() -> None:
    """Judge every line, print the sums, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, help="file for the table; without it only the sums are printed")
    parser.add_argument("--most", type=int, default=0, help="lines of each file; 0: all")
    options = parser.parse_args()
    config = Config.from_settings(get_project_settings())
    context = load_judging(config).of_document(config.day)
    context = replace(context, tools=replace(context.tools, spellers=()))
    everything: dict[Said, Places] = {}
    for path in options.files:
        begun, characters = time.process_time(), 0
        told: dict[Said, Places] = {}
        for line in read_lines(path, options.most):
            characters += len(line)
            for said, where in judged(line, context):
                for table in (told, everything):
                    table.setdefault(said, Places()).add(where)
        print_sums(path.name, told, characters, time.process_time() - begun)
    if options.out:
        options.out.write_text("".join(rows(everything)), encoding="utf-8")


def read_lines(path: Path, most: int) -> Iterator[str]:
    """The paragraphs of a file; of sentences in pairs what was meant."""
    packed = path.suffix == ".xz"
    with lzma.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as file:
        for line in islice(file, most or None):
            text = line.rstrip("\n")
            yield text.rpartition("\t")[2] if path.suffix == ".tsv" else text


def judged(line: str, context: PageContext) -> Iterator[tuple[Said, str]]:
    """What is said of a line, each with its place."""
    personal = read_personal(line, context.day)
    yield from _personal(personal)
    for hit in judge_text(personal.masked, context).told:
        if hit.confidence >= SHOWN and not _wants_a_day(hit, context.day):
            accuses = hit.confidence >= ACCUSED and hit.severity is not Severity.HINT
            said = Said(accuses, hit.kind, hit.source, hit.shown, hit.suggestion or "", hit.confidence)
            yield said, quote(personal.masked, hit.start, hit.end)


def _personal(personal: PersonalText) -> Iterator[tuple[Said, str]]:
    for hit in personal.hits:
        if hit.confidence >= SHOWN:
            shown = personal.masked[hit.start : hit.end]
            accuses = hit.confidence >= ACCUSED
            said = Said(accuses, hit.kind, hit.problem, shown, "", hit.confidence)
            yield said, quote(personal.masked, hit.start, hit.end)


def _wants_a_day(hit: WordHit, day: date) -> bool:
    """Whether it is told only on a page whose day is known: a line has none."""
    return hit.needs_day or (hit.since is not None and hit.since > day)


def print_sums(name: str, told: dict[Said, Places], characters: int, seconds: float) -> None:
    """How much is said for each 100,000 characters."""
    print(f"{name}: {characters} characters, {seconds:.0f} s of CPU")
    for heading, accuses in (("accusations", True), ("hints", False)):
        found = [places.count for said, places in told.items() if said.accuses is accuses]
        rate = 1e5 * sum(found) / max(1, characters)
        print(
            f"  {heading}: {len(found)} distinct, {sum(found)} in all, {rate:.2f} for each 100,000",
            flush=True,
        )


def rows(told: dict[Said, Places]) -> Iterable[str]:
    """The rows of the table: accusations first, by kind and source, the commonest first."""
    ordered = sorted(
        told.items(), key=lambda row: (not row[0].accuses, row[0].kind, row[0].source, -row[1].count)
    )
    for said, places in ordered:
        head = ("指控" if said.accuses else "提示", str(places.count), f"{said.confidence:.2f}")
        yield "\t".join((*head, said.kind, said.source, said.shown, said.suggestion, *places.quoted)) + "\n"


if __name__ == "__main__":
    main()
