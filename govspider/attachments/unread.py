"""What a file's note says of pictures that nobody has read (未识别的图片)."""

from collections.abc import Iterator, Mapping

_FEW_PAGES = 5


def unread_pictures(left: Mapping[int, int]) -> Iterator[str]:
    """What to say of pictures that were not read, by page (0: pictures in the file)."""
    pages = sorted(page for page in left if page)
    if pages:
        yield f"{_pages(pages)}是扫描件、图片或无法识别的文字，未检查"
    if left.get(0):
        yield f"含 {left[0]} 张图片，其中的文字未检查"


def _pages(numbers: list[int]) -> str:
    """Some pages by their numbers, the first few of many."""
    said = "、".join(map(str, numbers[:_FEW_PAGES]))
    return f"第 {said} 页" if len(numbers) <= _FEW_PAGES else f"第 {said} 页等 {len(numbers)} 页"
