"""Draw characters and fold the pictures into a few numbers (govspider/words/spelling/prints.py).

Run: python -m training.prints SANS SERIF [--out FILE]
SANS and SERIF are files of Noto Sans CJK and Noto Serif CJK (Debian's fonts-noto-cjk). Drawn are the characters of
`shapes.txt`. Each picture is blurred a little, so that strokes that nearly meet count as alike; the directions in which
pictures differ most are kept, in eight bits. The fonts' licence (SIL Open Font License) leaves what is drawn with them
free.
"""

import argparse
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from govspider.words.spelling.confusable import read_shapes
from govspider.words.spelling.prints import PRINTS

_SIDE, _POINTS, _AT = 40, 36, (2, -6)  # of a picture, of a character, where it begins
_SIMPLIFIED = 2  # face of a collection whose characters have the mainland's forms
_BLUR = np.array([1, 4, 6, 4, 1]) / 16
_NUMBERS = 64  # of a character


def main() -> None:
    """Draw and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sans", type=Path)
    parser.add_argument("serif", type=Path)
    parser.add_argument("--out", type=Path, default=PRINTS)
    options = parser.parse_args()
    shapes = read_shapes()
    characters = sorted({*shapes, *"".join(shapes.values())})
    pictures = np.hstack([drawn(characters, font) for font in (options.sans, options.serif)])
    np.savez(options.out, codes=np.array([ord(one) for one in characters], np.uint16), rows=folded(pictures))
    print(len(characters), "characters")


def drawn(characters: list[str], font: Path) -> np.ndarray:
    """A row for each character, its picture: blurred, of mean nothing and length one."""
    face = ImageFont.truetype(str(font), _POINTS, index=_SIMPLIFIED)
    rows = np.zeros((len(characters), _SIDE * _SIDE), np.float32)
    for place, character in enumerate(characters):
        picture = Image.new("L", (_SIDE, _SIDE))
        ImageDraw.Draw(picture).text(_AT, character, 255, font=face)
        rows[place] = _blurred(np.asarray(picture, np.float32)).ravel()
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def folded(pictures: np.ndarray) -> np.ndarray:
    """A few whole numbers of each picture whose cosines are nearly those of the pictures."""
    mean = pictures.mean(axis=0)
    away = pictures - mean
    _, _, directions = np.linalg.svd(away.T @ away)
    kept = np.vstack([mean, directions[: _NUMBERS - 1]]).T
    basis, _ = np.linalg.qr(kept)
    numbers = pictures @ basis
    folded_rows: np.ndarray = np.round(numbers * (127 / np.abs(numbers).max())).astype(np.int8)
    return folded_rows


def _blurred(picture: np.ndarray) -> np.ndarray:
    for axis in (0, 1):
        picture = np.apply_along_axis(np.convolve, axis, picture, _BLUR, "same")
    return picture


if __name__ == "__main__":
    main()
