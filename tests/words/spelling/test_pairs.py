"""Word pairs: a small model made by Berkeley DB's own program, and the installed one."""

import math
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from govspider.words.spelling.pair_files import write_arpa
from govspider.words.spelling.pairs import NAMES, PairModel, load_pairs

pytestmark = pytest.mark.slow

LOAD = shutil.which("db5.3_load")
WORDS = {
    1: ("认", 10),
    2: ("真", 10),
    3: ("认真", 40),
    4: ("落实", 30),
    5: ("任", 5),
    6: ("实", 4),
    7: ("落", 1),
}
PAIRS = {3: {4: 6, 5: 2}, 1: {3: 3}}
KIND = 3 << 24  # opengram.bin


def phrase_file(words: dict[int, tuple[str, int]]) -> bytes:
    """One of libpinyin's files: header, chunk sizes, offsets by number, phrases."""
    index, phrases = [0] * 8, b"\0"
    for number, (word, count) in words.items():
        index[number] = len(phrases)
        phrases += struct.pack("<BBI", len(word), 0, count) + word.encode("utf-32-le")
    offsets = struct.pack("<8I", *index)
    start = 13
    head = struct.pack("<III", 1, start, start + len(offsets) + 1) + b"#"
    return b"\0" * 8 + head + offsets + b"#" + phrases


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if LOAD is None:
        pytest.skip("db5.3-util is not installed")
    for name in ("gb_char", "gbk_char", "merged"):
        (tmp_path / f"{name}.bin").write_bytes(phrase_file({}))
    (tmp_path / "opengram.bin").write_bytes(phrase_file(WORDS))
    lines = ["VERSION=3", "format=bytevalue", "type=hash", "HEADER=END"]
    for first, after in PAIRS.items():
        key = struct.pack("<I", 1 if first == 1 else KIND | first)
        value = struct.pack("<I", sum(after.values()))
        value += b"".join(struct.pack("<II", KIND | other, count) for other, count in after.items())
        lines += [" " + key.hex(), " " + value.hex()]
    lines += ["DATA=END", ""]
    subprocess.run([LOAD, str(tmp_path / "bigram.db")], input="\n".join(lines), text=True, check=True)
    return tmp_path


def test_pairs_and_words_are_interpolated(folder: Path) -> None:
    write_arpa(folder, folder / "out.arpa")
    lines = (folder / "out.arpa").read_text(encoding="utf-8").splitlines()
    assert {"ngram 1=10", "ngram 2=3"} <= set(lines)
    found = {line.split("\t")[1]: float(line.split("\t")[0]) for line in lines if "\t" in line}
    assert found["落实"] == pytest.approx(math.log10(0.3), abs=1e-4)
    assert found["认真 落实"] == pytest.approx(math.log10(0.5 * 0.3 + 0.5 * 6 / 8), abs=1e-4)
    assert found["<s> 认真"] == pytest.approx(math.log10(0.5 * 0.4 + 0.5), abs=1e-4)


def test_the_model_is_kept_and_prefers_the_pair(folder: Path, tmp_path: Path) -> None:
    model = load_pairs(folder, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    written = kept.stat().st_mtime_ns
    assert load_pairs(folder, tmp_path / "cache").cut("认真落实") == model.cut("认真落实")
    assert kept.stat().st_mtime_ns == written
    assert [(piece.start, piece.end, piece.order) for piece in model.cut("认真落实").pieces] == [
        (0, 2, 1),
        (2, 4, 2),
    ]
    assert value(model, "任真落实", 0, "认", "pair_gain") > 1.0


@pytest.mark.parametrize("name", ["bigram.db", "opengram.bin"])
def test_damaged_and_missing_files_are_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"damaged")
    with pytest.raises((OSError, ValueError), match=name):
        write_arpa(folder, folder / "out.arpa")
    (folder / name).unlink()
    with pytest.raises(OSError, match=name):
        write_arpa(folder, folder / "out.arpa")
    assert not (folder / "out.arpa").exists()


def test_the_installed_pairs_know_official_writing(pair_folder: Path, cache_dir: Path) -> None:
    model = load_pairs(pair_folder, cache_dir)
    assert value(model, "做好疫情防空工作", 5, "控", "pair_gain") > 2.0
    assert value(model, "做好疫情防控工作", 5, "空", "pair_gain") < -2.0
    assert value(model, "认真贯彻落实", 4, "洛", "pair_worst_new") < value(
        model, "认真贯彻落实", 4, "洛", "pair_worst_old"
    )
    assert len(model.row("国务院办公厅", 6, 6, "室")) == len(NAMES)


def value(model: PairModel, text: str, place: int, new: str, name: str) -> float:
    return model.row(text, place, place + 1, new)[NAMES.index(name)]
