"""Names of columns (栏目名称) that stand where an article's title does: in `<h1>` and `<title>` of all its pages."""

import re
from urllib.parse import urljoin, urlsplit

from govspider.extract.lines import inner_text
from govspider.extract.reading import Reading
from govspider.extract.titles import fold_title

# Names that columns of most sites have, and no article has.
_USUAL = re.compile(
    "(?:通知|公告|公示|通告|公开|通报){2}|(?:通知|公示|公告)(?:栏|专栏|信息)"
    "|(?:工作|政务|部门|新闻|要闻|时政|基层|镇街|乡镇|本地|图片|业务|行业|党建|单位|最新)(?:动态|要闻|新闻|资讯|播报|快讯)"
    "|(?:政策|法规|规范性|重要|最新)(?:文件|法规|解读)|(?:新闻|信息|资讯)中心|政府信息公开|媒体聚焦|党建工作|机关党建"
)
_SHORT = 8  # characters that few titles of articles are shorter than
_COLUMN = re.compile(r"(?:^|/)(?:(?:index|list|default)[\w-]{0,20}\.\w{3,5})?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def is_column(page: Reading, title: str) -> bool:
    """Whether a text is the name of a column: a usual one, or that of one to which the page links."""
    if _USUAL.fullmatch(title):
        return True
    folded = fold_title(title)
    return bool(folded) and any(
        fold_title(inner_text(page.document, node)) == folded
        and _leads_to_column(page, node.get("href"), title)
        for node in page.document.find("a")
    )


def _leads_to_column(page: Reading, href: str, title: str) -> bool:
    """Whether a link leads to a folder or, where its text is short, to an address unlike the page's own."""
    try:
        address = urljoin(page.url, href)
        path = urlsplit(address).path
    except ValueError:
        return False
    if not href or address == page.url:
        return False
    if _COLUMN.search(path) and not urlsplit(address).query:
        return True
    return len(title) < _SHORT and _DIGITS.sub("0", address) != _DIGITS.sub("0", page.url)
