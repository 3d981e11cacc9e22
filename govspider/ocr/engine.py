"""RapidOCR at work (识别引擎), in the reading process only: heavy libraries, hostile pictures.

RapidOCR's wheel holds its models (PP-OCR, ONNX); nothing is fetched. Pillow decodes what it knows to be a picture.
"""

import logging
import time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from govspider.attachments.layout import Box, Piece, lines_of, placed_rows
from govspider.items import Outcome
from govspider.ocr.picture_facts import PictureLine, PictureText

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_MOST_PIXELS = 60_000_000
_LONGEST_SIDE = 3200  # a larger picture is made smaller: signs of pages stay legible
_SMALLEST_SIDE = 24  # pixels of a picture that may hold a word
_ONE_CORE = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Global.log_level": "critical",
}
_BLACK = 0


class Engine:
    """Reads and paints over pictures; the models are loaded when the first picture asks for them."""

    def __init__(self) -> None:
        self._reader: Any = None

    def read(self, data: bytes) -> PictureText:
        """The text of a picture; never raises for what is in it."""
        began = time.process_time()
        try:
            picture = _decoded(data)
        except Exception as error:  # noqa: BLE001 - whatever a hostile picture makes Pillow raise
            return PictureText(Outcome.BROKEN, f"图片损坏或格式不支持（{type(error).__name__}）")
        if picture is None:
            return PictureText(Outcome.TOO_LARGE, f"图片超过 {_MOST_PIXELS // 1_000_000} 百万像素的上限")
        if min(picture.size) < _SMALLEST_SIDE:
            return PictureText(Outcome.OK, width=picture.width, height=picture.height)
        lines = tuple(self._lines(picture))
        seconds = time.process_time() - began
        return PictureText(Outcome.OK, "", picture.width, picture.height, lines, seconds)

    def masked(self, data: bytes, boxes: list[Box]) -> bytes:
        """The picture (PNG) with these places painted black; empty if it cannot be made."""
        try:
            picture = _decoded(data)
            if picture is None:
                return b""
            for left, top, right, bottom in boxes:
                picture.paste(_BLACK, (int(left), int(top), int(right) + 1, int(bottom) + 1))
            made = BytesIO()
            picture.save(made, "PNG")
            return made.getvalue()
        except Exception:  # noqa: BLE001 - as in `read`
            return b""

    def _lines(self, picture: "Image") -> list[PictureLine]:
        import numpy as np

        if self._reader is None:
            logging.disable(logging.CRITICAL)  # RapidOCR tells of its models
            from rapidocr import RapidOCR

            self._reader = RapidOCR(params=dict(_ONE_CORE))
        shown = picture.copy()
        shown.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        scale = picture.width / shown.width
        found = self._reader(np.asarray(shown.convert("RGB"))[:, :, ::-1])
        if found.boxes is None or found.txts is None:
            return []
        pieces = [_piece(box, text, scale) for box, text in zip(found.boxes, found.txts, strict=True)]
        return [
            PictureLine("\t".join(placed.row.cells), placed.boxes) for placed in placed_rows(lines_of(pieces))
        ]


def _decoded(data: bytes) -> "Image | None":
    """The picture as a reader sees it; None if it is too large."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    picture = Image.open(BytesIO(data), formats=_FORMATS)
    if picture.width * picture.height > _MOST_PIXELS:
        return None
    turned = ImageOps.exif_transpose(picture)
    if "A" in turned.getbands() or "transparency" in turned.info:
        flat = Image.new("RGB", turned.size, "white")
        flat.paste(turned.convert("RGBA"), mask=turned.convert("RGBA").getchannel("A"))
        return flat
    return turned.convert("RGB")


def _piece(box: Any, text: str, scale: float) -> Piece:  # noqa: ANN401 - an array of four corners
    across, down = [float(corner[0]) * scale for corner in box], [float(corner[1]) * scale for corner in box]
    return Piece(min(across), min(down), max(across), max(down), text)
