"""Detector 3 on the demo city's texts with slips put in: precision, recall, time and memory.

Run: python -m benchmarks.text.corpus [--pages 60] [--seed 7] [--share 0.05]
Every twentieth article gets one slip in a word of two characters or more: a character of the same sound, of like
shape, of near sound, lost, doubled, or swapped with its neighbour.
"""

import argparse
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govspider.demo.articles import article
from govspider.demo.city import build_city
from govspider.items import PartKind
from govspider.items.stored import StoredText
from govspider.text.lexicon import Problems
from govspider.text.segment import Segmenter, load_segmenter
from govspider.words.alike import Alike, load_alike
from govspider.words.corpus.changes import ChangeKind
from govspider.words.corpus.witness import CorpusWitness, Witnessed, load_witness
from govspider.words.phrases import read_phrases

DICTIONARIES = Path(__file__).parents[2] / "dictionaries"
DAY = date(2024, 3, 31)
LEVELS = {"accuse": 0.96, "show": 0.7}
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip put in: characters [start, end) of a page, which had another length before."""

    kind: ChangeKind
    start: int
    end: int
    right: str  # the whole text as it was


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=60, help="pages of a website")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--share", type=float, default=0.05, help="share of articles that get a slip")
    given = parser.parse_args()
    segmenter, alike = load_segmenter(DICTIONARIES), load_alike(DICTIONARIES)
    phrases = [phrase.text for phrase in read_phrases(DICTIONARIES, Problems(DICTIONARIES))]
    witness = load_witness(DICTIONARIES, segmenter, alike, phrases)
    clean = list(demo_texts(given.seed, given.pages))
    slipped, slips = put_slips(clean, segmenter, alike, random.Random(given.seed), given.share)
    size = sum(len(page.text) for page in slipped)
    print(f"{len(slipped)} pages of {len({page.target_id for page in slipped})} targets, {size:,} characters")
    print(f"{len(slips)} slips; alarms on the same pages without slips: {len(run(witness, clean)[0])}")
    found, seconds = run(witness, slipped)
    show_scores(found, slips)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{1000 * seconds / len(slipped):.2f} s a 1,000 pages, {size / seconds / 1e6:.2f} million characters a second"
    )
    print(f"peak memory {peak:.0f} MB, the texts and the tools included")


def demo_texts(seed: int, pages: int) -> Iterator[StoredText]:
    """Articles of the demo city, target by target."""
    city = build_city(seed, pages, DAY)
    for site in sorted(city.sites, key=lambda site: site.target_id):
        for index, column in enumerate(site.columns):
            for number in range(column.count if column.has_articles else 0):
                made = article(city.place, site, index, number)
                url = f"http://{site.host}/{column.slug}/{number:05}.html"
                body = "\n".join(made.paragraphs)
                yield StoredText(site.target_id, url, PartKind.BODY, body, "")


def put_slips(
    pages: list[StoredText], segmenter: Segmenter, alike: Alike, chance: random.Random, share: float
) -> tuple[list[StoredText], Mapping[Key, Slip]]:
    """The pages with slips in some of them, and where."""
    known = _known(pages)
    slips: dict[Key, Slip] = {}
    texts = []
    for page in pages:
        slip = one_slip(page.text, segmenter, alike, known, chance) if chance.random() < share else None
        if slip is None:
            texts.append(page)
            continue
        text, start, end, kind = slip
        slips[page.target_id, page.page_url] = Slip(kind, start, end, page.text)
        texts.append(replace(page, text=text))
    return texts, slips


def one_slip(
    text: str,
    segmenter: Segmenter,
    alike: Alike,
    known: list[str],
    chance: random.Random,
) -> tuple[str, int, int, ChangeKind] | None:
    """The text with one slip and its span; None where the chosen word gives none that is no word."""
    places, at = [], 0
    for word in segmenter.words(text):
        if len(word) > 1 and min(word) >= "一" and max(word) <= "鿿" and segmenter.has_word(word):
            places.append((at, word))
        at += len(word)
    if not places:
        return None
    start, word = chance.choice(places)
    kind = chance.choice(list(ChangeKind))
    wrong = _wrong(word, kind, alike, known, chance)
    if not wrong or wrong == word or segmenter.has_word(wrong):
        return None
    return text[:start] + wrong + text[start + len(word) :], start, start + len(wrong), kind


def _wrong(word: str, kind: ChangeKind, alike: Alike, known: list[str], chance: random.Random) -> str:
    at = chance.randrange(len(word))
    char = word[at]
    if kind is ChangeKind.DOUBLED:
        return word[: at + 1] + word[at:]
    if kind is ChangeKind.LOST:
        return word[:at] + word[at + 1 :]
    if kind is ChangeKind.SWAPPED:
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind is ChangeKind.SHAPE:
        others = sorted(alike.shapes.get(char, ()))
    elif kind is ChangeKind.SAME_SOUND:
        others = [other for other in known if other != char and alike.same_sound(char, other)]
    else:
        near = (other for other in known if alike.near_sound(char, other))
        others = [other for other in near if not alike.same_sound(char, other)]
    return word[:at] + chance.choice(others) + word[at + 1 :] if others else ""


def _known(pages: list[StoredText]) -> list[str]:
    """The characters that the city uses, the commonest first: what input methods offer first."""
    counts = Counter(char for page in pages for char in page.text if "一" <= char <= "鿿")
    return [char for char, _ in counts.most_common(1500)]


def run(witness: CorpusWitness, pages: list[StoredText]) -> tuple[list[Witnessed], float]:
    """What the detector says, and processor seconds."""
    began = time.process_time()
    found = list(witness.slips(lambda: pages))
    return found, time.process_time() - began


def show_scores(found: list[Witnessed], slips: Mapping[Key, Slip]) -> None:
    """Precision and recall by level, and recall by kind of slip."""
    kinds = Counter(slip.kind for slip in slips.values())
    print(f"{'level':8}{'found':>7}{'right':>7}{'P':>7}{'R':>7}")
    for level, least in LEVELS.items():
        said = [one for one in found if one.hit.confidence >= least]
        right = [one for one in said if _is_right(one, slips)]
        precision = len(right) / max(1, len(said))
        print(f"{level:8}{len(said):7}{len(right):7}{precision:7.3f}{len(right) / max(1, len(slips)):7.3f}")
        met = Counter(slips[one.text.target_id, one.text.page_url].kind for one in right)
        print("        " + " ".join(f"{kind.value} {met[kind]}/{kinds[kind]}" for kind in ChangeKind))
    bands: dict[float, list[bool]] = defaultdict(list)
    for one in found:
        bands[one.hit.confidence].append(_is_right(one, slips))
    for said_to_be, rights in sorted(bands.items()):
        print(f"said {said_to_be:.2f}: {sum(rights)} of {len(rights)} right")
    for one in found:
        if not _is_right(one, slips):
            print("wrong:", one.hit.reason)


def _is_right(one: Witnessed, slips: Mapping[Key, Slip]) -> bool:
    """Whether the finding leads back to the text as it was."""
    slip = slips.get((one.text.target_id, one.text.page_url))
    if slip is None:
        return False
    text, hit = one.text.text, one.hit
    return text[: hit.start] + (hit.suggestion or "") + text[hit.end :] == slip.right


if __name__ == "__main__":
    main()
