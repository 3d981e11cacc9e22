"""Titles as they stand in `<title>` (网页标题): with the names of site and column, which are taken off here."""

import re

from govspider.extract.lines import clean
from govspider.extract.tree import Document

_BREAK = re.compile(
    r"\s*[_|｜»]+\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|(?<=[^\d\w])[-–—]+|[-–—]+(?=[^\d])|\s{2,}|\s*>+\s*"
)
# How the names of sites, offices and channels end, and words that no such name holds.
_SITE = re.compile(
    r"(?:网站?|網站?|政府|门户|门户网|平台|在线|信息港|频道|分站|子站|委员会|管委会|办公室|街道办事处|局|厅|中心|院|gov\.cn)(?:政府)?"
    r"(?:门户)?(?:网站|网)?$"
)
_NEWS = re.compile(
    r"召开|举行|举办|开展|关于|通知|公告|公示|通报|调研|组织|检查|慰问|走进|推进|启动|参加|部署|会见|发布|印发|走访|深入|落实|加强|学习|"
    r"宣传|一行|荣获|成立|挂牌|完成|做好|[，。！？：；]"
)
_FOLD = re.compile(r"[\s\u3000“”\"'‘’《》〈〉（）()【】\[\]—–\-_，,。:：·•…|]+")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")  # <font color=red> that a system writes into <title>, too
_MIN = 4  # characters by which a line may be longer than the title
_LEAST = 6  # characters of a title that is cut short


def document_title(document: Document) -> str:
    """The text of the first `<title>` that is not empty."""
    for node in document.find("title"):
        if any(above.tag == "svg" for above in node.ancestors()):
            continue
        text = clean(_MARKUP.sub("", "".join(child.text for child in node.children)))
        if text:
            return text
    shared = (node.get("content") for node in document.find("meta") if node.get("property") == "og:title")
    return next((clean(text) for text in shared if text.strip()), "")


def strip_site(title: str, tags: dict[str, str]) -> str:
    """`<title>` without the names of the site and the column around the article's."""
    names = own_names(tags)
    cuts = [
        (0, 0),
        *((found.start(), found.end()) for found in _BREAK.finditer(title)),
        (len(title), len(title)),
    ]
    pieces = [(cuts[n][1], cuts[n + 1][0]) for n in range(len(cuts) - 1) if cuts[n][1] < cuts[n + 1][0]]

    def outer(span: tuple[int, int]) -> bool:
        text = title[span[0] : span[1]].strip()
        return fold_title(text) in names or is_site_name(text)

    while len(pieces) > 1 and outer(pieces[-1]):
        pieces.pop()
    while len(pieces) > 1 and outer(pieces[0]):
        pieces.pop(0)
    if not pieces:
        return title
    # A piece behind the title that is a short word is its column.
    while len(pieces) > 1 and pieces[-1][1] - pieces[-1][0] <= 6 < pieces[0][1] - pieces[0][0]:  # noqa: PLR2004 - 通知公告
        pieces.pop()
    rest = title[pieces[0][0] : pieces[-1][1]].strip()
    before, _, behind = rest.partition(" ")
    return behind.strip() if behind and is_site_name(before) else rest


def unshown_pieces(name: str, shown: str) -> list[str]:
    """The pieces of `<title>` that the page itself does not show: what search engines and tabs tell of it alone.

    Whoever breaks into a site writes there before anywhere else.

    Args:
        name: the text of `<title>`.
        shown: all that the page shows, its title too.
    """
    whole = fold_title(shown)
    pieces = (piece.strip() for piece in _BREAK.split(name) if piece)
    return [piece for piece in pieces if (folded := fold_title(piece)) and folded not in whole]


def is_site_name(text: str) -> bool:
    """Whether a text is the name of a site, an office or a channel rather than of an article."""
    return _SITE.search(text) is not None and _NEWS.search(text) is None


def site_piece(title: str) -> str:
    """The piece of `<title>` that names the site, or empty."""
    pieces = [piece.strip() for piece in _BREAK.split(title) if piece and piece.strip()]
    named = [piece for piece in pieces if is_site_name(piece)]
    return named[-1] if named else ""


def fold_title(text: str) -> str:
    """A title without spaces, marks and letter case, to compare it."""
    return _FOLD.sub("", text).lower()


def same_title(line: str, title: str) -> bool:
    """Whether a line is the title again."""
    return bool(title) and len(line) < 2 * len(title) + _MIN and fold_title(line) == fold_title(title)


def says_same(text: str, head: str) -> bool:
    """Whether a heading says what `<title>` says: all of it, the most of it, or more where it is cut short."""
    mine, theirs = fold_title(text), fold_title(head)
    if not mine or not theirs:
        return False
    return (mine in theirs and 2 * len(mine) >= len(theirs)) or (
        len(theirs) >= _LEAST and mine.startswith(theirs)
    )


def own_names(tags: dict[str, str]) -> set[str]:
    """The names of site and column in the page's tags, folded: no article's title."""
    return {fold_title(tags[name]) for name in ("sitename", "columnname") if name in tags}
