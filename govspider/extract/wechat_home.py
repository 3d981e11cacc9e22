"""Home pages of WeChat accounts (微信公众号主页, `mp/homepage`): articles by tabs, titles without days.

Format: `<a class="list_item js_post" href="…"><h2 class="title js_title">…</h2>`, as public readers of these pages take the
articles from there; where the page carries its data (`appmsg_list`), that has the days, see `post_lists`.
"""

import re

from govspider.extract.post_lists import read_post_list
from govspider.items import Entry
from govspider.text.references import unescaped

_ITEM = re.compile(r"<a\b[^<>]{0,600}\bjs_post\b[^<>]{0,1500}>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']([^\"'<>\s]{1,1500})[\"']", re.IGNORECASE)
_TITLE = re.compile(r"\bjs_title\b[^<>]{0,200}>([^<]{1,500})<", re.IGNORECASE)
_MOST = 60  # articles of a page


def home_page_posts(source: str) -> tuple[Entry, ...]:
    """The articles of a home page, with days where its data has them; none for any other page.

    Args:
        source: the page, decoded.
    """
    if "appmsg_list" in source and (posts := read_post_list(source)[0]):
        return posts
    if "js_post" not in source or "js_title" not in source:
        return ()
    items = list(_ITEM.finditer(source))[:_MOST]
    ends = [*(item.start() for item in items), len(source)][1:]
    found: dict[str, Entry] = {}
    for item, end in zip(items, ends, strict=True):
        href, title = _HREF.search(item[0]), _TITLE.search(source, item.end(), end)
        if href is not None and title is not None:
            url = unescaped(href[1])
            found.setdefault(url, Entry(" ".join(unescaped(title[1]).split()), url, None))
    return tuple(found.values())
