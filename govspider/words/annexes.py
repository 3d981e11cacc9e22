"""Annexes that a document names (附件) against the list at its end: 详见附件3, where two are listed."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_DOT = r"[.．、](?=\D|(?:19|20)\d\d|$)"  # 1.2023年计划 is the first, 2.5兆 no second
_LIST = re.compile(
    rf"^[ \t\u3000]*附件[：:][ \t\u3000]*(?:\n[ \t\u3000]*)?1{_DOT}"
    rf"(?P<rest>.*(?:\n[ \t\u3000]*\d{{1,2}}{_DOT}.*)*)",
    re.MULTILINE,
)
_NUMBER = re.compile(rf"(?:^|\n|[；;] ?)[ \t\u3000]*(\d{{1,2}}){_DOT}")
_ONE = re.compile(r"^[ \t\u3000]*附件[：:][ \t\u3000]*[^\d\s].*$", re.MULTILINE)
# 《办法》附件5, 云府〔2023〕5号文附件3 are another document's; 附件10份 counts.
_NAMED = re.compile(
    r"(?<![》号文的知法案\d])附件[ ]?(?:1(?:[至到、—～~-]{1,2}|和|及)(?:附件)?)?(?P<number>[1-9]\d?)"
    r"(?![\d.．、:：—-]|[份个张页条项兆Mm])"
)

_TOLD = ("见", "填写", "填报", "按照", "报送")


class Misnamed(NamedTuple):
    """What is wrong with the annex or number at [start, end)."""

    start: int
    end: int
    reason: str


def misnamed_annexes(text: str) -> Iterator[Misnamed]:
    """Numbers of the list that do not follow each other; else annexes named before it that it has not."""
    if "附件" not in text:
        return
    lists = list(islice(_LIST.finditer(text), 2))
    if len(lists) > 1:
        return  # of several documents on one page nobody can tell which annex is meant
    if not lists:
        only = list(islice(_ONE.finditer(text), 2))
        if len(only) == 1:
            yield from _not_listed(text, only[0].span(), 1)
        return
    found = [match.span(1) for match in _NUMBER.finditer(lists[0]["rest"])]
    for wanted, (start, end) in enumerate(found, 2):
        if int(lists[0]["rest"][start:end]) != wanted:
            begin = lists[0].start("rest")
            yield Misnamed(begin + start, begin + end, f"附件序号应为“{wanted}”，请核对")
            return
    yield from _not_listed(text, lists[0].span(), len(found) + 1)


def _not_listed(text: str, place: tuple[int, int], listed: int) -> Iterator[Misnamed]:
    """Annexes beyond the list at a place; behind it stand annexes with lists of their own, so only who is told to look."""
    start, end = place
    for named in _NAMED.finditer(text):
        told = text.endswith(_TOLD, 0, named.start()) if named.start() >= end else named.start() < start
        if told and int(named["number"]) > listed:
            yield Misnamed(*named.span(), f"文中提到“{named[0]}”，附件只列出{listed}个")
