"""Passports, permits and plate numbers (护照、通行证、车牌).

Shapes: 国家移民管理局's notices on e-passports (E/G + 8 digits, E + letter + 7), permits of mainland
residents (C, W, T, L + 8 digits), of Hong Kong and Macao residents (H, M + 8 or 10 digits) and of Taiwan
residents (8 digits); GA 36-2018 for plates. The shapes are those of many harmless codes too, so a label has
to speak for them, unless the text is nothing but the value.
"""

import re
from collections.abc import Iterator

from govspider.items import Kind, Severity
from govspider.privacy.context import Label, in_address, is_sample, label_of, line_before, line_behind
from govspider.privacy.fold import Folded, is_alone, stands_alone
from govspider.privacy.hits import SILENT, Hit

_REACH = 30
_PASSPORT = re.compile(r"[EGDSPKJ]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E\d{7}|M[AB]\d{7}|1[45]\d{7}")
_EXIT_PERMIT = re.compile(r"[CWTL]\d{8}|C[A-Z]\d{7}")
_ENTRY_PERMIT = re.compile(r"[HM]\d{8}(?:\d{2})?|\d{8}(?:\d{2})?")
_FOREIGN = re.compile(r"[A-Z]{1,3}\d{6,8}")
_ALONE = re.compile(r"[A-Z]\d{8}|[A-Z]{2}\d{6,7}|[HM]\d{10}")
_SHAPE = re.compile(
    r"[A-Za-z](?<![A-Za-z].)[A-Za-z]{0,2}[ \u200b-]{0,2}[0-9](?:[ \u200b-]?[0-9]){5,9}", re.DOTALL
)
_DIGITS_ONLY = re.compile(
    r"(?:护照|台胞证|大陆通行证|来往大陆)(?:号码|证号|证件|号|为|[:： （()）]|[(（]台胞证){0,6}([0-9]{8,10})"
)
_CUE = re.compile(r"护照|通行证|回乡证|台胞证|passport", re.IGNORECASE)
_CUE_BEHIND = re.compile(r"\s?号?(?:的|普通|因私|因公|公务)*(?:护照|通行证)")
_ENTRY_CUE = re.compile(r"回乡证|台胞证|来往内地|来往大陆|居民居住证|港澳居民|台湾居民")
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(
    rf"[{_PROVINCES}][A-HJ-NP-Z][ ·•.\u200b-]?"
    r"(?:[DF][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[DF]|[A-HJ-NP-Z0-9]{5})(?![A-Za-z0-9*])"
)
_MIN_PLATE_DIGITS = 2
_PLATE_CUE = re.compile(r"车牌|号牌|车号|牌照|牌号|车辆|驾驶|轿车|汽车|摩托")
_PLATE_OWNER = re.compile(
    r"车主|本人|我的|我是|姓名|身份证|驾驶人|驾驶员|司机|先生|女士|当事人|住址|手机|违停|业主|网友|市民"
)
_PLATE_PUBLIC = re.compile(
    r"公务|公车|执法|营运|客运|客车|货车|出租|公交|拍卖|报废|评估|洒水|校车|消防|救护|巡逻|环卫|危运|道路运输|网约车|单位车|[局队所]的?车|警车"
)


def find_documents(folded: Folded) -> Iterator[Hit]:
    """Every passport and permit number of a text that its words or its loneliness give away."""
    for found in _SHAPE.finditer(folded.text):
        start, end = found.span()
        if stands_alone(folded.text, start, end):
            value = re.sub(r"[^A-Z0-9]", "", found[0].upper())
            yield from _document(folded.text, start, end, value)
    for found in _DIGITS_ONLY.finditer(folded.text):
        start, end = found.span(1)
        if stands_alone(folded.text, start, end):
            yield from _document(folded.text, start, end, found[1])


def find_plates(folded: Folded) -> Iterator[Hit]:
    """Every plate number of a private car."""
    for found in _PLATE.finditer(folded.text):
        start, end = found.span()
        value = re.sub(r"[ ·•.\u200b-]", "", found[0])
        if sum(map(str.isdigit, value)) < _MIN_PLATE_DIGITS or folded.text[end : end + 1] == "警":
            continue
        confidence = _plate_confidence(folded.text, start, end)
        yield Hit(Kind.PLATE, start, end, value, confidence, Severity.GENERAL, "公开了个人车辆号牌号码")


def is_public_plate(row: str) -> bool:
    """Whether words beside a plate number say that the car is an office's or carries goods and passengers."""
    return _PLATE_PUBLIC.search(row) is not None


def _document(text: str, start: int, end: int, value: str) -> Iterator[Hit]:
    confidence = _confidence(text, start, end, value)
    if confidence:
        kind, problem = _name(text, start, value)
        yield Hit(kind, start, end, value, confidence, Severity.SEVERE, problem)


def _name(text: str, start: int, value: str) -> tuple[Kind, str]:
    before = line_before(text, start, _REACH)
    if _ENTRY_CUE.search(before) or (_ENTRY_PERMIT.fullmatch(value) and "通行证" in before):
        return Kind.PERMIT, "公开了港澳台居民来往内地（大陆）的证件号码"
    if _EXIT_PERMIT.fullmatch(value):
        return Kind.PASSPORT, "公开了往来港澳台通行证号码"
    return Kind.PASSPORT, "公开了护照号码"


def _confidence(text: str, start: int, end: int, value: str) -> float:
    """How sure; 0: no document at all."""
    if is_alone(text, start, end):
        return 0.75 if _ALONE.fullmatch(value) else 0.0
    known = _PASSPORT.fullmatch(value) or _EXIT_PERMIT.fullmatch(value) or _ENTRY_PERMIT.fullmatch(value)
    label = label_of(text, start)
    near = _CUE.search(line_before(text, start, _REACH)) or _CUE_BEHIND.match(text, end)
    if label in {Label.PASSPORT, Label.PERMIT}:
        confidence = 0.97 if known else 0.85 * bool(_FOREIGN.fullmatch(value))
    elif known and label is not Label.CODE and (near or label is Label.ID):
        confidence = 0.9
    else:
        return 0.0
    return SILENT if is_sample(text, start, end) or in_address(text, start) else confidence


def _plate_confidence(text: str, start: int, end: int) -> float:
    before, behind = line_before(text, start, _REACH), line_behind(text, end, _REACH)
    if is_sample(text, start, end) or _PLATE_PUBLIC.search(before) or _PLATE_PUBLIC.match(behind[:8]):
        return SILENT
    if _PLATE_OWNER.search(before) or _PLATE_OWNER.search(behind):
        return 0.85
    if is_alone(text, start, end):
        return 0.75
    return 0.7 if _PLATE_CUE.search(before) else 0.5
