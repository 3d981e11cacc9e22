"""The tables a speller looks things up in, compiled once from the model's own words and jieba's dictionary.

Compiling takes some seconds, so the result is kept in a cache file; a changed model or code makes it anew.
"""

import hashlib
import marshal
import math
import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol, TypeVar

from govspider.files import map_cached, read_cached, write_cached
from govspider.text.jieba_dictionary import dictionary_text
from govspider.words.spelling.packed import Packed, pack
from govspider.words.spelling.readings import char_readings
from govspider.words.spelling.whole_words import LONGEST, Dictionaries, WholeWords, Words
from govspider.words.spelling.words_of_sound import characters_by_class, classes_of, words_by_class

Value = TypeVar("Value")
VERSION = 13  # raise it when what follows changes
UNKNOWN = -6.3  # log10 probability of a character that the model does not know
_INDEXED = (2, 5)  # characters of words that are proposed
HALVED, HALF = (4, 5), 2  # a word of so many characters with one slip still has its first or last two
COMMON = math.log1p(15)  # jieba's ln(1 + count) from which a word that the model lacks is proposed
PERSON, PLACE = 1, 2  # kinds of names
_NAMES = {
    "nr": PERSON,
    "nrt": PERSON,
    "nrfg": PERSON,
    "ns": PLACE,
    "nt": 3,
    "nz": 3,
}  # jieba's tags: people, places, others
_HAN = re.compile(r"[一-鿿]+")
_ALL_HAN = (0x4E00, 0xA000)


class Lookup(Protocol[Value]):
    """What is only looked up: a dictionary, or a file mapped into memory."""

    def get(self, key: str, default: Value, /) -> Value:
        """The value of a key, or the default."""


_PACKED: dict[str, Callable[[str], Any]] = {"common": float, "blanks": str, "sounds": str, "names": int}


@dataclass(frozen=True, slots=True)
class Tables:
    """What is looked up at every step plain, the rest in files mapped into memory."""

    singles: dict[str, float]  # word of the model of one character → log10 unigram probability
    common: Lookup[float]  # word of jieba's dictionary → ln(1 + count)
    most: dict[int, float]  # characters → log10 probability of the commonest word of so many
    blanks: Lookup[str]  # word with one character replaced by * → what may stand there, commonest first
    sounds: Lookup[str]  # classes of readings, one character each → words so read, joined
    readings: dict[str, str]  # any Han character → its readings, commonest first, joined by a blank
    classes: dict[str, str]  # any Han character → the classes of its readings, one character each
    names: Lookup[int]  # word of jieba's dictionary that is a name → of what (_NAMES)
    whole: WholeWords  # every word that may be proposed …
    words: Words  # … as it is looked up

    @property
    def unigrams(self) -> dict[str, float]:
        """Every word that may be proposed → log10 probability, or a guess."""
        return self.whole.dictionaries.unigrams

    @property
    def chains(self) -> dict[str, str]:
        """Word the model lacks → the words of the model that make it up, with blanks."""
        return self.whole.dictionaries.chains

    @property
    def halves(self) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
        """Length → what words of it begin and end with."""
        return self.whole.dictionaries.halves

    def of_model(self, word: str) -> float:
        """log10 unigram probability of a word of the model."""
        return UNKNOWN if self.words.is_compound(word) else self.words.get(word, UNKNOWN)


def load_tables(model: Path, stem: Path, more: Callable[[], Mapping[str, float]]) -> Tables:
    """The tables of a model, from the cache file or compiled anew.

    Args:
        model: KenLM file.
        stem: of the cache files' names, see `tables_stem`.
        more: makes the words to be proposed besides those of the model and of jieba's dictionary, with ln(1 + count).

    Raises:
        OSError: the model cannot be read.
        ValueError: the model file holds no vocabulary.
        DictionaryError: a word list that `more` reads is invalid.
    """

    def make() -> Tables:
        return compile_tables(model, more())

    kept = _read(stem, make)
    if kept is not None:
        return kept
    tables = make()
    _keep(stem, tables)
    return _read(stem, make) or tables  # without a writable folder they are compiled at every start


def tables_stem(model: Path, cache_dir: Path, words: str) -> Path:
    """Of the names of the cache files: another one for other models, versions, further words (`words`: their edition)."""
    status = model.stat()
    shape = [marshal.version, *(item.name for item in fields(Tables))]
    said = f"{VERSION} {shape} {status.st_size} {status.st_mtime_ns} {version('jieba')} {words}"
    digest = hashlib.sha256(said.encode()).hexdigest()[:12]
    return cache_dir / f"spelling-{digest}"


def compile_tables(model: Path, more: Mapping[str, float]) -> Tables:
    """Compile from scratch: some seconds."""
    unigrams = dict(model_words(model))
    common: dict[str, float] = {}
    names: dict[str, int] = {}
    for word, count, tag in jieba_words():
        common[word] = count
        if tag in _NAMES:
            names[word] = _NAMES[tag]
    for word, count in more.items():
        if _HAN.fullmatch(word):
            common[word] = max(common.get(word, 0.0), count)
    chains = _chains(unigrams, common, more)
    proposable = dict(unigrams)
    for word, parts in chains.items():
        guess = 0.5 * math.log10(math.exp(common[word])) - 7.0
        proposable[word] = max(guess, sum(unigrams[part] for part in parts.split()))
    ranked = sorted(
        (word for word in proposable if _INDEXED[0] <= len(word) <= _INDEXED[1]),
        key=lambda word: (-proposable[word], word),
    )
    readings = char_readings(map(chr, range(*_ALL_HAN)))
    classes = classes_of(readings)
    halves = _halves(ranked)
    whole = WholeWords(lambda: Dictionaries(proposable, chains, halves))
    return Tables(
        singles={word: unigram for word, unigram in unigrams.items() if len(word) == 1},
        common=common,
        most=_most(proposable),
        blanks=with_blanks(ranked),
        sounds=words_by_class(ranked, readings, classes),
        readings={character: " ".join(own) for character, own in readings.items()},
        classes=characters_by_class(readings, classes),
        names=names,
        whole=whole,
        words=whole,
    )


def model_words(model: Path) -> Iterator[tuple[str, float]]:
    """The Han words of a KenLM binary file, which it holds at its end, with their log10 probability."""
    import kenlm

    data = model.read_bytes()
    start = data.rfind(b"<unk>\0")
    if start < 0:
        raise ValueError(f"语言模型 {model.name} 不含词表")
    language_model = kenlm.Model(str(model))
    context, after = kenlm.State(), kenlm.State()
    language_model.NullContextWrite(context)
    for word in data[start:].decode("utf-8", "replace").split("\0"):
        if len(word) <= LONGEST and _HAN.fullmatch(word):
            yield word, round(language_model.BaseScore(context, word, after), 3)


def jieba_words() -> Iterator[tuple[str, float, str]]:
    """The words of jieba's dictionary with ln(1 + count) and tag."""
    for line in dictionary_text().splitlines():
        word, count, tag = line.split(" ")
        if len(word) > 1 and _HAN.fullmatch(word):
            yield word, round(math.log1p(int(count)), 1), tag


def _chains(
    unigrams: dict[str, float], common: dict[str, float], more: Mapping[str, float]
) -> dict[str, str]:
    chains = {}
    for word, count in common.items():
        if (count >= COMMON or word in more) and len(word) <= LONGEST and word not in unigrams:
            parts = _cover(word, unigrams)
            if parts:
                chains[word] = " ".join(parts)
    return chains


def _cover(word: str, unigrams: dict[str, float]) -> tuple[str, ...]:
    """The likeliest words of the model that make up a word; none if a character is unknown."""
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(word) + 1):
        ways = [
            (best[start][0] + unigrams[word[start:end]], (*best[start][1], word[start:end]))
            for start in range(end)
            if word[start:end] in unigrams
        ]
        if not ways:
            return ()
        best.append(max(ways))
    return best[-1][1]


def _most(unigrams: dict[str, float]) -> dict[int, float]:
    most = dict.fromkeys(range(1, LONGEST + 1), UNKNOWN)
    for word, unigram in unigrams.items():
        most[len(word)] = max(most[len(word)], unigram)
    return most


def _halves(ranked: list[str]) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
    by_length = {length: [word for word in ranked if len(word) == length] for length in HALVED}
    return {
        length: (frozenset(word[:HALF] for word in words), frozenset(word[-HALF:] for word in words))
        for length, words in by_length.items()
    }


def with_blanks(words: Iterable[str]) -> dict[str, str]:
    """Words with one character replaced by * → the characters that stand there in a word, in the words' order."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for place, character in enumerate(word):
            found[f"{word[:place]}*{word[place + 1 :]}"].append(character)
    return {key: "".join(characters) for key, characters in found.items()}


def _read(stem: Path, make: Callable[[], Tables]) -> Tables | None:
    kept, words = read_cached(stem.with_suffix(".tables")), stem.with_suffix(".words")
    mapped = {name: map_cached(stem.with_suffix(f".{name}")) for name in _PACKED}
    if kept is None or None in mapped.values() or not words.is_file():
        return None
    packed: dict[str, Any] = {
        name: Packed(data, _PACKED[name]) for name, data in mapped.items() if data is not None
    }
    plain = marshal.loads(kept)  # noqa: S302 - whole, and written by nobody but this user
    whole = WholeWords(lambda: _read_words(words) or make().whole.dictionaries)
    return Tables(**plain, **packed, whole=whole, words=whole)


def _read_words(path: Path) -> Dictionaries | None:
    """The words of a file of the cache; None if it has been damaged or taken away since the others were read."""
    kept = read_cached(path)
    if kept is None:
        return None
    plain = marshal.loads(kept)  # noqa: S302 - as above
    words, many = plain["words"].splitlines(), plain["model"]
    unigrams = dict(zip(words, array("d", plain["scores"]), strict=True))
    chains = dict(zip(words[many:], plain["chains"].splitlines(), strict=True))
    return Dictionaries(unigrams, chains, plain["halves"])


def _keep(stem: Path, tables: Tables) -> None:
    """Write the cache files; the one that makes the others count comes last.

    The words of the model are the first of `unigrams`, those of `chains` the others: each is written once, all of them in
    one string, which is read sooner than many.
    """
    for name in _PACKED:
        write_cached(stem.with_suffix(f".{name}"), pack(getattr(tables, name)))
    words = {
        "words": "\n".join(tables.unigrams),
        "scores": array("d", tables.unigrams.values()).tobytes(),
        "model": len(tables.unigrams) - len(tables.chains),
        "chains": "\n".join(tables.chains.values()),
        "halves": tables.halves,
    }
    write_cached(stem.with_suffix(".words"), marshal.dumps(words))
    plain = {name: getattr(tables, name) for name in ("singles", "most", "readings", "classes")}
    write_cached(stem.with_suffix(".tables"), marshal.dumps(plain))
