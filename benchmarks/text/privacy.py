"""Precision, recall and speed of the search for personal data. Run: python -m benchmarks.text.privacy [--seed N]."""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.text.privacy_cases import DAY, Case, near_misses, positives
from benchmarks.text.privacy_layouts import (
    bare_lists,
    boxes,
    in_code,
    labelled_lists,
    line_ends,
    mistyped,
    public_numbers,
    table,
)
from govspider.extract import extract_text
from govspider.items import Kind
from govspider.privacy.find import find_personal
from govspider.privacy.fold import fold
from govspider.privacy.masking import mask_text
from govspider.privacy.people_lists import split_lists
from govspider.privacy.phones import find_phones
from govspider.privacy.resident_id import find_resident_ids

SHOWN = 0.7  # the default of what people are shown (GOVSPIDER_SHOW_CONFIDENCE)
DEV_DATA = Path(__file__).parents[3] / "shared" / "dev-data"


class Score:
    """True and false finds and misses, by kind."""

    def __init__(self) -> None:
        self.right: Counter[Kind] = Counter()
        self.false: Counter[Kind] = Counter()
        self.missed: Counter[Kind] = Counter()

    def add(self, case: Case, found: Counter[Kind]) -> None:
        """Count what was found in one text; a hit of another kind is false."""
        right = min(case.count, found[case.kind])
        self.right[case.kind] += right
        self.missed[case.kind] += case.count - right
        for kind, number in found.items():
            self.false[kind] += number - (right if kind is case.kind else 0)

    def lines(self) -> Iterator[str]:
        """One line for each kind."""
        for kind in sorted({*self.right, *self.false, *self.missed}):
            right, false, missed = self.right[kind], self.false[kind], self.missed[kind]
            precision = right / (right + false) if right + false else 1.0
            recall = right / (right + missed) if right + missed else 1.0
            yield f"  {kind:<10} planted {right + missed:>6}  false {false:>4}  P {precision:.4f}  R {recall:.4f}"


def dev_cases() -> Iterator[Case]:
    """The development data beside the project; nothing where it is absent."""
    for name in ("number", "text"):
        path = DEV_DATA / "pii" / f"cn_pii_{name}_cases.tsv"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            kind, text, expected = line.split("\t")
            yield Case(
                name,
                Kind(kind),
                text,
                {"valid": 1, "invalid": 0}.get(expected) or int(expected.isdecimal() and expected),
            )


def split_by_tags(cases: Iterable[Case], rng: Random) -> Iterator[Case]:
    """The same texts as a page's HTML whose tags stand within the values."""
    for case in cases:
        pieces = [
            rng.choice(("{}", "<b>{}</b>", "<span style='color:red'>{}</span>", "<!-- -->{}")).format(char)
            for char in case.text
        ]
        source = f"<html><body><div class='TRS_Editor'><p>{''.join(pieces)}</p></div></body></html>"
        facts = extract_text(source, "http://www.a.test/x.html", day=date(2023, 6, 30))
        text = "\n".join(part.text for part in facts.parts if part.kind in {"body", "chrome"})
        yield Case("tags", case.kind, text, case.count)


def found_kinds(text: str) -> Counter[Kind]:
    """What people would be shown of a text."""
    return Counter(hit.kind for hit in find_personal(text, DAY) if hit.confidence >= SHOWN)


def measure(cases: Iterable[Case]) -> Score:
    """Judge every text."""
    score = Score()
    for case in cases:
        score.add(case, found_kinds(case.text))
    return score


def measure_lists(rng: Random, number: int) -> tuple[int, int]:
    """How many tables of people came out as one finding with the right count, of how many."""
    right = 0
    for _ in range(number):
        rows = rng.randint(5, 300)
        text = "关于补贴发放的公示\n" + table(
            rng, rows, rng.sample((Kind.ID_CARD, Kind.PHONE, Kind.BANK_CARD), rng.randint(1, 3))
        )
        lists, single = split_lists(text, find_personal(text, DAY))
        right += len(lists) == 1 and lists[0].count == rows and not single
    return right, number


def sample_text(rng: Random) -> str:
    """Official text (the clean development data, or made-up sentences) in which one line in fifty leaks."""
    path = DEV_DATA / "text" / "clean_xxqg_b.tsv"
    clean = (
        [line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()]
        if path.exists()
        else []
    )
    clean = clean or ["　　会议强调，要认真贯彻落实各项决策部署，确保2026年6月底前完成全部任务。"] * 2500
    leaks = [case.text for case in positives(rng, 20)]
    return "\n".join(rng.choice(leaks) if rng.random() < 0.02 else rng.choice(clean) for _ in range(20_000))


def speed(run: Callable[[], object], size: float) -> float:
    """Megabytes a second of CPU time, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return size / best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=500, help="texts for each template group")
    options = parser.parse_args()
    rng = Random(options.seed)
    makers = (positives, line_ends, bare_lists, labelled_lists, near_misses, in_code, boxes, public_numbers)
    cases = [case for make in makers for case in make(rng, options.number)]
    suites: dict[str, Iterable[Case]] = {"development data": dev_cases()}
    for case in cases:
        suites.setdefault(case.suite, [])
    for name in [name for name in suites if name != "development data"]:
        suites[name] = [case for case in cases if case.suite == name]
    suites["split by tags"] = split_by_tags(
        [case for case in cases if case.suite in {"plain", "near miss"}], rng
    )
    for name, texts in suites.items():
        print(name)
        print("\n".join(measure(texts).lines()))
    wrong = list(mistyped(rng, options.number))
    print(
        f"mistyped, hidden by the mask: {sum(part not in mask_text(text) for text, part in wrong)} of {len(wrong)}"
    )
    print("tables: one finding with the right count: {} of {}".format(*measure_lists(rng, 100)))
    text = sample_text(rng)
    size = len(text.encode()) / 1e6
    print(f"speed on {size:.1f} MB of UTF-8, one core")
    print(f"  ID numbers  {speed(lambda: list(find_resident_ids(fold(text), date.max)), size):6.0f} MB/s")
    print(f"  phones      {speed(lambda: list(find_phones(fold(text))), size):6.0f} MB/s")
    print(f"  everything  {speed(lambda: find_personal(text), size):6.0f} MB/s")
    print(f"  and masked  {speed(lambda: mask_text(text), size):6.0f} MB/s")


if __name__ == "__main__":
    main()
