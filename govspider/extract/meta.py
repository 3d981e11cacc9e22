"""Page tags (页面标签) of 《政府网站发展指引》, 国办发〔2017〕47号, and the common tags beside them.

Names are read in any case; values are cleaned of template remains. Of a tag that occurs twice the first
non-empty value counts.
"""

import re

from govspider.extract.tree import Document

_EMPTY = re.compile(
    r"(?:null|undefined|none|暂无|无|\s*)$|.*(?:<[?%]|\$\{|\{\{|\{\$|\[!--)", re.IGNORECASE | re.DOTALL
)
_SPACE = re.compile(r"\s+")

TAGS = (
    "sitename", "sitedomain", "siteidcode", "columnname", "columntype", "columndescription", "columnkeywords",
    "articletitle", "pubdate", "contentsource", "keywords", "author", "description", "url",
)  # fmt: skip


def read_tags(document: Document) -> dict[str, str]:
    """All meta tags with a name or property, in lower case, with cleaned values; empty ones left out."""
    tags: dict[str, str] = {}
    for node in document.find("meta"):
        name = (node.get("name") or node.get("property")).strip().lower()
        value = _SPACE.sub(" ", node.get("content")).strip()
        if name and name not in tags and not _EMPTY.match(value):
            tags[name] = value
    return tags


def described(tags: dict[str, str]) -> list[str]:
    """The values that search engines show and attackers fill: keywords and descriptions."""
    names = ("keywords", "description", "columnkeywords", "columndescription")
    return list(dict.fromkeys(tags[name] for name in names if name in tags))
