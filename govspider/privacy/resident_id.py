"""Resident ID numbers (公民身份号码) of 18 and 15 digits.

Source: GB 11643-1999: region code (GB/T 2260), date of birth, serial number, check character by ISO 7064
MOD 11-2. 15 digits: the form of before 1999-10-01, without century and check character, so context has to
speak for it. 外国人永久居留身份证 (国家移民管理局, 2023): 9, region of two digits, country of three, then alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from govspider.items import Kind, Severity
from govspider.privacy.context import Label, is_sample, label_behind, label_of, line_before
from govspider.privacy.fold import Folded, Run, is_alnum, is_alone, is_fraction, is_part, joins, neighbours
from govspider.privacy.hits import SILENT, UNSURE, Hit
from govspider.privacy.person_names import is_beside_name
from govspider.privacy.pieces import GAP, Layout, Pieces, read_pieces
from govspider.privacy.regions import is_province, is_region

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_FIRST_YEAR = 1900
_LAST_DAY = date(2099, 12, 31)
# Numbers that offices and programs give out are region + date + serial too (licences, names of files): without a
# word that calls it an ID, one that would be of somebody born since then is told on request only.
_ISSUE_YEAR = 2000
_LONG, _BODY, _SHORT = 18, 17, 15
_REACH = 24
_SHORT_LENGTHS = frozenset({_SHORT})
# A region, a day and three digits more, with whatever may separate them; the beginning is no digit's neighbour.
_ID = re.compile(
    "[1-9](?<![0-9].)(?=("
    + "".join(f"{GAP}{char}" for char in ["[0-9]"] * 5)
    + f"{GAP}(?:1{GAP}9|2{GAP}0){GAP}[0-9]{GAP}[0-9]{GAP}[01]{GAP}[0-9]{GAP}[0-3]{GAP}[0-9]"
    + "".join(f"{GAP}{char}" for char in ["[0-9]"] * 3)
    + f"{GAP}[0-9Xx])([1-7][1-4])?(?![0-9]))",
    re.DOTALL,
)
_EMBEDDED = re.compile("(?=([1-8][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx]))")
# Where a number that other signs than spaces and dashes part may be parted: region, year, month and day, serial.
_PARTS = frozenset({6, 10, 12, 14, 17})
_EVEN = (frozenset(range(3, 18, 3)), frozenset(range(4, 18, 4)))
_TABS = 200  # characters on both sides in which a tab tells a row of a table
_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}(?![A-Za-z])")  # of a name of a file
_NUMBERED = re.compile(r"(?:[号码书件批名〕]|(?<!名)单)[:：为是\s]{0,4}$")
# The number of a trader as a taxpayer (个体工商户的纳税人识别号) is the ID of the person who trades.
_TAXPAYER = re.compile(
    r"(?:纳税人?(?:识别|登记)?(?:号码?|代码)|税号|税务登记(?:证号?码?|号码?))[\s:：为是]{0,4}$"
)
# Many cards of a trade or skill have their holder's ID for a number, with a T before it or without.
_CARD_OF_PERSON = re.compile(r"(?<!许可)证(?:件|书)?(?:号码?|编号)[\s:：为是]{0,4}T?$")
_SUBNUMBER = re.compile(r"[-－—/][0-9]{1,3}(?![0-9])")  # of a lot or a sheet: 编号：…-1
_CODE_SIGNS = frozenset("'\"=/\\&?")  # of programs and addresses
# The example printed in GB 11643 itself.
_STANDARD_EXAMPLE = "11010519491231002X"
_PROBLEM = "公开了完整的居民身份证号"
_PROBLEM_SHORT = "公开了完整的居民身份证号（15位）"
_PROBLEM_FOREIGN = "公开了完整的外国人永久居留身份证号"


def check_character(body: str) -> str:
    """The eighteenth character that belongs to seventeen digits."""
    return _CHECKS[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]


def is_resident_id(value: str, day: date = _LAST_DAY) -> bool:
    """Whether eighteen characters are a valid ID of somebody born by `day`."""
    return len(value) == _LONG and is_region(value) and _is_checked(value, day)


def is_foreigners_id(value: str, day: date = _LAST_DAY) -> bool:
    """Whether eighteen characters are valid for a foreigner with permanent residence (外国人永久居留身份证)."""
    return len(value) == _LONG and value[0] == "9" and is_province(value[1:3]) and _is_checked(value, day)


def _is_checked(value: str, day: date) -> bool:
    body = value[:_BODY]
    return is_birth(value[6:14], day) and body.isdecimal() and check_character(body) == value[_BODY]


def looks_like_id(value: str) -> bool:
    """Whether eighteen digits have an ID's region and day of birth, whatever their check character."""
    return len(value) == _LONG and is_region(value) and is_birth(value[6:14], _LAST_DAY)


def is_birth(digits: str, day: date = _LAST_DAY) -> bool:
    """Whether eight digits are a day on which somebody who has an ID may have been born."""
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return born.year >= _FIRST_YEAR and born <= day


@dataclass(frozen=True, slots=True)
class Written:
    """What is written like an ID with a date in it, its check character not looked at."""

    start: int
    end: int
    degree: str  # the two digits that a 残疾人证 has more: kind and degree of the disability
    pieces: Pieces


def written_ids(text: str) -> Iterator[Written]:
    """All that is written like an ID of eighteen characters in a folded text; some may overlap."""
    for found in _ID.finditer(text):
        start, end = found.start(), found.end(1)
        pieces = read_pieces(text[start:end])
        if _is_one(text, start, end, pieces):
            yield Written(start, end, found[2] or "", pieces)


def embedded_ids(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Places of valid IDs within a longer run of digits, as of an ID and a phone written to each other."""
    for found in _EMBEDDED.finditer(text, start, end):
        if is_resident_id(found[1].upper()):
            yield found.span(1)


def find_resident_ids(folded: Folded, day: date = _LAST_DAY) -> Iterator[Hit]:
    """Every ID number of a text; `day` is the day of inspection (nobody is born after it)."""
    for written in written_ids(folded.text):
        hit = _long(folded.text, written, day)
        if hit is not None:
            yield hit
    for run in folded.runs:
        for i, j in joins(run, _SHORT_LENGTHS, max_tokens=_SHORT):
            hit = _short(folded, run, (i, j), day)
            if hit is not None:
                yield hit


def _is_one(text: str, start: int, end: int, pieces: Pieces) -> bool:
    """Whether what is written is one number and not several beside each other."""
    if pieces.layout in {Layout.WHOLE, Layout.BOXES}:
        return True
    if pieces.layout is Layout.BROKEN:  # where tabs are, two cells of two rows are two values
        return "\t" not in text[max(0, start - _TABS) : end + _TABS]
    return pieces.layout is not Layout.MIXED and (pieces.breaks <= _PARTS or pieces.breaks in _EVEN)


def _long(text: str, written: Written, day: date) -> Hit | None:
    start, end, value = written.start, written.end, written.pieces.value
    foreign = is_foreigners_id(value, day)
    if not foreign and not is_resident_id(value, day):
        return None
    if written.degree and "残" not in line_before(text, start, _REACH):
        return None
    if is_fraction(text, start, end):
        return None
    problem = _PROBLEM_FOREIGN if foreign else _PROBLEM
    confidence = _confidence(text, written)
    return Hit(Kind.ID_CARD, start, end + len(written.degree), value, confidence, Severity.SEVERE, problem)


def _confidence(text: str, written: Written) -> float:
    start, end, value = written.start, written.end, written.pieces.value
    label = label_of(text, start)
    is_other = label is not Label.ID and label_behind(text, end) is Label.CODE
    if is_other or value == _STANDARD_EXAMPLE or is_sample(text, start, end):
        return SILENT
    is_recent = int(value[6:10]) >= _ISSUE_YEAR
    if label in {Label.CODE, Label.NUMBER}:
        return SILENT if is_recent else _as_number(text, start, end, label)
    before, behind = (sign != "" and is_alnum(sign) for sign in neighbours(text, start, end))
    is_in_code = before or behind or bool(_CODE_SIGNS.intersection(text[max(0, start - 1) : start]))
    is_in_code = is_in_code or _SUFFIX.match(text, end) is not None
    if (
        label is not Label.ID
        and is_recent
        and not _has_owner(text, start, end)
        and _is_numbered(text, start, end)
    ):
        return UNSURE
    is_loose = written.pieces.layout in {Layout.PARTED, Layout.CELLS}
    if label is Label.ID:
        return 0.99
    is_doubtful = (is_in_code or is_loose) and (is_recent or (before and behind))
    return UNSURE if is_doubtful and not _has_owner(text, start, end) else 0.97


def _as_number(text: str, start: int, end: int, label: Label) -> float:
    """How sure it is that a number that is called a paper's is the ID of the person whom the paper is for."""
    before = line_before(text, start, _REACH)
    if label is Label.NUMBER:
        return SILENT if _SUBNUMBER.match(text, end) else 0.85
    if _TAXPAYER.search(before):
        return 0.9
    return 0.85 if _CARD_OF_PERSON.search(before) and is_beside_name(text, start, end) else SILENT


def _is_numbered(text: str, start: int, end: int) -> bool:
    """Whether the words on either side say that a paper or a thing has this number: 决定书…号, 监管码…."""
    return text.startswith("号", end) or _NUMBERED.search(line_before(text, start, _REACH)) is not None


def _has_owner(text: str, start: int, end: int) -> bool:
    """Whether the text beside a number says that it is somebody's: a name, `ID` written to it, 学籍."""
    if is_beside_name(text, start, end) or "学籍" in line_before(text, start, _REACH):
        return True
    attached = line_before(text, start, _REACH)
    return re.search(r"(?<![A-Za-z])ID$", attached, re.IGNORECASE) is not None


def _short(folded: Folded, run: Run, span: tuple[int, int], day: date) -> Hit | None:
    i, j = span
    start, end = run.tokens[i][0], run.tokens[j][1]
    value = folded.digits(start, end)
    whole = i == j or (i == 0 and j == len(run.tokens) - 1)
    if not whole or not is_region(value) or not is_birth("19" + value[6:12], day):
        return None
    if run.letter >= 0 or is_part(folded.text, start, end):
        return None
    confidence = _short_confidence(folded.text, start, end, is_broken=run.line_end >= 0)
    return Hit(Kind.ID_CARD, start, end, value, confidence, Severity.SEVERE, _PROBLEM_SHORT)


def _short_confidence(text: str, start: int, end: int, *, is_broken: bool) -> float:
    label = label_of(text, start)
    label = label_behind(text, end) if label is Label.NONE else label
    if label is Label.ID and not is_sample(text, start, end):
        return 0.95
    if label in {Label.CODE, Label.CARD, Label.NUMBER} or is_broken or is_sample(text, start, end):
        return SILENT
    if any(map(is_alnum, neighbours(text, start, end))):
        return UNSURE if _has_owner(text, start, end) else SILENT
    return 0.75 if is_alone(text, start, end) or is_beside_name(text, start, end) else UNSURE
