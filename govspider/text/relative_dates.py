"""Dates told from the moment of fetching (相对时间): 刚刚, 2小时前, 昨天, 3天前, two weeks ago."""

import re
from datetime import date, datetime, timedelta

from govspider.text.numerals import NUMERAL, number_of

_AGO = re.compile(
    rf"^(\d{{1,4}}|{NUMERAL}{{1,4}}|半|an?)\s{{0,9}}(?:个|個)?半?\s{{0,9}}(?:(?P<s>秒钟?|秒鐘?|secs?|seconds?)|(?P<m>分钟|分鐘|分|mins?|minutes?)|"
    r"(?P<h>小时|小時|钟头|鐘頭|hrs?|hours?)|(?P<d>天|日|days?)|(?P<w>周|週|星期|礼拜|weeks?)|(?P<mo>月|months?)|"
    r"(?P<y>年|years?))\s{0,9}(?:之|以)?(?:前|ago)$",
    re.IGNORECASE,
)
_SPANS = {
    "s": 1 / 86_400,
    "m": 1 / 1_440,
    "h": 1 / 24,
    "d": 1.0,
    "w": 7.0,
    "mo": 30.4,
    "y": 365.25,
}  # in days
_DAYS = {"今天": 0, "今日": 0, "today": 0, "刚刚": 0, "剛剛": 0, "刚才": 0, "剛才": 0, "just now": 0,
         "昨天": 1, "昨日": 1, "昨晚": 1, "yesterday": 1, "前天": 2, "前日": 2, "大前天": 3}  # fmt: skip
_MAX_DAYS = 36_500  # a century


def day_before(text: str, now: datetime) -> date | None:
    """The day that a text without a time of day tells from the moment of fetching; None for any other text."""
    days = _DAYS.get(text.lower())
    if days is not None:
        return now.date() - timedelta(days=days)
    found = _AGO.match(text)
    if found is None:
        return None
    span = next(_SPANS[name] for name, unit in found.groupdict().items() if unit)
    count = (
        0.5 if found[1] == "半" else 1.0 if found[1].lower() in ("a", "an") else float(number_of(found[1]))
    )
    return (now - timedelta(days=count * span)).date() if count * span < _MAX_DAYS else None
