"""Reads the word pairs of an input method (词对) from Debian's libpinyin-data and writes them as a model for KenLM.

`bigram.db` (Berkeley DB, read by `db5.3_dump` of Debian's db5.3-util) holds how often a word followed another, the
`.bin` files hold the words. Formats: libpinyin's src/storage/phrase_index.h and ngram.h (facts of the layout only).
"""

import math
import os
import struct
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PAIRS = "bigram.db"
_FILES = {
    1: "gb_char.bin",
    2: "gbk_char.bin",
    3: "opengram.bin",
    4: "merged.bin",
}  # by the first byte of a number
_DUMP = ("db5.3_dump", "db_dump")
_SENTENCE_START = 1  # number that stands for the beginning of a sentence
_HEADER = 8  # bytes of a file before its first chunk: length and checksum
_WEIGHT = (
    0.5  # of the pair against the word alone: by cost per character on official writing, .3 to .5 are alike
)


def write_arpa(folder: Path, out: Path) -> None:
    """Write the pairs as an ARPA file of order 2, pairs and single words interpolated (Jelinek-Mercer).

    Args:
        folder: libpinyin's data folder.
        out: the file to write, at one stroke.

    Raises:
        OSError: a file is missing, or there is no program that reads Berkeley DB.
        ValueError: a file is not what it should be.
    """
    words, counts = _words(folder)
    total = sum(counts.values())
    followers = list(_pairs(folder, words))
    size = sum(len(after) for _, after in followers)
    back = math.log10(1 - _WEIGHT)
    handle, temporary = tempfile.mkstemp(dir=out.parent, prefix=out.name)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"\\data\\\nngram 1={len(counts) + 3}\nngram 2={size}\n\n\\1-grams:\n")
        file.write(f"-8\t<unk>\t0\n-99\t</s>\n-99\t<s>\t{back:.5f}\n")
        for word, count in counts.items():
            file.write(f"{math.log10(count / total):.5f}\t{word}\t{back:.5f}\n")
        file.write("\n\\2-grams:\n")
        for word, after in followers:
            of_all = sum(after.values())
            for other, count in after.items():
                share = (1 - _WEIGHT) * counts[other] / total + _WEIGHT * count / of_all
                file.write(f"{math.log10(share):.5f}\t{word} {other}\n")
        file.write("\n\\end\\\n")
    Path(temporary).replace(out)


def _words(folder: Path) -> tuple[dict[int, str], Counter[str]]:
    """Words by number, and how often each was met, at least once."""
    words: dict[int, str] = {}
    counts: Counter[str] = Counter()
    for kind, name in _FILES.items():
        for place, word, count in _phrases((folder / name).read_bytes(), name):
            words[kind << 24 | place] = word
            counts[word] += count
    return words, counts


def _phrases(data: bytes, name: str) -> Iterator[tuple[int, str, int]]:
    """Number, text and count of the phrases of a file."""
    try:
        index, content = struct.unpack_from("<2I", data, _HEADER + 4)
        offsets = struct.unpack_from(f"<{(content - 1 - index) // 4}I", data, _HEADER + index)
        for number, offset in enumerate(offsets):
            if offset:  # length, number of readings, count, then the characters in UTF-32
                at = _HEADER + content + offset
                length, _readings, count = struct.unpack_from("<BBI", data, at)
                yield number, data[at + 6 : at + 6 + 4 * length].decode("utf-32-le"), max(1, count)
    except (struct.error, UnicodeDecodeError) as error:
        raise ValueError(f"{name} 的格式无法识别") from error


def _pairs(folder: Path, words: dict[int, str]) -> Iterator[tuple[str, Counter[str]]]:
    """Each word with the words that followed it and how often."""
    found: dict[str, Counter[str]] = {}
    lines = iter(_dump(folder / PAIRS).splitlines())
    for line in lines:
        if line.strip() == "HEADER=END":
            break
    try:
        for key in lines:
            if key.strip() == "DATA=END":
                break
            (first,) = struct.unpack("<I", bytes.fromhex(key))
            value = bytes.fromhex(next(lines))
            numbers = struct.unpack(
                f"<{len(value) // 4}I", value
            )  # how many in all, then pairs of word and count
            word = "<s>" if first == _SENTENCE_START else words[first]
            after = found.setdefault(word, Counter())
            for other, count in zip(numbers[1::2], numbers[2::2], strict=True):
                after[words[other]] += count
    except (struct.error, ValueError, KeyError, StopIteration) as error:
        raise ValueError(f"{PAIRS} 的格式无法识别") from error
    yield from found.items()


def _dump(path: Path) -> str:
    if not path.is_file():
        raise FileNotFoundError(f"没有 {path}")
    for program in _DUMP:
        try:
            done = subprocess.run([program, str(path)], capture_output=True, check=True, text=True)  # noqa: S603
        except FileNotFoundError:
            continue
        except subprocess.CalledProcessError as error:
            raise OSError(f"{program}：{error.stderr.strip()}") from error
        return done.stdout
    raise FileNotFoundError("没有 db5.3_dump（Debian 软件包 db5.3-util）")
