"""Identity cards and phones of Hong Kong, Macao and Taiwan (香港、澳门、台湾的身份证号和手机号码).

Source: Immigration Department of Hong Kong (Cap. 177A: letters, six digits, a check digit in brackets, weights 9 to
2, modulus 11); DSI of Macao (1, 5 or 7 and six digits, a check digit in brackets); Ministry of the Interior of Taiwan
(letter, sex, eight digits, weights 1 and 8 to 1); phones by phonenumbers' metadata. The shapes are those of many codes,
so a word has to speak for each.
"""

import re
from collections.abc import Iterator

from govspider.items import Kind, Severity
from govspider.privacy.context import Label, in_address, is_sample, label_of, line_before
from govspider.privacy.fold import Folded, is_attached, is_part
from govspider.privacy.hits import SILENT, Hit
from govspider.privacy.phones import judge_phone, mobile_pattern

_REACH = 30
_BRACKETED = "[ \u200b]?[(（][0-9A][)）]"
_HONG_KONG = re.compile(rf"[A-Z](?<![A-Z][A-Z].)[A-Z]?[0-9]{{6}}(?:{_BRACKETED}|[0-9A](?![0-9A-Za-z]))")
_MACAO = re.compile("[157](?:[0-9]{6}[ \u200b]?[(（][0-9][)）]|/[0-9]{6}/[0-9](?![0-9]))")
_TAIWAN = re.compile("[A-Z][1289A-D][0-9]{8}(?![0-9A-Za-z])")
_OLD_FOREIGN = re.compile("[A-Z]{3}[0-9]{12}(?![0-9A-Za-z])")
_CARD = re.compile("身份证|身分证|统一证号|居留证|证件|HKID", re.IGNORECASE)
_PLACE = {
    "HK": re.compile("香港|港澳|HKID", re.IGNORECASE),
    "MO": re.compile("澳门|港澳"),
    "TW": re.compile("台湾|台灣|臺灣|台胞|统一证号|身份证字号"),
    "": re.compile("永久居留|外国人"),
}
_PROBLEMS = {
    "HK": "公开了香港身份证号码",
    "MO": "公开了澳门身份证号码",
    "TW": "公开了台湾身份证号码",
    "": "公开了外国人永久居留证号码",
}
_LETTERS_OF_TAIWAN = "ABCDEFGHJKLMNPQRSTUVXYWZIO"  # in the order of their values, from 10
_COUNTRY = {"852": "HK", "853": "MO", "886": "TW"}
_ABROAD = re.compile(r"8(?:52|53|86)[)）]?[ \u200b-]{0,2}([0-9](?:[ \u200b-]?[0-9]){7,9})(?![0-9])")
_BEFORE_ABROAD = re.compile(r"(?:\+|00|[(（]\+?|[(（]00)$")
_GAP = "[ \u200b-]?"
_AT_HOME = re.compile(
    f"[04-9](?<![0-9].)(?:(?<=0)9[0-9]{{2}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{3}}|(?<=[4-9])[0-9]{{3}}{_GAP}[0-9]{{4}})(?![0-9])",
    re.DOTALL,
)
_PROBLEM_PHONE = "公开了个人手机号码（港澳台）"


def find_regional_cards(folded: Folded) -> Iterator[Hit]:
    """Every number of an identity card that its words, or a column, announce."""
    text = folded.text
    for found in _HONG_KONG.finditer(text):
        yield from _card(text, *found.span(), "HK", is_checked=_is_checked_in_hong_kong(found[0]))
    if "澳" in text:
        for found in _MACAO.finditer(text):
            yield from _card(text, *found.span(), "MO", is_checked=False)
    for found in _TAIWAN.finditer(text):
        yield from _card(text, *found.span(), "TW", is_checked=_is_checked_in_taiwan(found[0]))
    if "居留" in text:
        for found in _OLD_FOREIGN.finditer(text):
            yield from _card(text, *found.span(), "", is_checked=False)


def find_regional_phones(folded: Folded) -> Iterator[Hit]:
    """Every mobile number with a code of one of the three in front, or a word that says whose it is."""
    text = folded.text
    for found in _ABROAD.finditer(text):
        code = _BEFORE_ABROAD.search(text[max(0, found.start() - 3) : found.start()])
        national = re.sub("[^0-9]", "", found[1])
        region = _COUNTRY[found[0][:3]]
        start = found.start() - (len(code[0].lstrip("(（")) if code else 0)
        known = code or label_of(text, start) is Label.PHONE
        if known and _is_mobile(national, region) and not is_part(text, start, found.end()):
            yield _phone(text, start, found.end(), national)
    if any(place.search(text) for place in _PLACE.values()):
        for found in _AT_HOME.finditer(text):
            start, end = found.span()
            if label_of(text, start) is Label.PHONE and not is_part(text, start, end):
                national = re.sub("[^0-9]", "", found[0])
                before = line_before(text, start, _REACH)
                if any(
                    place.search(before) and _is_mobile(national, region)
                    for region, place in _PLACE.items()
                    if region
                ):
                    yield _phone(text, start, end, national)


def _card(text: str, start: int, end: int, region: str, *, is_checked: bool) -> Iterator[Hit]:
    before = line_before(text, start, _REACH)
    is_called = _CARD.search(before) is not None or label_of(text, start) in {Label.ID, Label.PERMIT}
    is_placed = _PLACE[region].search(before) is not None
    if (
        not is_called
        or not (is_placed or is_checked)
        or is_part(text, start, end)
        or is_attached(text, start, end)
    ):
        return
    confidence = 0.97 if is_placed and is_checked else 0.9 if is_checked else 0.85
    if is_sample(text, start, end) or in_address(text, start) or label_of(text, start) is Label.CODE:
        confidence = SILENT
    value = re.sub("[^0-9A-Z]", "", text[start:end])
    yield Hit(Kind.PERMIT, start, end, value, confidence, Severity.SEVERE, _PROBLEMS[region])


def _phone(text: str, start: int, end: int, national: str) -> Hit:
    confidence, problem = judge_phone(text, start, end, national)
    severity = Severity.GENERAL if confidence > 0.8 else Severity.HINT  # noqa: PLR2004
    said = _PROBLEM_PHONE if severity is Severity.GENERAL else problem
    return Hit(Kind.PHONE, start, end, national, confidence, severity, said)


def _is_checked_in_hong_kong(written: str) -> bool:
    signs = re.sub("[^0-9A-Z]", "", written)
    letters, digits, last = signs[:-7], signs[-7:-1], signs[-1]
    values = [ord(letter) - 55 for letter in letters] + [int(digit) for digit in digits]
    values = [36] * (8 - len(values)) + values  # a blank counts 36
    rest = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True)) % 11
    return last == "0A987654321"[rest]


def _is_checked_in_taiwan(value: str) -> bool:
    first = _LETTERS_OF_TAIWAN.index(value[0]) + 10
    second = value[1] if value[1].isdigit() else str((_LETTERS_OF_TAIWAN.index(value[1]) + 10) % 10)
    digits = [first // 10, first % 10, *map(int, second + value[2:])]
    return (
        sum(digit * weight for digit, weight in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True))
        % 10
        == 0
    )


def _is_mobile(national: str, region: str) -> bool:
    return mobile_pattern(region).fullmatch(national.lstrip("0")) is not None
