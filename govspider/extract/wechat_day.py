"""The day on which a WeChat article was sent (微信文章发布日期), from the values in its scripts.

A page keeps other times, too: of comments, of an album, of related articles. What the page itself is given (`var ct = …`)
goes before what stands in an object; of objects those of the article count, and among several the outermost.
"""

import re
from dataclasses import dataclass, replace
from itertools import islice

from govspider.extract.scripts import LITERAL
from govspider.text.dates import stamp_date

# The surest first: what is shared has the day of the original beside its own.
_NAMES = (
    "ct",
    "oriCreateTime",
    "ori_create_time",
    "create_time",
    "createTime",
    "publish_time",
    "publishTime",
)
# A script that fills the place where the day is shown: n="2023-05-17",o=document.getElementById("publish_time").
_FILLED = re.compile(
    r"[\"']((?:19|20)\d\d-\d{1,2}-\d{1,2})(?: \d\d:\d\d)?[\"'][^;{}]{0,200}getElementById\([\"']publish_time[\"']\)"
)
_SECONDS = re.compile(r"1[0-9]{9}(?:\d{3})?")
FULL_DAY = re.compile(r"(?:19|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}")
_BRACKET = re.compile(r"([\[{])|[\]}]")
_NAMED = re.compile(r"([\w$]{1,60})[\"']?\s*[:=]\s*$")  # before a bracket: what it holds
_BEFORE = 100  # characters that are looked at for that
_MOST = 1000  # values of a page that are looked at
_OF_OTHERS = re.compile(r"album|comment|related|recommend|reward|copyright|profile|list", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """A value of one of the names: where, how it is given, its day, in how many objects it stands."""

    place: int
    name: str
    sign: str
    day: str
    depth: int = 0


_NOTHING = _Told(0, "", "", "")


def sent_on(scripts: str, call: str) -> str:
    """The day, as 2023-06-05; '' if no script tells it.

    Args:
        scripts: of the page, one after the other.
        call: pattern of what WeChat's programs may write around a value.
    """
    pattern = rf"(?<![\w$])({'|'.join(_NAMES)})[\"']?\s*([:=])\s*{call}(?:{LITERAL}|(\d{{10,13}})\b)"
    values = islice(re.finditer(pattern, scripts), _MOST)
    found = [_Told(one.start(), one[1], one[2], _day(one)) for one in values]
    told = [one for one in found if one.day]
    given = [one for one in told if one.sign == "="]
    filled = None if given else _FILLED.search(scripts)
    if filled:
        return filled[1]
    return min(
        given or _of_article(scripts, told),
        key=lambda one: (one.depth, _NAMES.index(one.name)),
        default=_NOTHING,
    ).day


def _day(found: re.Match[str]) -> str:
    told = next((text for text in found.groups()[2:] if text), "").strip()
    if _SECONDS.fullmatch(told):
        return str(stamp_date(told))
    day = FULL_DAY.match(told)
    return day[0] if day else ""


def _of_article(scripts: str, told: list[_Told]) -> list[_Told]:
    """Those that stand in objects of the article itself, and how deep; a bracket in a text may mislead, and seldom does."""
    own: list[_Told] = []
    around: list[bool] = []  # of each object or list that is open: whether it is another's
    others = 0  # of these
    waiting = iter(told)
    one = next(waiting, None)
    for bracket in _BRACKET.finditer(scripts):
        while one is not None and one.place < bracket.end():
            if not others:
                own.append(replace(one, depth=len(around)))
            one = next(waiting, None)
        if one is None:
            break
        if bracket[1]:
            named = _NAMED.search(scripts[max(0, bracket.start() - _BEFORE) : bracket.start()])
            around.append(named is not None and _OF_OTHERS.search(named[1]) is not None)
            others += around[-1]
        elif around:
            others -= around.pop()
    left = () if others or one is None else (one, *waiting)
    return own + [replace(each, depth=len(around)) for each in left]
