"""Text in pictures (图片文字识别): posters, scanned pages, photographs of cards. The optional extra `govspider[ocr]`."""

from govspider.ocr.budget import PictureBudget, PictureReader
from govspider.ocr.isolated import IsolatedOcr, OcrLimits, is_available
from govspider.ocr.merge import picture_part, with_pictures
from govspider.ocr.picture_facts import PictureLine, PictureText

__all__ = [
    "IsolatedOcr",
    "OcrLimits",
    "PictureBudget",
    "PictureLine",
    "PictureReader",
    "PictureText",
    "is_available",
    "picture_part",
    "with_pictures",
]
