"""A slip told over all of it (错处与改法相符): what a suggestion puts in may stand beside its place already.

习近平总书 in 习近平总书书记 is no 总书记 that has lost its end: put in there, 书记 would stand twice. Nor is 习近平总记 in
习近平总记书, nor 近平文化思想 in 习近平近平文化思想.
"""

from dataclasses import replace

from rapidfuzz.distance import OSA

from govspider.items import Detector
from govspider.text.match import WordHit, changed_span
from govspider.words.phrase_edits import LOOSE

_DETECTORS = (Detector.CONFUSION, Detector.PHRASE)
_LEAST, _MOST = 2, 4  # characters that repeat an end; one alone may begin the next word


def over_whole_slip(hit: WordHit, text: str) -> WordHit:
    """The hit, longer where the text mended at its place would say an end of the suggestion twice.

    Args:
        hit: one slip in the text.
        text: the whole text.
    """
    right = hit.suggestion
    if right is None or hit.detector not in _DETECTORS or len(right) < len(hit.shown):
        return hit
    start, end = hit.start, hit.end
    first, last = _put_in(hit, right)
    for size in range(min(_MOST, len(right) - 1), _LEAST - 1, -1):
        if last > len(right) - size and text.startswith(right[-size:], end):
            end += size
            break
        if first < size and text.endswith(right[:size], 0, start):
            start -= size
            break
    if len(right) == len(hit.shown) and not _says_twice(text[start:end], right):
        return hit  # 社会组积｜组织志愿者: the second is another word
    if (start, end) == (hit.start, hit.end) and len(right) == len(hit.shown) + 1:
        start, end = _swapped(text, start, end, right)
    return hit if (start, end) == (hit.start, hit.end) else _over(hit, text, start, end)


def _says_twice(part: str, right: str) -> bool:
    """Whether a part is the right form with some of its characters written twice: 习近平文化思｜化思｜想."""
    more = len(part) - len(right)
    return more > 0 and any(right[: at + more] + right[at:] == part for at in range(len(right) - more + 1))


def _put_in(hit: WordHit, right: str) -> tuple[int, int]:
    """Where in the suggestion stands what the text has not."""
    first, last = (place - hit.start for place in changed_span(hit))
    return first, last + len(right) - len(hit.shown)


def _swapped(text: str, start: int, end: int, right: str) -> tuple[int, int]:
    """[start, end) with the character beside it that is the lost one: the two have changed places, no mark between."""
    for begin, stop in ((start, end + 1), (start - 1, end)):
        part = text[max(begin, 0) : stop]
        beside = part[-1:] if stop > end else part[:1]
        if beside in LOOSE or any(not "一" <= char <= "鿿" for char in part):
            continue
        if sorted(part) == sorted(right) and OSA.distance(part, right) == 1:
            return begin, stop
    return start, end


def _over(hit: WordHit, text: str, start: int, end: int) -> WordHit:
    shown = text[start:end]
    reason = hit.reason.replace(f"“{hit.shown}”", f"“{shown}”", 1)
    return replace(hit, start=start, end=end, shown=shown, reason=reason)
