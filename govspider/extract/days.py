"""The day of publication (发布日期) by each of its witnesses: what the page shows, what its tags and scripts say.

What a reader sees comes first: a label (发布时间), a date in the bar under the title. A tag that says otherwise is
kept beside it, since a false or migrated date is a matter for a person (indicator V1.5, 弄虚作假).
"""

import re
from collections.abc import Iterator
from datetime import date

from govspider.extract.bar_items import Item
from govspider.extract.bars import bare_day, is_bar, item_day, tells_of_page, told_day
from govspider.extract.dated_titles import heading_date
from govspider.extract.labels import PUBLISHED, SENT, labels_in
from govspider.extract.lines import BORDER, inner_text
from govspider.extract.maintext import in_margin
from govspider.extract.reading import Reading
from govspider.extract.scripts import stated_date
from govspider.items import StatedDays
from govspider.text.dates import ShortDate, first_date, only_date, stamp_date, url_date

_TAGS = ("pubdate", "publishdate", "publish_time", "publishtime", "article:published_time", "firstpublishedtime",
         "og:published_time", "date", "dc.date", "release_date", "createdate")  # fmt: skip
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:(?:doc)?pub(?:lish)?(?:ed)?[-_]?(?:time|date)|(?:doc)?rel(?:ease)?[-_]?(?:time|date)|fb(?:sj|rq)|post-?date)(?=[\s_-]|$)"
)
_LINKED = re.compile(r"\"(?:datePublished|pubDate)\"\s*:\s*\"([^\"]{4,40})\"")
_CLOCK = re.compile(r"天气|气温|农历|今天|今日|现在")
_WEEKDAY = re.compile("(?:星期|周|礼拜)[一二三四五六日天]")
_WEATHER = re.compile("天气|气温|风力|农历")
_EVENT = re.compile(r"\s*(?:会议|活动|举办|召开)?(?:地点|地址|参加|出席|主持)")
_PLACE = re.compile(r"(?:地点|地址|嘉宾|主持人?|主讲人?)\s{0,9}[:：]")
_NEAR = 16  # lines above the main text in which a label that may mean something else counts
_BAR_LINES = 8  # lines above the main text in which a date without a label counts
_BOX = 12  # characters of day and month in two boxes
_HEAD = 8  # lines of the main text among which its bar may stand
_LONE = 4  # lines above it in which a line that is only a date counts


def stated_days(page: Reading) -> StatedDays:
    """The day by each witness; None where one says nothing, or names a day that has not come yet."""
    return StatedDays(
        label=_first(page, _shown(page)),
        tag=_first(page, _tagged(page)),
        script=_first(page, iter((stated_date(page.scripts),))),
        url=_first(page, iter((url_date(page.url),))),
    )


def _first(page: Reading, days: Iterator[date | None]) -> date | None:
    return next((day for day in days if day is not None and day <= page.now.date()), None)


def _shown(page: Reading) -> Iterator[date | None]:
    """The days that a reader sees, the surest first."""
    sure = sorted(
        (item for item in page.items if item.label in PUBLISHED[0]), key=lambda item: item.label in SENT
    )
    yield from (item_day(_first_post(page, item, sure), page.now, page.url) for item in sure)
    yield from (
        item_day(item, page.now, page.url)
        for item in page.items
        if item.label in PUBLISHED[1] and _is_near(page, item) and not _is_event(page, item)
    )
    above = range(page.first - 1, max(-1, page.first - 1 - _BAR_LINES), -1)
    bars = [page.lines[place].marked for place in above if _is_dated_bar(page, place)]
    # Behind an abstract the bar stands in the text.
    head = (page.lines[place] for place in page.main.places[:_HEAD])
    bars += [line.marked for line in head if tells_of_page(line)]
    yield from (bare_day(text, page.now) for text in bars)
    yield from _boxed(page)
    yield from _named(page)
    yield from _timed(page)
    yield from (told_day(text, page.now, page.url) for text in bars)
    headings = (page.lines[place] for place in above)
    yield from (
        heading_date(line.text)[1] for line in headings if not line.link_chars and not labels_in(line.marked)
    )


def _tagged(page: Reading) -> Iterator[date | None]:
    yield from (stamp_date(page.tags[name]) for name in _TAGS if name in page.tags)
    for node in page.document.nodes:
        if node.tag == "script" and "json" in node.get("type").lower():
            found = _LINKED.search("".join(child.text for child in node.children))
            yield stamp_date(found[1]) if found else None
        elif node.get("itemprop").lower() == "datepublished":
            yield stamp_date(node.get("content") or node.get("datetime") or inner_text(page.document, node))


def _first_post(page: Reading, item: Item, items: list[Item]) -> Item:
    """The first of several posts on one page, each with its 发表于: those below it are replies."""
    posts = [other for other in items if other.label == item.label and _is_own_line(page, other.line)]
    return min(posts, key=lambda post: post.line) if item.label.endswith("于") and posts else item


def _is_own_line(page: Reading, line: int) -> bool:
    return page.lines[line].order >= page.start


def _is_near(page: Reading, item: Item) -> bool:
    block = page.lines[item.line].block
    at_foot = item.line > page.first and in_margin(page.document, block)
    return abs(page.first - item.line) <= _NEAR and _is_own_line(page, item.line) and not at_foot


def _is_event(page: Reading, item: Item) -> bool:
    """Whether 时间 is that of a meeting: the same or the next line names its place."""
    following = page.lines[item.line + 1].text if item.line + 1 < len(page.lines) else ""
    line = page.lines[item.line].marked
    if _PLACE.search(line) or _WEATHER.search(line) or not is_bar(line):
        return True
    return _EVENT.match(following) is not None


def _is_dated_bar(page: Reading, place: int) -> bool:
    """Whether a date on a line above the text is a bar's, and not that of a page's clock."""
    line = page.lines[place]
    far = page.first - place > _LONE
    if line.order < page.start or (far and in_margin(page.document, line.block)):
        return False
    is_linked = 5 * line.link_chars > 2 * len(line.text) and not tells_of_page(line)
    if is_linked and only_date(line.marked.split(BORDER)[0]) is None:
        return False
    if labels_in(line.marked):
        return True
    if _CLOCK.search(line.text) or (far and (_WEEKDAY.search(line.text) or only_date(line.text) is not None)):
        return False
    return not _WEEKDAY.search(line.text) or first_date(line.text) != page.now.date()


def _boxed(page: Reading) -> Iterator[date | None]:
    """Day and month in two boxes of one block, a line each, right above the text."""
    for place in range(page.first - 1, max(0, page.first - 1 - _LONE), -1):
        upper, lower = page.lines[place - 1], page.lines[place]
        if upper.block.parent is lower.block.parent and len(upper.text) + len(lower.text) <= _BOX:
            box = only_date(f"{upper.text} {lower.text}", page.now)
            yield None if isinstance(box, ShortDate) else box


def _named(page: Reading) -> Iterator[date | None]:
    """A date in a block that its maker named so: <span id="pubTime">."""
    for node in page.document.nodes:
        if node.attrs and node.names.strip() and _NAMED.search(node.names) and page.is_own(node):
            shown = only_date(inner_text(page.document, node), page.now)
            yield None if isinstance(shown, ShortDate) else shown


def _timed(page: Reading) -> Iterator[date | None]:
    """`<time datetime="…">` above the main text's end."""
    last = page.lines[page.main.places[-1]].order if page.main.places else len(page.document.nodes)
    for node in page.document.find("time"):
        if node.order <= last and page.is_own(node):
            yield stamp_date(node.get("datetime") or inner_text(page.document, node))
