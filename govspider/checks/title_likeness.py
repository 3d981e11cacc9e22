"""How alike two titles are (标题比对), with the tolerance that reposts need. Used by the check of required reposts."""

import re
import unicodedata

from rapidfuzz.distance import Indel

SAME, ALIKE = 0.85, 0.5
_SHORTEST = 6  # characters of a title that another one holds
_MOST_OF_IT = 0.6  # share of a title that one which was cut short still has
_MATTER = 4  # characters in a row by which two titles speak of one matter
# What any title of an office may have, in the order in which it is taken off.
_FORM = re.compile(
    r"国务院办公厅|国务院|中共中央办公厅|中共中央|[省市区县]?(?:人民)?政府(?:办公室|办公厅)?|办公[室厅]"
    r"|关于|印发|转发|发布|做好|开展|进一步|加强|切实|有关|工作|(?:的)?(?:通知|意见|公告|通告|通报|决定|批复|方案|函)"
)
_NUMBER = re.compile(r"\d+")


def likeness(wanted: str, title: str) -> float:
    """From 0 to 1: 1 where one title holds the other (一图读懂｜…), 0 where their numbers gainsay each other.

    Args:
        wanted: the title asked for.
        title: that of a post.
    """
    mine, theirs = _plain(wanted), _plain(title)
    if not mine or not theirs or _gainsay(mine, theirs):
        return 0.0
    if len(mine) >= _SHORTEST and mine in theirs:
        return 1.0
    if len(theirs) >= max(_SHORTEST, _MOST_OF_IT * len(mine)) and theirs in mine:
        return SAME
    return Indel.normalized_similarity(mine, theirs)


def may_speak_of(wanted: str, title: str) -> bool:
    """Whether a title may be of the same matter in words of its own: 政务App管理办法来了 of …应用程序规范化管理办法."""
    theirs = _plain(title)
    return any(
        piece[start : start + _MATTER] in theirs
        for piece in _FORM.split(_plain(wanted))
        for start in range(len(piece) - _MATTER + 1)
    )


def _gainsay(mine: str, theirs: str) -> bool:
    """Whether each has a number that the other lacks: another year's notice is another notice."""
    one, other = set(_NUMBER.findall(mine)), set(_NUMBER.findall(theirs))
    return bool(one - other and other - one)


def _plain(title: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFKC", title).lower() if mark.isalnum())
