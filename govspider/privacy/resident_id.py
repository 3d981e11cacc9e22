"""Resident ID numbers (公民身份号码) of 18 and 15 digits.

Source: GB 11643-1999: region code (GB/T 2260), date of birth, serial number, check character by ISO 7064
MOD 11-2. 15 digits: the form of before 1999-10-01, without century and check character, so context has to
speak for it.
"""

import re
from collections.abc import Iterator
from datetime import date

from govspider.items import Kind, Severity
from govspider.privacy.context import Label, in_address, is_sample, label_behind, label_of, line_before
from govspider.privacy.fold import MAX_GAP, Folded, Run, is_alone, joins, stands_alone
from govspider.privacy.hits import SILENT, Hit
from govspider.privacy.regions import is_region

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_FIRST_YEAR = 1900
_LAST_DAY = date(2099, 12, 31)
# Numbers of licences and projects are region + date of issue + serial too: an ID labelled so is none when it
# would
# belong to a child.
_ISSUE_YEAR = 2000
_LONG, _BODY, _SHORT = 18, 17, 15
_CERTIFICATE = 20  # 残疾人证: the ID, kind and degree of the disability
_DISABILITY = re.compile("[1-7][1-4]")
_LENGTHS = frozenset({_SHORT, _BODY, _LONG, _CERTIFICATE})
# The example printed in GB 11643 itself.
_STANDARD_EXAMPLE = "11010519491231002X"
_PROBLEM = "公开了完整的居民身份证号"
_PROBLEM_SHORT = "公开了完整的居民身份证号（15位）"


def check_character(body: str) -> str:
    """The eighteenth character that belongs to seventeen digits."""
    return _CHECKS[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]


def is_resident_id(value: str, day: date = _LAST_DAY) -> bool:
    """Whether eighteen characters are a valid ID of somebody born by `day`."""
    return (
        len(value) == _LONG
        and is_region(value)
        and _born(value[6:14], day)
        and value[:_BODY].isdecimal()
        and check_character(value[:_BODY]) == value[_BODY]
    )


def looks_like_id(value: str) -> bool:
    """Whether eighteen digits have an ID's region and day of birth, whatever their check character."""
    return len(value) == _LONG and is_region(value) and _born(value[6:14], _LAST_DAY)


def find_resident_ids(folded: Folded, day: date = _LAST_DAY) -> Iterator[Hit]:
    """Every ID number of a text, in order; `day` is the day of inspection (nobody is born after it)."""
    for run in folded.runs:
        yield from _in_run(folded, run, day)


def _in_run(folded: Folded, run: Run, day: date) -> Iterator[Hit]:
    for i, j in joins(run, _LENGTHS, max_tokens=_LONG):
        start, end = run.tokens[i][0], run.tokens[j][1]
        value = folded.digits(start, end)
        if len(value) == _SHORT:
            hit = _short(folded, run, (i, j), value, day)
        elif len(value) == _BODY:
            follows = 0 <= run.letter - end <= MAX_GAP and j == len(run.tokens) - 1
            hit = _long(folded, start, run.letter + 1, value + "X", day) if follows else None
        else:
            hit = _long(folded, start, end, value, day)
        if hit is not None:
            yield hit


def _long(folded: Folded, start: int, end: int, value: str, day: date) -> Hit | None:
    if len(value) == _CERTIFICATE and not _is_certificate(folded.text, start, value[_LONG:]):
        return None
    if not is_resident_id(value[:_LONG], day):
        return None
    if not stands_alone(folded.text, start, end):
        kind = folded.text[end : end + 2]
        is_pupil = folded.text[start - 1 : start] in {"G", "L"} and "学籍" in line_before(
            folded.text, start, 16
        )
        is_certificate = (
            _is_certificate(folded.text, start, kind) and not folded.text[end + 2 : end + 3].isalnum()
        )
        if not is_pupil and not is_certificate:
            return None
    confidence = _confidence(folded, start, end, value)
    return Hit(Kind.ID_CARD, start, end, value[:_LONG], confidence, Severity.SEVERE, _PROBLEM)


def _is_certificate(text: str, start: int, kind: str) -> bool:
    """Whether an ID with these two digits behind is a certificate of disability (残疾人证): kind and degree."""
    return bool(_DISABILITY.fullmatch(kind)) and "残" in line_before(text, start, 24)


def _confidence(folded: Folded, start: int, end: int, value: str) -> float:
    label = label_of(folded.text, start)
    if label is Label.CODE or value == _STANDARD_EXAMPLE:
        return SILENT
    if label is not Label.ID and label_behind(folded.text, end) is Label.CODE:
        return SILENT
    if is_sample(folded.text, start, end) or in_address(folded.text, start):
        return SILENT
    if label is Label.NUMBER:
        return SILENT if int(value[6:10]) >= _ISSUE_YEAR else 0.85
    return 0.99 if label is Label.ID else 0.97


def _short(folded: Folded, run: Run, span: tuple[int, int], value: str, day: date) -> Hit | None:
    i, j = span
    start, end = run.tokens[i][0], run.tokens[j][1]
    whole = i == j or (i == 0 and j == len(run.tokens) - 1)
    if not whole or not is_region(value) or not _born("19" + value[6:12], day):
        return None
    if run.letter >= 0 or not stands_alone(folded.text, start, end):
        return None
    label = label_of(folded.text, start)
    label = label_behind(folded.text, end) if label is Label.NONE else label
    if run.line_end >= 0 and label is not Label.ID:
        return None
    if label in {Label.CODE, Label.CARD, Label.NUMBER} or is_sample(folded.text, start, end):
        confidence = SILENT
    else:
        confidence = 0.95 if label is Label.ID else 0.75 if is_alone(folded.text, start, end) else 0.6
    return Hit(Kind.ID_CARD, start, end, value, confidence, Severity.SEVERE, _PROBLEM_SHORT)


def _born(digits: str, day: date) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return born.year >= _FIRST_YEAR and born <= day
