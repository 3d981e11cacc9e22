"""The note of pictures that nobody has read, and the number in it."""

import pytest

from govspider.attachments.unread import unread_in, unread_pictures


@pytest.mark.parametrize("pages", [0, 1, 2, 5, 6, 40])
@pytest.mark.parametrize("pictures", [0, 1, 12])
def test_what_is_said_is_counted_again(pages: int, pictures: int) -> None:
    left = dict.fromkeys(range(1, pages + 1), 1) | ({0: pictures} if pictures else {})
    note = "；".join(["文件为第 3 页版式", *unread_pictures(left)])
    assert unread_in(note) == pages + pictures
