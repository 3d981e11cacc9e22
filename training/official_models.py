"""Train the models of official text that ship (govspider/words/spelling/models/) from public official documents.

Run: python -m training.official_models CORPORA OUT [--estimator FOLDER] [--without other] [--keep-out 20] [--folds]
CORPORA is a folder of `*.txt.xz`, a paragraph a line; OUT a folder for `characters.lm` (order 4) and `words.lm` (order 3,
cut by the detector's own vocabulary). Files whose names begin with `kept_out` are read only with --all, for the release:
what is measured on them must not have read them. --keep-out N leaves one line in N to train the forests with. So that
questions about health and ordinary prose are not wholly strange to them, the models read sentences of our own, too
(`training/texts/`), and the right sentences of the shared development data, where these are there and --no-development
does not forbid it, all of these twice; --folds makes OUT/0 to OUT/4, each without a fifth of the latter, to train the
forests and to measure with.
KenLM's estimator is not in PyPI's wheel: FOLDER holds its `lmplz` and `build_binary`; without it they are built there from
PyPI's source distribution (Debian's cmake, g++, libboost-program-options-dev, -system-dev, -thread-dev, -test-dev).
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from scrapy.utils.project import get_project_settings

from benchmarks.text.data import DATA, FOLDS, fold_of, read_own, read_set
from govspider.config import Config
from govspider.words.spelling.characters import CHARACTERS
from govspider.words.spelling.neighbours import NEIGHBOURS
from govspider.words.spelling.pairs import WORDS
from govspider.words.spelling.parts import load_vocabulary, more_words
from govspider.words.spelling.tables import jieba_words
from govspider.words.spelling.units import EDGE, units
from govspider.words.spelling.whole_words import LONGEST
from training.corpora import document_lines, is_kept_out

TIMES = 2  # that sentences of our own and of the development data are read: what was met once is forgotten
READ = ("csc_mcsc_5k", "csc_ecspell_law_train", "csc_ecspell_odw_train", "csc_gen_de3", "clean_xxqg_b")
NEAR = 0.001  # share of a unit's neighbours from which one is near
MET = 2  # times that two units must have stood side by side
KENLM = "kenlm==0.3.0"
PROGRAMS = ("lmplz", "build_binary")
_HAN = re.compile(r"([一-鿿]+)")
_RUNS = re.compile(r"0+|a+|\*+")  # a number, a name in letters: one unit each


def main() -> None:
    """Build the estimator where it is missing, then train the models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--estimator", type=Path, default=Path("/tmp/kenlm"))  # noqa: S108 - a default to change
    parser.add_argument("--without", nargs="*", default=[], help="groups of the corpora that are left out")
    parser.add_argument("--keep-out", type=int, default=0, help="one line in so many is left out")
    parser.add_argument("--all", action="store_true", help="read kept_out files, too")
    parser.add_argument("--no-development", action="store_true", help="documents only")
    parser.add_argument(
        "--folds", action="store_true", help="five more, each without a fifth of the sentences"
    )
    parser.add_argument("--prune-characters", default="0 0 2 3")
    parser.add_argument("--prune-words", default="0 2 2")
    options = parser.parse_args()
    build_estimator(options.estimator)
    lines = [
        line
        for line in document_lines(options.corpora, options.without, everything=options.all)
        if not is_kept_out(line, options.keep_out)
    ]
    print(len(lines), "lines", sum(map(len, lines)), "characters", flush=True)
    own = [line for line in read_own() if not is_kept_out(line, options.keep_out)]
    sentences = [] if options.no_development or not DATA.is_dir() else development_sentences()
    print(len(own), "lines of our own", sum(map(len, own)), "characters", flush=True)
    plans = (
        Plan(CHARACTERS, list, 4, options.prune_characters),
        Plan(WORDS, word_cutter(Config.from_settings(get_project_settings())), 3, options.prune_words),
    )
    train(options.estimator, lines, [*own, *sentences], plans, options.out)
    for fold in range(FOLDS) if options.folds else ():
        others = [sentence for sentence in sentences if fold_of(sentence) != fold]
        train(options.estimator, lines, [*own, *others], plans, options.out / str(fold))


def train(estimator: Path, lines: list[str], few: list[str], plans: Iterable["Plan"], out: Path) -> None:
    """Write the neighbours and models of the lines of documents and of a few others into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    write_neighbours([*lines, *few], out / NEIGHBOURS)
    for plan in plans:
        path = out / plan.name
        estimate(estimator, lines + TIMES * few, plan, path)
        print(path, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest(), flush=True)


def development_sentences() -> list[str]:
    """The right sentences of the development data that are no documents: of questions, news, writing with mended errors."""
    return sorted({meant for name in READ for _, meant in read_set(name)})


def word_cutter(config: Config) -> Callable[[str], list[str]]:
    """Cuts units into the words that the detector knows, none longer than it looks at."""
    import rjieba

    engine = rjieba.Jieba.empty()  # type: ignore[no-untyped-call]
    for word, weight, tag in jieba_words():
        if len(word) <= LONGEST:
            engine.add_word(word, max(1, round(2.718281828**weight) - 1), tag)
    for word, weight in more_words(load_vocabulary(config.dictionaries_dir)).items():
        if len(word) <= LONGEST and not engine.has_word(word):
            engine.add_word(word, max(1, round(2.718281828**weight) - 1), None)

    def cut(text: str) -> list[str]:
        words: list[str] = []
        for piece in _HAN.split(text):
            words += engine.cut(piece, False) if _HAN.fullmatch(piece) else list(piece)  # noqa: FBT003 - its own
        return words

    return cut


def folded(line: str) -> str:
    """A line as the models read it."""
    return _RUNS.sub(lambda run: run.group()[0], units(line))


def write_neighbours(lines: list[str], out: Path) -> None:
    """Write which units stood side by side, the commonest first (read by `neighbours.load_neighbours`)."""
    pairs: Counter[str] = Counter()
    for line in lines:
        text = f"{EDGE}{folded(line)}{EDGE}"
        pairs.update(map("".join, pairwise(text)))
    behind: dict[str, list[tuple[int, str]]] = defaultdict(list)
    before: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for pair, count in pairs.items():
        one, other = pair[0], pair[1]
        if count >= MET:
            behind[one].append((count, other))
            before[other].append((count, one))
    rows = []
    for unit in sorted(behind.keys() | before.keys()):
        near, far = _parted(behind[unit])
        rows.append("\t".join((unit, near, far, _parted(before[unit])[0])))
    out.write_text("\n".join(rows), encoding="utf-8")


def _parted(counted: list[tuple[int, str]]) -> tuple[str, str]:
    """The near neighbours and the others."""
    least = NEAR * sum(count for count, _ in counted)
    ranked = sorted(counted, reverse=True)
    near = "".join(unit for count, unit in ranked if count >= least)
    return near, "".join(unit for count, unit in ranked if count < least)


@dataclass(frozen=True, slots=True)
class Plan:
    """A model to estimate."""

    name: str
    tokens: Callable[[str], Iterable[str]]  # of a line
    order: int
    prune: str  # counts up to which runs of 1, 2, … tokens are dropped


def estimate(estimator: Path, lines: list[str], plan: Plan, out: Path) -> None:
    """Estimate a model of tokens and write it as a quantised trie."""
    order, prune, tokens = str(plan.order), plan.prune.split(), plan.tokens
    arpa = out.with_suffix(".arpa")
    with arpa.open("wb") as target:
        command = [
            str(estimator / "lmplz"),
            "-o",
            order,
            "-S",
            "30%",
            "--discount_fallback",
            "--prune",
            *prune,
        ]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=target, stderr=subprocess.DEVNULL)  # noqa: S603
        assert process.stdin is not None
        for line in lines:
            process.stdin.write(" ".join((EDGE, *tokens(folded(line)), EDGE)).encode() + b"\n")
        process.stdin.close()
        if process.wait():
            raise SystemExit(f"lmplz failed: {process.returncode}")
    options = ["-q", "8", "-b", "8", "-a", "22", "trie"]
    build = [str(estimator / "build_binary"), *options, str(arpa), str(out)]
    subprocess.run(build, check=True, stderr=subprocess.DEVNULL)  # noqa: S603
    arpa.unlink()


def build_estimator(folder: Path) -> None:
    """Build KenLM's programs from PyPI's source distribution, where they are missing."""
    if all((folder / name).is_file() for name in PROGRAMS):
        return
    folder.mkdir(parents=True, exist_ok=True)
    pip = f"{sys.executable} -m pip download --no-deps --no-binary kenlm --dest {folder} {KENLM}"
    subprocess.run(pip.split(), check=True)  # noqa: S603
    (archive,) = folder.glob("kenlm-*.tar.gz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    source, build = folder / archive.name.removesuffix(".tar.gz"), folder / "build"
    subprocess.run(["cmake", "-S", source, "-B", build, "-DCMAKE_BUILD_TYPE=Release"], check=True)  # noqa: S603, S607
    jobs = f"-j{os.cpu_count()}"
    subprocess.run(["cmake", "--build", build, jobs, "--target", *PROGRAMS], check=True)  # noqa: S603, S607
    for name in PROGRAMS:
        (build / "bin" / name).rename(folder / name)


if __name__ == "__main__":
    main()
