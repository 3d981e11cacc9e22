"""The day on which a WeChat article was sent (微信文章发布日期), from the values in its scripts.

A page keeps other times, too: of comments, of an album, of related articles. What the page itself is given (`var ct = …`)
goes before what stands in an object; of objects those of the article count, and among several the outermost.
"""

import re
from dataclasses import dataclass, replace

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
_SECONDS = re.compile(r"1[0-9]{9}(?:\d{3})?")
FULL_DAY = re.compile(r"(?:19|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}")
# Where a bracket opens, with the name of what it holds, or closes; strings are passed over.
_BRACKET = re.compile(rf"(?:[\"']?([\w$]{{1,60}})[\"']?\s{{0,20}}[:=]\s{{0,20}})?([\[{{])|([\]}}])|{LITERAL}")
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
    found = [_Told(one.start(), one[1], one[2], _day(one)) for one in re.finditer(pattern, scripts)]
    told = [one for one in found if one.day]
    given = [one for one in told if one.sign == "="]
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
    """Those that stand in objects of the article itself, and how deep."""
    ways = _ways(scripts, [one.place for one in told])
    return [
        replace(one, depth=len(way))
        for one, way in zip(told, ways, strict=True)
        if not any(map(_OF_OTHERS.search, way))
    ]


def _ways(scripts: str, places: list[int]) -> list[tuple[str, ...]]:
    """The names of the objects and lists around each of these places, the outermost first."""
    ways: list[tuple[str, ...]] = []
    around: list[str] = []
    waiting = iter(places)
    place = next(waiting, None)
    for bracket in _BRACKET.finditer(scripts):
        while place is not None and place < bracket.end():
            ways.append(tuple(around))
            place = next(waiting, None)
        if place is None:
            break
        if bracket[2]:
            around.append(bracket[1] or "")
        elif bracket[3] and around:
            around.pop()
    left = len(places) - len(ways)
    return ways + [tuple(around)] * left
