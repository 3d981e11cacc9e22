"""Wrong words on official text: whole sentences at fixed numbers of alarms, what is said of right text, speed beside jieba.

Run: python -m benchmarks.text.official [CORPORA] [--models FOLDER] [--folds FOLDER] [--drafts] [--read] [--speed]
Official writing, law and medical questions of the shared development data, each sentence by itself, all detectors together;
levels are those at which so many alarms are told per 100,000 characters of right text: clean_xxqg_b and, where CORPORA is
given, its kept_out files; beside these, what is said of sentences of our own (`training/texts/`) that no model has read.
With --folds (made by train_speller) each sentence is judged by forests that never saw it;
--models names models that have not read kept_out (the ones that ship have), and its folders 0 to 4 those that have
not read a fifth of the development sentences. --drafts judges everything as drafts are
(`scrapy examine`), without it as published pages are. --read prints what is accused in right text,
--speed the speed only, of a process that has read nothing before.
"""

import argparse
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from scrapy.utils.project import get_project_settings

from benchmarks.text.data import DATA, part_of, read_set
from benchmarks.text.spelling import Judged, f1, judge, load_folds
from govspider.checks.protocol import PageContext
from govspider.config import Config
from govspider.judge.resources import load_judging
from govspider.words.spelling.evidence import Evidence
from govspider.words.spelling.speller import Speller
from training.corpora import measured_sentences
from training.own_texts import KEPT_OWN

SETS = {"official": "csc_ecspell_odw_train", "law": "csc_ecspell_law_train", "medical": "csc_mcsc_5k"}
MOST = 1200  # sentences of each set, so that none outweighs another
CLEAN = "clean_xxqg_b"
ALARMS = (25, 10, 2, 1)  # per 100,000 characters of right text
SHOWN, ACCUSED = 0.7, 0.96


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="?")
    parser.add_argument("--models", type=Path, help="folder of models that have not read kept_out")
    parser.add_argument("--folds", type=Path, help="folder of forests that have each not seen a fifth")
    parser.add_argument("--drafts", action="store_true", help="judge everything as a draft")
    parser.add_argument("--read", action="store_true", help="print what is accused in right text")
    parser.add_argument("--speed", action="store_true", help="print the speed only")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("没有开发数据，跳过")
        return
    context = load_context(options.models)
    clean = [text for text, _ in read_set(CLEAN)]
    folds = load_folds(context, options.folds, options.models) or [context]
    if options.drafts:
        context, *folds = map(as_drafts, (context, *folds))
    kept = list(measured_sentences(options.corpora)) if options.corpora else []
    if options.speed:
        print_speeds(context, folds, clean, kept)
        return
    right = [
        *judged(folds, ((text, text) for text in clean)),
        *judged([context], ((text, text) for text in kept)),
    ]
    sets = {name: list(judged(folds, read_set(file)[:MOST])) for name, file in SETS.items()}
    sets = {"all three": [row for rows in sets.values() for row in rows], **sets}
    print_sets(sets, right)
    print_right(CLEAN, right[: len(clean)], read=options.read)
    print_right("kept_out", right[len(clean) :], read=options.read)
    print_right(KEPT_OWN, list(judged(folds, read_set(KEPT_OWN))), read=options.read)
    print_speeds(context, folds, clean, kept)


def load_context(models: Path | None) -> PageContext:
    """What judges, with the models that ship or with those of a folder."""
    settings = get_project_settings()
    if models:
        settings.set("GOVSPIDER_OFFICIAL_MODELS", str(models))
    config = Config.from_settings(settings)
    return load_judging(config).of_document(config.day)


def as_drafts(context: PageContext) -> PageContext:
    """The same for drafts."""
    return replace(context, tools=context.tools.for_drafts())


def judged(folds: list[PageContext], pairs: Iterable[tuple[str, str]]) -> Iterator[Judged]:
    """Sentences judged one by one, each by the forests that have not seen it."""
    for written, meant in pairs:
        evidence = Evidence()
        evidence.add(written)
        context = replace(folds[part_of(meant) % len(folds)], evidence=evidence)
        yield Judged(written, meant, tuple(judge(context, written)))


def print_sets(sets: dict[str, list[Judged]], right: list[Judged]) -> None:
    """Best F1 of whole sentences, and precision, recall and F1 at levels of alarms."""
    characters = sum(len(row.written) for row in right)
    alarms = sorted((hit.confidence for row in right for hit in row.hits), reverse=True)
    print(f"{characters} characters of right text")
    levels = {}
    for number in ALARMS:
        allowed = int(number * characters / 1e5)
        levels[number] = alarms[allowed] + 1e-6 if allowed < len(alarms) else 0.0
    print("set          best P / R / F1 at      ", *(f"at {number} alarms: R / F1  " for number in ALARMS))
    for name, rows in sets.items():
        best = best_of(rows)
        line = f"{name:12} {best[0]:.3f} / {best[1]:.3f} / {best[2]:.3f} at {best[3]:.2f}"
        for level in levels.values():
            _, recall, score = scores(rows, level)
            line += f"   {level:.3f}: {recall:.3f} / {score:.3f}"
        print(line)


def best_of(rows: list[Judged]) -> tuple[float, float, float, float]:
    """Precision, recall and F1 at the level of the best F1."""
    levels = [step / 40 for step in range(4, 40)]
    level = max(levels, key=lambda level: scores(rows, level)[2])
    return *scores(rows, level), level


def scores(rows: list[Judged], level: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of whole sentences."""
    right = told = there = 0
    detectors = frozenset(hit.detector for row in rows for hit in row.hits)
    for row in rows:
        fixed = row.fixed(level, detectors)
        told += fixed != row.written
        there += row.written != row.meant
        right += row.written != row.meant == fixed
    return f1(right, told, there)


def print_right(name: str, rows: list[Judged], *, read: bool) -> None:
    """What is said of right text, for each 100,000 characters."""
    if not rows:
        return
    characters = sum(len(row.written) for row in rows)
    told = [(row, hit) for row in rows for hit in row.hits if hit.confidence >= SHOWN]
    accused = [(row, hit) for row, hit in told if hit.confidence >= ACCUSED]
    print(
        f"{name}: {characters} characters; for each 100,000 {1e5 * len(accused) / characters:.2f} accusations, "
        f"{1e5 * (len(told) - len(accused)) / characters:.1f} hints"
    )
    for row, hit in accused if read else ():
        around = row.written[max(0, hit.start - 12) : hit.end + 12]
        print(f"  {hit.detector.value} {hit.confidence} “{hit.shown}”→“{hit.suggestion}”  {around}")


def print_speeds(context: PageContext, folds: list[PageContext], clean: list[str], kept: list[str]) -> None:
    """Of news prose, and of one sentence in five of official documents."""
    print_speed(CLEAN, folds, clean)
    if kept:
        print_speed("kept_out", [context], kept[::5])


def print_speed(name: str, folds: list[PageContext], sentences: list[str]) -> None:
    """Processor time of the spelling detector on new text, beside jieba's on the same.

    Args:
        name: of the text.
        folds: what judges, by the fifth of the sentences that it has not read.
        sentences: right text.
    """
    import jieba

    jieba.lcut("准备")
    begun = time.process_time()
    for sentence in sentences:
        jieba.lcut(sentence)
    cut = time.process_time() - begun
    spellers = [next(one for one in fold.tools.spellers if isinstance(one, Speller)) for fold in folds]
    for speller in spellers:
        speller.forget()
    # One set of models after the other: a process has one, and five in turn drive each other out of the processor's cache.
    mine = sorted((part_of(sentence) % len(spellers), sentence) for sentence in sentences)
    begun = time.process_time()
    for place, sentence in mine:
        spellers[place].find(sentence)
    spent = time.process_time() - begun
    print(
        f"{name}: {len(sentences) / spent:.0f} sentences/s, jieba.lcut {len(sentences) / cut:.0f}: "
        f"{spent / cut:.1f} times jieba's time"
    )


if __name__ == "__main__":
    main()
