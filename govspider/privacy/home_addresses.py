"""Home addresses to the door (家庭住址精确到门牌), told from an office's or a company's.

Source: PIPL 第二十八条 and GB/T 35273-2020 附录B (住址 is personal information); practice of 公示: down to
the town or village is right, the house is not.
"""

import re
from collections.abc import Iterator

from govspider.items import Kind, Severity
from govspider.privacy.account_holders import is_organisation
from govspider.privacy.context import is_sample, line_before
from govspider.privacy.fold import Folded
from govspider.privacy.hits import SILENT, Hit
from govspider.privacy.person_names import announced_name, is_after_name

# Few first characters, each followed by few second ones, make the search fast.
_HOME = (
    "家(?:庭(?:详细)?(?:住址|地址|居住地)|住)|现(?<![发实出呈体展]现)(?:居住(?:地址?)?|居(?![民委])|住址|住(?![户房院宅建]))"
    "|居住(?:地址?|[在于])|租住[在于]|暂住(?:地址?|[在于])"
    "|户(?:籍(?:地址|所在地|地)|口(?:所在地|地址))|住(?:址|[在于])|常住地址?|实际居住地|身份证(?:地址|住址)"
)
_WEAK = "联系地址|通讯地址|通信地址|收件地址|邮寄地址|收货地址|住所地?|地址"
# …，女，住石桥镇…: without another word it is somebody's home only where a person is named before it.
_LIVES = "住"
_LIVES_AT = (
    rf"{_LIVES}(?![房建宅院宿])(?=[\u4e00-\u9fff]{{1,12}}?(?:省|市|县|区|镇|乡|村|街道|社区|路|街|大道))"
)
_LABEL = re.compile(f"{_HOME}|{_WEAK}|{_LIVES_AT}")
_IS_HOME = re.compile(_HOME)
_BODY = re.compile(
    r"(?:[（(][^（()）\n]{0,8}[)）])?[\s:：为是在于]{0,4}(?P<body>[\u4e00-\u9fffA-Za-z0-9#() （）、·.\u200b-]{4,60})"
)
_NUMBER = r"[0-9零〇一二三四五六七八九十百甲乙丙丁A-Za-z]{1,6}"
# To the door: a room, or the number of a house in a street, lane or village.
_BUILDING = r"(?:号楼?|栋|幢|座|单元|号院|梯|层|楼)"
_ROOM = re.compile(
    rf"{_NUMBER}{_BUILDING}?[ -]?{_NUMBER}(?:室|房|户|号房)"
    rf"|{_NUMBER}(?:栋|幢|座|号楼|单元)[ -]?{_NUMBER}(?:号|(?![0-9A-Za-z]))"
)
_HOUSE = re.compile(
    r"(?:[路街道巷弄村里屯庄寨坊坑组队社胡同]|大道|小区|花园|新村|苑|城|区)[^0-9\n]{0,8}?"
    r"[0-9一二三四五六七八九十]{1,5}(?:-[0-9]{1,4})?号"
    r"(?:(?:附|院内?|内|之|-)[0-9一二三四五六七八九十]{1,3}号?)?"  # 63号之二, 8号附3号
)
# Building, staircase and flat of an estate: 锦绣家园12-3-401.
_FLAT = re.compile(
    r"(?:小区|花园|新村|家园|公寓|[苑城里院府园庭居])[^0-9\n]{0,4}[0-9]{1,3}(?:-[0-9]{1,3}){1,2}-[0-9]{2,4}(?![0-9-])"
)
_OFFICE = re.compile(
    r"公司|工厂|[厂店局厅委]|中心|学校|医院|银行|办公|政府|法院|所在地|经营|注册|项目|单位|机构|门店|超市|酒店|大厦|商场|市场|工业|园区|窗口|大厅|车站|机场|祠"
)
_PERSON = re.compile(
    r"身份证|手机|申请人|举报人|投诉人|信访人|患者|村民|户主|业主|被执行人|原告|被告|本人|我叫|我的|我家|先生|女士|公民|户籍|出生|[男女]，"
)
_STOP = re.compile(rf"[，,。；;]|{_HOME}|电话|手机|邮编|联系|身份证|姓名|邮箱")
_DIGIT = re.compile(r"[0-9]")
_NAMED = 40  # characters in front of 住 within which a name stands
_NO_HAN = re.compile("[^\u4e00-\u9fff]")
_PAUSES = ("，", ",", "、", "；", ";", "（", "(", " ", "\t")
_MASKED = re.compile(r"[*＊]|某|XX|xx|××")


def find_addresses(folded: Folded) -> Iterator[Hit]:
    """Every labelled home address that leads to a door."""
    text, label = folded.text, _LABEL.search(folded.text)
    while label is not None:
        body = _BODY.match(text, label.end())
        start, end = _door(text, *body.span("body")) if body else (label.end(), label.end())
        confidence = _judge(text, label, start, end) if end > start else 0.0
        if confidence:
            value = "".join(text[start:end].split())
            yield Hit(
                Kind.ADDRESS, start, end, value, confidence, Severity.GENERAL, "公开了精确到门牌的家庭住址"
            )
        label = _LABEL.search(text, max(end, label.end()))


def _door(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of [start, end) from the beginning of the address to its last house number; empty: none."""
    stop = _STOP.search(text, start, end)
    body = text[start : stop.start() if stop else end]
    last = 0
    for pattern in (_ROOM, _HOUSE, _FLAT):
        last = max([last, *(found.end() for found in pattern.finditer(body))])
    # One sign behind it: 宏图路12号*栋 is masked.
    is_masked = _MASKED.search(text, start, start + last + 1) is not None
    return (start, start) if is_masked else (start, start + last)


def _judge(text: str, label: re.Match[str], start: int, end: int) -> float:
    before, address = line_before(text, label.start(), 40), text[start:end]
    if is_sample(text, start, end):
        return SILENT
    if label[0] == _LIVES and not _is_somebody(before):
        return 0.0
    if label[0] == _LIVES or _IS_HOME.fullmatch(label[0]):
        return 0.6 if _OFFICE.search(address[:-4]) and not _ROOM.search(address) else 0.88
    if _OFFICE.search(address) or re.search(
        r"(?:单位|办公|公司|机构|经营|注册|局|中心|店|厂|委)[^\n]{0,12}$|统一社会信用代码|注册号|法定代表人|经营者|营业执照",
        before,
    ):
        return 0.0
    if _PERSON.search(before) or _announces_person(before):
        return 0.8 if _ROOM.search(address) else 0.72
    return 0.0


def _is_somebody(before: str) -> bool:
    """Whether the words before 住 name a person: 黄某某，女，住…; 申请人黄某某住…."""
    if not before.endswith(_PAUSES):
        last = list(announced_name().finditer(before + _LIVES))[-1:]
        return any(found.end("name") == len(before) for found in last)
    return is_after_name(before, len(before), _NAMED) or _announces_person(before)


def _announces_person(before: str) -> bool:
    """Whether words announce a person, and no body whose name begins like a person's (当事人：云州市…店)."""
    names = (before[found.start("name") :] for found in announced_name().finditer(before))
    return any(not is_organisation(_NO_HAN.split(name)[0]) for name in names)
