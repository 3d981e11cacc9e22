"""What looks like a personal number (疑似个人号码): hidden in all that is kept, whether or not it is accused.

A mistyped ID is as personal as a right one, and a number that no word explains may be somebody's. So the mask goes by
length and shape: a region and a day of birth, the beginning of a mobile number, of a card of a Chinese bank, or any
number behind a word such as 身份证号. What people need stays: numbers that a word calls public (订单号, 项目代码), sums of
money and counts, credit codes, dates, numbers of documents and filings, hashes: they have other lengths or shapes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govspider.items import Kind
from govspider.privacy.bank_cards import looks_like_card
from govspider.privacy.context import Label, label_of
from govspider.privacy.fold import Folded, is_fraction
from govspider.privacy.phones import is_no_phone
from govspider.privacy.regions import is_region, may_be_region
from govspider.privacy.resident_id import embedded_ids, is_birth, looks_like_id, written_ids

# Signs that part the groups of one phone or card, but not values of their own as tabs and commas do.
_BETWEEN = r"(?:[ \u200b._/／\\＼·•‧:：~～()（）'\"-]{1,4}|\u200b{5,9})"
_TOKEN = re.compile("[0-9][0-9]{10,}[Xx]?")  # one class more in front makes the search fast
_PHONE = re.compile(
    f"1(?<![0-9].)[3-9][0-9](?:{_BETWEEN}[0-9]{{4}}{_BETWEEN}?|[0-9]{{4}}{_BETWEEN})[0-9]{{4}}(?![0-9])"
    f"|1(?<![0-9].)[3-9][0-9]{{2}}{_BETWEEN}(?:[0-9]{{3}}{_BETWEEN}[0-9]|[0-9]{{4}}{_BETWEEN})[0-9]{{3}}(?![0-9])",
    re.DOTALL,
)
_CARD = re.compile(
    f"62(?<![0-9]..)[0-9]{{2}}(?:{_BETWEEN}[0-9]{{4}}){{3}}(?:{_BETWEEN}[0-9]{{1,3}})?(?![0-9])", re.DOTALL
)
# Eleven single digits and no more: one a cell of a form, or typed with blanks.
_BLANK = r"[ \t\n|\u200b-]"
_BOXES = re.compile(
    f"1(?<![0-9].)(?<![0-9]{_BLANK}.){_BLANK}{{1,9}}[3-9](?:{_BLANK}{{1,9}}[0-9]){{9}}(?!{_BLANK}{{0,9}}[0-9])",
    re.DOTALL,
)
_GROUPED = ((_PHONE, Kind.PHONE), (_BOXES, Kind.PHONE), (_CARD, Kind.BANK_CARD))
# An ID that a spreadsheet made a float of: fifteen digits are left of it.
_FLOAT = re.compile("([1-8])\\.([0-9]{13,16})[Ee][+]?17(?![0-9])")
# Letters and digits behind a word for a document; fewer than six digits are none.
_DOCUMENT = re.compile(
    r"(?:护照|通行证|回乡证|台胞证|身份证|身分证|居留证|居住证|证件)"
    r"(?:号码?|证号|编号|字号|[为是：:（( \t\u200b_-]){0,6}"
    r"([A-Za-z]{0,3}[0-9](?:[()（） \u200b-]{0,2}[0-9A-Za-z]){4,18}+[)）]?)(?![*0-9A-Za-z])"
)
_DIGIT = re.compile("[0-9]")
_YEAR = re.compile("19[0-9]{2}|20[0-3][0-9]")
_COUNTRY = {11: "", 12: "0", 13: "86", 15: "0086"}  # length of a mobile number with what stands before it
_MOBILE = re.compile("1[3-9][0-9]{9}")
_SHORT_ID, _LONG_ID, _LONGEST_ID = 15, 18, 20
_MOBILE_DIGITS = 11
_FEWEST = 6  # digits of a document
_FEWEST_OF_ACCOUNT = 12


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A place that is hidden as a number of this kind is."""

    kind: Kind
    start: int
    end: int


def find_lookalikes(folded: Folded) -> Iterator[Lookalike]:
    """Every place of a text that looks like a personal number; some may overlap, in no order."""
    text = folded.text
    yield from _ids(text)
    for found in _TOKEN.finditer(text):
        yield from _in_token(text, *found.span())
    for pattern, kind in _GROUPED:
        for found in pattern.finditer(text):
            if not is_fraction(text, *found.span()) and not _is_code(text, found.start()):
                yield Lookalike(kind, *found.span())
    for found in _DOCUMENT.finditer(text):
        if _FEWEST <= len(_DIGIT.findall(found[1])) < _SHORT_ID:
            yield Lookalike(Kind.PASSPORT, *found.span(1))


def _ids(text: str) -> Iterator[Lookalike]:
    for written in written_ids(text):
        if may_be_region(written.pieces.value[:4]) and not _is_code(text, written.start):
            yield Lookalike(Kind.ID_CARD, written.start, written.end)
    for found in _FLOAT.finditer(text):
        digits = f"{found[1]}{found[2]}".ljust(_SHORT_ID + 3, "0")
        if _is_id(digits, digits):
            yield Lookalike(Kind.ID_CARD, *found.span())


def _in_token(text: str, start: int, end: int) -> Iterator[Lookalike]:
    """The number that digits written to each other look like, or the IDs within longer ones."""
    kind = _kind_of(text, start, end)
    if kind is not None:
        yield Lookalike(kind, start, end)
    elif end - start > _LONGEST_ID:
        for first, last in embedded_ids(text, start, end):
            yield Lookalike(Kind.ID_CARD, first, last)
        yield from _id_and_phone(text, start, end)


def _id_and_phone(text: str, start: int, end: int) -> Iterator[Lookalike]:
    """A mobile number and an ID written to each other, in either order."""
    if end - start != _LONG_ID + _MOBILE_DIGITS:
        return
    for cut, is_id_first in ((start + _LONG_ID, True), (start + _MOBILE_DIGITS, False)):
        pieces = (text[start:cut], text[cut:end])
        card, phone = pieces if is_id_first else pieces[::-1]
        if looks_like_id(card) and _MOBILE.fullmatch(phone):
            kinds = (Kind.ID_CARD, Kind.PHONE) if is_id_first else (Kind.PHONE, Kind.ID_CARD)
            yield Lookalike(kinds[0], start, cut)
            yield Lookalike(kinds[1], cut, end)


def _kind_of(text: str, start: int, end: int) -> Kind | None:
    token = text[start:end]
    digits = token.rstrip("Xx")
    prefix = _COUNTRY.get(len(token))
    if prefix is not None and token.startswith(prefix) and _MOBILE.fullmatch(token, len(prefix)):
        return None if is_no_phone(text, start, end) else Kind.PHONE
    if is_fraction(text, start, end):
        return None
    label = label_of(text, start)
    if label is Label.CODE:
        return None
    if _is_id(digits, token) or (label is Label.ID and len(digits) <= _LONGEST_ID + 2):
        return Kind.ID_CARD
    if looks_like_card(digits) or (label is Label.CARD and len(digits) >= _FEWEST_OF_ACCOUNT):
        return Kind.BANK_CARD
    return None


def _is_id(digits: str, token: str) -> bool:
    """Whether digits look like an ID with perhaps one too many, one too few or a wrong one."""
    if len(digits) == _SHORT_ID:
        return is_region(digits) and is_birth("19" + digits[6:12])
    if not _SHORT_ID < len(digits) <= _LONGEST_ID or not may_be_region(digits[:4]):
        return False
    return token != digits or _YEAR.match(digits, 6) is not None


def _is_code(text: str, start: int) -> bool:
    return label_of(text, start) is Label.CODE
