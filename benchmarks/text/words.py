"""Speed of the text stage without the language model: MB/s of UTF-8 per stage, one core, 100,000 terms.

Run: python -m benchmarks.text.words [--terms 100000] [--text FILE]
Without --text it reads the shared development text when it is there, else the dictionaries' own sentences.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import jieba

from govspider.text.lexicon import Problems
from govspider.text.segment import Boundaries, LazyBoundaries, Segmenter, load_segmenter
from govspider.text.terms import share
from govspider.words.alike import load_alike
from govspider.words.confusion import ConfusionMatcher, load_confusions, read_confusions
from govspider.words.phrases import PhraseMatcher, load_phrases, read_phrases
from govspider.words.rules import RuleMatcher, load_rules
from govspider.words.secrecy import find_secrecy_marks
from govspider.words.sensitive import SensitiveMatcher, load_sensitive
from govspider.words.sensitive_lists import read_sensitive
from govspider.words.tools import without_collecting

ROOT = Path(__file__).parents[2]
DICTIONARIES = ROOT / "dictionaries"
CLEAN_TEXT = ROOT.parent / "shared" / "dev-data" / "text" / "clean_xxqg_b.tsv"
SAMPLE_CHARACTERS = 400_000
PAGE_CHARACTERS = 2_000  # the text is read page by page, as in a sweep
SHARES = {"confusions": 0.5, "phrases": 0.4, "sensitive": 0.1}
SHORT = (2, 3)  # characters of the words that filler terms are made of
ROUNDS = 7

Stage = Callable[[str, Boundaries], object]  # text and its cut


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--terms", type=int, default=100_000, help="dictionary terms to load, filler included"
    )
    parser.add_argument("--text", type=Path, help="UTF-8 file to read instead of the development text")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--start-only", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.start_only:
        load(options.measure)
    elif options.measure:
        report(options.measure, read_pages(options.text))
    if options.measure:
        return
    with tempfile.TemporaryDirectory() as folder:
        dictionaries = Path(folder) / "dictionaries"
        print(f"{write_dictionaries(dictionaries, options.terms)} terms")
        # A process of its own: what made the filler must not weigh on what is measured.
        again = [sys.executable, "-m", "benchmarks.text.words", "--measure", str(dictionaries)]
        text = ["--text", str(options.text)] if options.text else []
        for step in (["--start-only"], []):  # the second start finds what the first has kept
            subprocess.run([*again, *text, *step], check=True, cwd=ROOT)  # noqa: S603 - ourselves


def read_pages(path: Path | None) -> list[str]:
    """Text of about SAMPLE_CHARACTERS characters, cut into pages."""
    if path:
        text = path.read_text(encoding="utf-8")
    elif CLEAN_TEXT.is_file():
        rows = CLEAN_TEXT.read_text(encoding="utf-8").splitlines()
        text = "\n".join(row.split("\t")[0] for row in rows)
    else:
        text = "\n".join(entry.silent for entry in read_confusions(DICTIONARIES, Problems(DICTIONARIES)))
    text = (text * (SAMPLE_CHARACTERS // len(text) + 1))[:SAMPLE_CHARACTERS]
    return [text[start : start + PAGE_CHARACTERS] for start in range(0, len(text), PAGE_CHARACTERS)]


def write_dictionaries(folder: Path, terms: int) -> int:
    """The project's dictionaries with filler up to `terms` terms; returns how many there are."""
    shutil.copytree(DICTIONARIES, folder)
    problems = Problems(folder)
    own = len(read_confusions(folder, problems)) + len(read_phrases(folder, problems))
    own += len(read_sensitive(folder, problems))
    rows = {
        "confusions": ("错误\t正确\t应报\t不报", "{0}\t{1}\t{0}\t{1}"),
        "phrases": ("规范表述", "{0}{1}"),
        "sensitive": ("词", "{0}"),
    }
    heads = "# 类别：填充\n# 指标：V1.3\n# 严重程度：一般\n# 处置：无\n# 方式：直接\n"
    words = filler_words()
    count = own
    for kind, part in SHARES.items():
        column, row = rows[kind]
        wanted = max(0, round((terms - own) * part))
        lines = [row.format(next(words), next(words)) for _ in range(wanted)]
        (folder / kind / "filler.txt").write_text(f"{heads}{column}\n" + "\n".join(lines), encoding="utf-8")
        count += wanted
    return count


def filler_words() -> Iterator[str]:
    """Strings of two words of jieba's dictionary each, as official terms are made."""
    dice = random.Random(7)
    with jieba.get_dict_file() as file:
        words = [line.split(" ")[0] for line in file.read().decode().splitlines()]
    short = [word for word in words if len(word) in SHORT]
    while True:
        yield "".join(dice.sample(short, 2))


Loaded = tuple[Segmenter, ConfusionMatcher, PhraseMatcher, RuleMatcher, SensitiveMatcher]


def load(dictionaries: Path) -> Loaded:
    """The tools of the text stage as `load_tools` loads them; prints how long that takes."""
    cache = dictionaries.parent / "cache"
    found = "with the automaton of an earlier start" if cache.is_dir() else "for the first time"
    begun = time.process_time()
    with without_collecting():
        segmenter = load_segmenter(dictionaries)
        alike = load_alike(dictionaries)
        confusions = load_confusions(dictionaries, segmenter)
        phrases = load_phrases(dictionaries, segmenter, alike)
        sensitive = load_sensitive(dictionaries, segmenter)
        rules = load_rules(dictionaries, segmenter)
        own = (confusions.terms, phrases.index.terms, rules.terms, sensitive.terms, sensitive.wordings)
        share(*own, cache_dir=cache)
    print(f"start-up {found}: {time.process_time() - begun:.2f} s of CPU", flush=True)
    return segmenter, confusions, phrases, rules, sensitive


def report(dictionaries: Path, pages: list[str]) -> None:
    """Load, run each stage over the pages, print."""
    segmenter, confusions, phrases, rules, sensitive = load(dictionaries)
    stages: tuple[tuple[str, Stage], ...] = (
        ("(all cut, for comparison)", lambda text, _cut: segmenter.words(text)),
        ("segment (lazily)", lambda text, _cut: segmenter.lazy_boundaries(text)),
        ("match (all terms)", lambda text, _cut: confusions.terms.matches(text)),
        ("verify confusions", confusions.find),
        ("verify phrases", phrases.find),
        ("rules", lambda text, _cut: rules.find(text)),
        ("fold and verify sensitive", sensitive.find),
        ("secrecy marks", lambda text, _cut: find_secrecy_marks(text)),
    )
    size = sum(len(page.encode()) for page in pages) / 1e6
    spent = min((one_round(stages, pages, number) for number in range(ROUNDS)), key=sum)
    total = sum(spent[1:])
    print(f"{size:.2f} MB in {len(pages)} pages")
    for (name, _), seconds in zip(stages, spent, strict=True):
        rate = 1000 * seconds / size
        print(f"{name:28}{size / seconds:8.1f} MB/s {rate:7.1f} ms/MB {seconds / total:6.0%}")
    print(f"{'text stage':28}{size / total:8.1f} MB/s {1000 * total / size:7.1f} ms/MB")


def one_round(stages: tuple[tuple[str, Stage], ...], pages: list[str], number: int) -> list[float]:
    """Seconds of each stage over all pages, each page through all stages in turn as in a sweep."""
    spent = [0.0] * len(stages)
    for page in pages:
        text = f"{page}\n{number}"  # a text not met before: nothing is remembered of it
        cut: Boundaries = frozenset()
        for place, (_, stage) in enumerate(stages):
            begun = time.process_time()
            result = stage(text, cut)
            spent[place] += time.process_time() - begun
            if isinstance(result, LazyBoundaries):
                cut = result
    return spent


if __name__ == "__main__":
    main()
