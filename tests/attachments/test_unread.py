"""The note of pictures that nobody has read."""

import pytest

from govspider.attachments.unread import unread_pictures

SCANS = "是扫描件、图片或无法识别的文字，未检查"


@pytest.mark.parametrize(
    ("pages", "pictures", "said"),
    [
        (0, 0, []),
        (1, 0, [f"第 1 页{SCANS}"]),
        (5, 0, [f"第 1、2、3、4、5 页{SCANS}"]),
        (6, 0, [f"第 1、2、3、4、5 页等 6 页{SCANS}"]),
        (0, 12, ["含 12 张图片，其中的文字未检查"]),
        (2, 1, [f"第 1、2 页{SCANS}", "含 1 张图片，其中的文字未检查"]),
    ],
)
def test_pages_are_named_and_pictures_counted(pages: int, pictures: int, said: list[str]) -> None:
    left = dict.fromkeys(range(1, pages + 1), 1) | ({0: pictures} if pictures else {})
    assert list(unread_pictures(left)) == said
