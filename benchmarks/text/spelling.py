"""Wrong words: sentence correction, character detection, false alarms, calibration and speed, per detector and all.

Run: python -m benchmarks.text.spelling [--folds FOLDER --models FOLDER] [--alone] [--sets NAME …] [--most 3000]
Sentences come one after the other, as `scrapy examine -` reads them: what a set has written before is evidence for what
comes later. With --alone each is judged by itself. The forests that ship have learnt from most of these sentences; with
--folds (made by train_speller) each sentence is judged by forests that never saw it.
It reads tab-separated sentences (as written, as meant) of the shared development data; see docs/quality.md. The set
news_1998_c is a third of a newspaper that the forests have not learnt from (training/news.py).
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scrapy.utils.project import get_project_settings

from benchmarks.text.data import DATA, part_of, read_set
from govspider.checks.protocol import PageContext
from govspider.config import Config
from govspider.judge.plain_text import judge_text
from govspider.judge.resources import load_judging
from govspider.text.match import WordHit
from govspider.words.spelling.acceptor import load_acceptor
from govspider.words.spelling.cache import Cache
from govspider.words.spelling.evidence import Evidence
from govspider.words.spelling.remembered import Remembered
from govspider.words.spelling.speller import Speller
from training.loading import with_models

SETS = ("csc_ecspell_odw_train", "csc_ecspell_law_train", "csc_mcsc_5k", "csc_sighan2014", "clean_xxqg_b")
LEVELS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96)
BANDS = ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.96), (0.96, 1.01))
REPEATS = 5  # of the mixture: each sentence stands so often on a city's sites


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence with what was found in it."""

    written: str
    meant: str
    hits: tuple[WordHit, ...]

    def fixed(self, level: float, detectors: frozenset[str]) -> str:
        """The sentence with every correction of a level made."""
        text = self.written
        for hit in sorted(self.hits, key=lambda hit: -hit.start):
            if hit.confidence >= level and hit.detector in detectors and hit.suggestion is not None:
                text = text[: hit.start] + hit.suggestion + text[hit.end :]
        return text

    def is_right(self, hit: WordHit) -> bool:
        """Whether a correction makes its place what was meant."""
        shift = len(self.meant) - len(self.written)
        ends = {hit.end, hit.end + shift}
        return (
            any(self.meant[hit.start : end] == hit.suggestion for end in ends) and self.written != self.meant
        )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=Path, help="folder of forests that have each not seen a fifth")
    parser.add_argument("--models", type=Path, help="folder whose folders hold models that have not read it")
    parser.add_argument("--alone", action="store_true", help="no sentence bears witness to another")
    parser.add_argument("--sets", nargs="*", default=SETS)
    parser.add_argument("--most", type=int, default=3000, help="sentences of each set")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("没有开发数据，跳过")
        return
    config = Config.from_settings(get_project_settings())
    context = load_judging(config).of_document(config.day)
    folds = load_folds(context, options.folds, options.models) or [context]
    everything: list[Judged] = []
    for name in options.sets:
        judged = list(judged_set(folds, name, options))
        print(
            f"\n{name}: {len(judged)} sentences, {sum(row.written != row.meant for row in judged)} with an error"
        )
        report(judged)
        everything += judged
    calibration(everything)
    speed(context, [row.written for row in everything])


def load_folds(context: PageContext, folds: Path | None, models: Path | None) -> list[PageContext]:
    """What judges each fifth of the sentences: forests that have not seen it, with models that have not read it.

    Args:
        context: what judges otherwise.
        folds: folder of folders of forests; None: nothing.
        models: folder of folders of models, named alike; None: those of the context, which is said.

    Raises:
        SystemExit: there are no models for a fold.
    """
    found = []
    for folder in sorted(folds.iterdir()) if folds else ():
        own = models / folder.name if models else None
        if own and not own.is_dir():
            raise SystemExit(f"没有与 {folder} 配套的语言模型：{own}；请先用 official_models --folds 生成")
        found.append(with_forests(context, folder, own))
    if found and not models:
        print(
            "注意：语言模型读过开发数据中的正确句子，得分偏高；请用 --models 指定 official_models --folds 的输出"
        )
    return found


def with_forests(context: PageContext, folder: Path, models: Path | None = None) -> PageContext:
    """The context with other forests, which remember nothing that these or others have judged before.

    Args:
        context: what judges.
        folder: of forests.
        models: of models that have not read what these forests have not read; default: those of the context.
    """
    spellers = [
        _with_forests(speller, folder, models) if isinstance(speller, Speller) else speller
        for speller in context.tools.spellers
    ]
    return replace(context, tools=replace(context.tools, spellers=tuple(spellers)))


def _with_forests(speller: Speller, folder: Path, models: Path | None) -> Speller:
    parts = with_models(speller.parts, models) if models else speller.parts
    acceptor = load_acceptor(parts, folder)
    return replace(speller, parts=parts, acceptor=acceptor, cache=Cache(), remembered=Remembered(None))


def judged_set(folds: list[PageContext], name: str, options: argparse.Namespace) -> Iterator[Judged]:
    """The sentences of a set that are asked for, judged in their order, each by the fold that has not seen it."""
    evidence = Evidence()
    for written, meant in read_set(name)[: options.most]:
        before = Evidence() if options.alone else evidence
        before.add(written)
        context = replace(folds[part_of(meant) % len(folds)], evidence=before)
        yield Judged(written, meant, tuple(judge(context, written)))


def judge(context: PageContext, text: str) -> Iterable[WordHit]:
    """Wrong words only: sensitive words are measured elsewhere."""
    return (hit for hit in judge_text(text, context).told if hit.kind == "wrong_word")


def report(judged: list[Judged]) -> None:
    """Precision, recall and F1 of whole sentences, detection of characters, alarms."""
    found = frozenset(hit.detector.value for row in judged for hit in row.hits)
    print("layer      level   P     R     F1    | characters P  R   | alarms/100k")
    for name, detectors in [("model", frozenset({"model"})), ("all", found)]:
        for level in LEVELS:
            print(f"{name:9}  {level:.2f}  {line(judged, level, detectors)}")
    for detector in sorted(found - {"model"}):
        print(f"{detector:9}  0.70  {line(judged, 0.7, frozenset({detector}))}")


def line(judged: list[Judged], level: float, detectors: frozenset[str]) -> str:
    """One row of the table."""
    count: Counter[str] = Counter()
    for row in judged:
        fixed = row.fixed(level, detectors)
        count["changed"] += fixed != row.written
        count["wrong"] += row.written != row.meant
        count["right"] += row.written != row.meant == fixed
        count["characters"] += len(row.written)
        told = [hit for hit in row.hits if hit.confidence >= level and hit.detector in detectors]
        count["alarms"] += len(told) if row.written == row.meant else 0
        if len(row.written) == len(row.meant) == len(fixed):
            triples = list(zip(row.written, row.meant, fixed, strict=True))
            count["marked"] += sum(new != old for old, _, new in triples)
            count["errors"] += sum(right != old for old, right, _ in triples)
            count["hit"] += sum(right != old != new for old, right, new in triples)
    scores = f1(count["right"], count["changed"], count["wrong"])
    characters = f1(count["hit"], count["marked"], count["errors"])
    clean = sum(len(row.written) for row in judged if row.written == row.meant) or 1
    return (
        f"{scores[0]:.3f} {scores[1]:.3f} {scores[2]:.3f} | {characters[0]:.3f} {characters[1]:.3f} "
        f"| {1e5 * count['alarms'] / clean:6.1f}"
    )


def f1(right: int, told: int, there: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision, recall = right / max(1, told), right / max(1, there)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def calibration(judged: list[Judged]) -> None:
    """Of the findings of a confidence, how many are right."""
    print("\ncalibration, official writing, law and clean text\nconfidence    said  right  share")
    for low, high in BANDS:
        hits = [(row, hit) for row in judged for hit in row.hits if low <= hit.confidence < high]
        right = sum(row.is_right(hit) for row, hit in hits)
        print(f"{low:.2f} - {min(high, 1):.2f}  {len(hits):5}  {right:5}  {right / max(1, len(hits)):.3f}")


def speed(context: PageContext, sentences: list[str]) -> None:
    """Sentences a second of the context detector, new ones and a mixture of new and repeated."""
    for name, repeats in (("new", 1), (f"mixture, each {REPEATS} times", REPEATS)):
        for speller in context.tools.spellers:
            speller.forget()
        begun = time.process_time()
        for _ in range(repeats):
            for sentence in sentences:
                for speller in context.tools.spellers:
                    speller.find(sentence)
        spent = time.process_time() - begun
        print(f"{name}: {repeats * len(sentences) / spent:.0f} sentences/s, {len(sentences)} distinct")


if __name__ == "__main__":
    main()
