"""What a file's note says of pictures that nobody has read (未识别的图片), and how many they are."""

import re
from collections.abc import Iterator, Mapping

_FEW_PAGES = 5
_UNREAD = re.compile(
    r"第 (?P<pages>[0-9、]+) 页(?:等 (?P<count>[0-9]+) 页)?是扫描件、|含 (?P<pictures>[0-9]+) 张图片，其中的文字"
)


def unread_pictures(left: Mapping[int, int]) -> Iterator[str]:
    """What to say of pictures that were not read, by page (0: pictures in the file)."""
    pages = sorted(page for page in left if page)
    if pages:
        yield f"{_pages(pages)}是扫描件、图片或无法识别的文字，未检查"
    if left.get(0):
        yield f"含 {left[0]} 张图片，其中的文字未检查"


def unread_in(note: str) -> int:
    """Of how many pages and pictures a note says so."""
    return sum(
        int(one["count"] or one["pictures"] or one["pages"].count("、") + 1) for one in _UNREAD.finditer(note)
    )


def _pages(numbers: list[int]) -> str:
    """Some pages by their numbers, the first few of many."""
    said = "、".join(map(str, numbers[:_FEW_PAGES]))
    return f"第 {said} 页" if len(numbers) <= _FEW_PAGES else f"第 {said} 页等 {len(numbers)} 页"
