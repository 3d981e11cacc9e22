"""Pictures made at test time, and pages that are pictures."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest

# Nearly as high as the reader wants a picture to be: it makes a flat one many times larger, which takes seconds.
SHEET = (640, 480)
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")  # Debian: fonts-noto-cjk


def drawn(lines: Sequence[str], *, size: tuple[int, int] = SHEET, kind: str = "PNG") -> bytes:
    """A picture with these lines; cells of a line are separated by tabs."""
    pytest.importorskip("PIL")
    if not FONT.exists():
        pytest.skip("no Chinese font")
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(FONT), 28)
    for number, line in enumerate(lines):
        for place, cell in enumerate(line.split("\t")):
            draw.text((30 + 260 * place, 20 + 50 * number), cell, font=font, fill="black")
    made = BytesIO()
    picture.save(made, kind)
    return made.getvalue()


def scanned(pages: Sequence[bytes]) -> bytes:
    """A PDF whose pages are these pictures."""
    from PIL import Image

    first, *others = [Image.open(BytesIO(page)).convert("RGB") for page in pages]
    made = BytesIO()
    first.save(made, "PDF", save_all=True, append_images=others, resolution=100)
    return made.getvalue()
