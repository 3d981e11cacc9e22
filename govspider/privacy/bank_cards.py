"""Bank card numbers (银行卡号).

Source: ISO/IEC 7812 (issuer prefix, length, Luhn check digit), JR/T 0008 (UnionPay's prefixes). Luhn alone
is true of one number in ten, so the prefix has to be an issuer's and the words around must not call it
something else.
"""

import re
from collections.abc import Iterator

from govspider.items import Kind, Severity
from govspider.privacy.account_holders import is_of_organisation
from govspider.privacy.context import Label, in_address, is_sample, label_behind, label_of, line_before
from govspider.privacy.fold import Folded, Run, is_alnum, is_alone, is_attached, is_part, joins, neighbours
from govspider.privacy.hits import SILENT, UNSURE, Hit
from govspider.privacy.person_names import is_after_name, is_beside_name
from govspider.privacy.regions import is_region
from govspider.privacy.resident_id import looks_like_id

_LENGTHS = frozenset(range(13, 20))
_MAX_TOKENS = 19
_REACH = 40
# Prefix and length of the issuers met in China; the last ones are old cards of Chinese banks.
_ISSUER = re.compile(
    r"62\d{14,17}|60[0-9]\d{13}|60[0-9]\d{16}"  # UnionPay, Discover
    r"|4\d{15}"  # Visa
    r"|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"  # Mastercard
    r"|3[47]\d{13}|35(?:2[89]|[3-8]\d)\d{12}|(?:65|64[4-9])\d{13,14}"  # JCB
    r"|9558\d{15}|955[59]\d{15}|68\d{17}|81\d{14,17}"
)
# Sure enough without a word of context: UnionPay in its usual lengths, ICBC.
_CHINESE = re.compile(r"62\d{14}|62\d{17}|9558\d{15}")
_CARD = re.compile("卡|存折")  # people have these; an account (账号) may be anybody's
_CARD_CUE = re.compile(r"卡|账户|帐户|账号|帐号|存折|汇款|转账|打款|收款|付款|存入")
_YEAR = re.compile(r"199\d|20[0-3]\d")
_SAME = re.compile(r"(\d)\1+")
_GROUPS = re.compile(r"4(?:,4){2,3}(?:,[1-4])?|4,6,[45]|6,\d+|4,\d+|1(?:,1)+|4,4,4,4,3")
_ROW = 80
_PERSON_CUE = re.compile(
    r"本人|个人|姓名|母亲|父亲|家属|家长|妻子|丈夫|儿子|女儿|患儿|持卡人|户主|补贴|补助|低保|发放|身份证"
)
_PROBLEM = "公开了完整的银行卡号"


def find_bank_cards(folded: Folded) -> Iterator[Hit]:
    """Every bank card number of a text, in order."""
    for run in folded.runs:
        taken = -1
        for i, j in joins(run, _LENGTHS, max_tokens=_MAX_TOKENS):
            start, end = run.tokens[i][0], run.tokens[j][1]
            if start < taken or not _is_card(folded, run, i, j):
                continue
            value = folded.digits(start, end)
            confidence = _judge(folded.text, start, end, value)
            taken = end
            yield Hit(Kind.BANK_CARD, start, end, value, confidence, Severity.SEVERE, _PROBLEM)


def luhn(value: str) -> bool:
    """Whether a number's last digit is its Luhn check digit."""
    total = 0
    for place, char in enumerate(reversed(value)):
        digit = int(char) * (1 + place % 2)
        total += digit - 9 if digit > 9 else digit  # noqa: PLR2004 - the rule itself
    return total % 10 == 0


def looks_like_card(digits: str) -> bool:
    """Whether digits have a Chinese card's beginning and length, or those of any card and its check digit."""
    if _SAME.fullmatch(digits) or not _ISSUER.fullmatch(digits):
        return False
    return digits.startswith("62") or luhn(digits)


def _is_card(folded: Folded, run: Run, i: int, j: int) -> bool:
    start, end = run.tokens[i][0], run.tokens[j][1]
    value = folded.digits(start, end)
    if not _ISSUER.fullmatch(value) or _SAME.fullmatch(value) or not luhn(value):
        return False
    if run.letter == end or looks_like_id(value) or is_part(folded.text, start, end):
        return False
    left, _ = neighbours(folded.text, start, end)
    if left == "-" and (i > 0 or is_alnum(folded.text[max(0, start - 2) : start - 1])):
        return False
    if run.line_end < 0 and (i == j or _is_grouped(folded.text, run, i, j)):
        return True
    return _is_cut(folded.text, run, i, j)


def _is_cut(text: str, run: Run, i: int, j: int) -> bool:
    """Whether groups are one number that a narrow cell or a line end cut anywhere: a label or a name has to say so."""
    if run.line_end < 0 and (j != 1 or len(run.tokens) > 2):  # noqa: PLR2004 - cut once
        return False
    start = run.tokens[i][0]
    return label_of(text, start) is Label.CARD or (run.line_end >= 0 and is_after_name(text, start, _ROW))


def _is_grouped(text: str, run: Run, i: int, j: int) -> bool:
    """Whether groups i..j are printed as on a card and nothing of the same kind goes on before or behind."""
    lengths = [end - start for start, end in run.tokens[i : j + 1]]
    if not _GROUPS.fullmatch(",".join(map(str, lengths))):
        return False
    gap = text[run.tokens[i][1] : run.tokens[i + 1][0]]
    before = i > 0 and _goes_on(run, i - 1, text[run.tokens[i - 1][1] : run.tokens[i][0]], gap)
    behind = j + 1 < len(run.tokens) and _goes_on(
        run, j + 1, text[run.tokens[j][1] : run.tokens[j + 1][0]], gap
    )
    return not before and not behind


def _goes_on(run: Run, index: int, gap: str, usual: str) -> bool:
    start, end = run.tokens[index]
    return gap == usual and end - start <= 4  # noqa: PLR2004 - a group as printed on cards


def _judge(text: str, start: int, end: int, value: str) -> float:
    label, before = label_of(text, start), line_before(text, start, _REACH)
    if _is_public(text, start, end, label):
        return SILENT
    if label is Label.CARD:
        return 0.97 if _CARD.search(before) or _is_somebodys(text, start, end) else 0.9
    if label is Label.NUMBER:
        return 0.5
    return 0.9 if _CARD_CUE.search(before) else _by_itself(text, start, end, value)


def _is_public(text: str, start: int, end: int, label: Label) -> bool:
    """Whether a number is no person's card: an order's, an organisation's account, part of a code, a sample."""
    if label in {Label.CODE, Label.ID} or in_address(text, start) or is_sample(text, start, end):
        return True
    if is_of_organisation(text, start, end) and not _PERSON_CUE.search(line_before(text, start, _REACH)):
        return True
    if label is Label.CARD:
        return False
    return label_behind(text, end) is Label.CODE or (
        is_attached(text, start, end) and not is_beside_name(text, start, end)
    )


def _is_somebodys(text: str, start: int, end: int) -> bool:
    before = line_before(text, start, _ROW)
    return (
        bool(_PERSON_CUE.search(before))
        or is_after_name(before, _ROW, _ROW)
        or is_beside_name(text, start, end)
    )


def _by_itself(text: str, start: int, end: int, value: str) -> float:
    """How sure a number is that no word calls a card."""
    if _CHINESE.fullmatch(value):
        return 0.85
    if is_region(value) and _YEAR.fullmatch(value[6:10]):
        return SILENT  # region and year: a number that an office gave to a case
    return (
        0.8
        if is_alone(text, start, end) or is_after_name(line_before(text, start, _ROW), _ROW, _ROW)
        else UNSURE
    )
