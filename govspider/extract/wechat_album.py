"""Albums of WeChat accounts (微信公众号专辑、合集): each article as a link with its day, which scripts make of seconds.

Format: `https://mp.weixin.qq.com/mp/appmsgalbum`, as its public reader RSSHub (lib/routes/wechat/msgalbum.ts) documents it:
`<li class="album__list-item js_album_item" data-link="…" data-title="…">`, `<span class="js_article_create_time …">` with
the seconds since 1970. An album may go oldest first, and shows its first articles only: then no day of it is the newest.
"""

import re

from govspider.extract.post_lists import tells_newest
from govspider.text.dates import stamp_date

_MARK = "js_album_item"
_ITEM = re.compile(r"<li\b([^<>]{0,4000}+)>", re.IGNORECASE)
_FIELD = re.compile(r"\bdata-(link|title)\s*=\s*\"([^\"]*)\"", re.IGNORECASE)
_TIME = re.compile(
    r"<span\b[^<>]{0,300}?\bjs_article_create_time\b[^<>]{0,300}>\s*(1\d{9})\s*</span\s*>", re.IGNORECASE
)


def album_written_out(source: str) -> str:
    """The page with a link and a day for every article of an album, where these tell the newest; any other page as it is.

    Args:
        source: the page, decoded.
    """
    if _MARK not in source or "js_article_create_time" not in source:
        return source
    begins = [item for item in _ITEM.finditer(source) if _MARK in item[1]]
    ends = [*(item.start() for item in begins), len(source)][1:]
    times = [_TIME.search(source, item.end(), end) for item, end in zip(begins, ends, strict=True)]
    days = [day for time in times if time is not None and (day := stamp_date(time[1])) is not None]
    tells = tells_newest(days)
    pieces, at = [], 0
    for item, time, end in zip(begins, times, ends, strict=True):
        fields = {name.lower(): value for name, value in _FIELD.findall(item[1])}
        if time is None or not {"link", "title"} <= fields.keys():
            continue
        shown = f" <span>{stamp_date(time[1])}</span>" if tells else ""
        pieces += [
            source[at : item.start()],
            f'<li><a href="{fields["link"]}">{fields["title"]}</a>{shown}</li>',
        ]
        at = time.end() if item is begins[-1] else end
    return "".join((*pieces, source[at:]))
