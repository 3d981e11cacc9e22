"""Page tags (页面标签) of 《政府网站发展指引》, 国办发〔2017〕47号, and the common tags beside them.

Names are read in any case; values are cleaned of template remains. Of a tag that occurs twice the first
non-empty value counts.
"""

import re

from govspider.extract.tree import Document

_EMPTY = re.compile(
    r"(?:null|undefined|none|暂无|无|\s*)$|.*(?:<[?%]|\$\{|\{\{|\{\$|\[!--)", re.IGNORECASE | re.DOTALL
)
# What stands in the tags of 《政府网站发展指引》 where nobody filled them in: their own names.
_UNFILLED = re.compile(
    r"(?:政府)?(?:网站|站点|单位)(?:名称|域名|标识码|主办单位)|栏目(?:名称|类型|类别|描述|关键词|介绍|说明|标题)|(?:文章|信息|稿件|内容)?(?:标题|名称)|"
    r"(?:内容|信息|文章|稿件)?(?:发布|发稿|更新)?(?:时间|日期)|(?:内容|信息|文章|稿件)?来源|关键[词字]|作者|描述|摘要|简介|网址|链接|"
    r"(?:site|column|content|article)?_?(?:name|domain|idcode|type|title|source|keywords?|description)|pubdate|url|xx+|\.{2,}|test|测试",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:bm\d{8}|\d{10})", re.IGNORECASE)
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
        if name and name not in tags and not _EMPTY.match(value) and not _is_unfilled(name, value):
            tags[name] = value
    return tags


def _is_unfilled(name: str, value: str) -> bool:
    """Whether a tag holds what its template says: its own name; 标题 may be the name of a column."""
    if name not in TAGS:
        return False
    if name == "siteidcode":
        return _CODE.fullmatch(value) is None
    return _UNFILLED.fullmatch(value.strip("【】[]（）()<>")) is not None


def described(tags: dict[str, str]) -> list[str]:
    """The values that search engines show and attackers fill: keywords and descriptions."""
    names = ("keywords", "description", "columnkeywords", "columndescription")
    return list(dict.fromkeys(tags[name] for name in names if name in tags))
