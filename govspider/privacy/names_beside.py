"""Names of private people beside a number of theirs (证号旁的姓名): hidden in what is kept of a page, as 黄**.

Who a number belongs to stands before or behind it in the same sentence or row, or on the line above or below it. A name
without such a number is left alone: offices publish who signs and who answers for something. Beside the mobile number
of a contact, which a person has to look at first, it is hidden in what is said of the number and stays in the page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from govspider.items import Kind, Severity
from govspider.items.masked import MaskedText
from govspider.privacy.hits import REPORTED, Hit
from govspider.privacy.masking import PersonalText
from govspider.privacy.person_names import ANNOUNCED_BY, is_name, name_pattern
from govspider.text.traditional import simplified_han

Span = tuple[int, int]

_REACH = 150  # characters before and behind a number in which its row or sentence ends
_NEAR = 60  # of a sentence behind a number
_LINE_ENDS = re.compile("\n")
_SENTENCE_ENDS = re.compile("[。！？；;!\n]")
_HAN = re.compile("[\u4e00-\u9fff]")
_PARTS = re.compile(r"[^\s,，、;；|:：_\-./\\'\"“”()（）\[\]【】{}<>《》=&]+")
_CELLS = re.compile("[^\t]+")
_LINES = re.compile("[^\n]+")
# What form alone takes for a name: places, bodies, words for a number.
_NO_NAME = re.compile(
    "[村镇乡县市区街屯寨组队局院校厂店站所庄号码址牌证卡箱]$|^.桥$|^来[电信访]$|^(?:车|方)型"
)
# Who has a number of his own, beside those who have an illness.
_PEOPLE = (
    "市民|村民|居民|网友|群众|职工|员工|党员|对象|人员|收款人|投保人|负责人|代表人|经办人|代理人|本人|乘客|旅客|司机|驾驶员|驾驶人"
    "|客户|用户|会员|同学|同志|老师|教师|男子|女子|台胞|侨胞|产权人|权利人|申报人|报名人|获奖者|得主|权属人|反映者|来电人|咨询人"
)
_ENDS = (
    r"(?=[^\u4e00-\u9fff]|$|男|女|因|于|患|被|身份|身患|电话|手机|家住|现住|现居|居住|住|系|的|之|及|和|与|等|年龄|性别|来电|来信"
    "|来访|反映|咨询|驾驶|驾车|所|持|申请|提交|提出|领取|报名|参加|联系|微信|公民|居民|证件|护照|车牌|户籍|银行|账|卡号|收|先生|女士|同志)"
)
# Surnames that are words, too: where nothing ends the name behind them they go on with the sentence.
_WORDS = frozenset("和于应由但都全向从时常连同并则与须")
_FORM = "姓名|名字|申请人|户主|持卡人|当事人|收款人|领取人|受助人|学生|考生|车主|业主|本人"
# The words for a number that stand between a name and the number.
_LABEL = re.compile(
    "(?:的|之)?(?:公民|居民|本人|个人|联系|二代){0,3}(?:身份|证件|护照|通行证|回乡证|台胞证|手机|电话|住址|地址|联系|银行卡|卡号|账号|账户"
    "|微信|QQ|邮箱|车牌|号牌|来电|来信|来访|咨询|反映|sfz)[^，,（(：:]{0,8}$",
    re.IGNORECASE,
)
_BARE = 12  # characters beside a number on a line that tells nothing else
_CELLS_BEFORE = 3  # in which the end of a cell may be a name: 现将黄俊杰（公民身份号码
_MASK = "*"
_LONGEST = 4  # characters: a surname of two, a given name of two


def without_names(text: str, personal: PersonalText) -> PersonalText:
    """What may be kept of a text without the names that stand beside a number of theirs.

    Args:
        text: as `read_personal` has read it.
        personal: what it found.
    """
    surely = [hit for hit in personal.hits if hit.severity is not Severity.HINT]
    return replace(personal, masked=MaskedText(hide_names(personal.masked, text, surely)))


def hide_names(masked: str, text: str, hits: Sequence[Hit]) -> str:
    """A masked text without the names beside these values, those of them that are reported.

    Args:
        masked: the text as masked.
        text: the same in the clear.
        hits: values in it.
    """
    told = [hit for hit in hits if hit.confidence >= REPORTED and hit.kind is not Kind.HEALTH]
    if not told:
        return masked
    plain = text.translate(simplified_han())  # the lists of names are in simplified characters
    spans = {span for hit in told for span in _beside(plain, hit.start, hit.end)}
    chars = list(masked)
    for start, end in spans:
        chars[start + 1 : end] = [_MASK if char.isalnum() else char for char in masked[start + 1 : end]]
    return "".join(chars)


def _beside(text: str, start: int, end: int) -> Iterator[Span]:
    line = _around(text, start, end, _LINE_ENDS, _REACH)
    is_row = "\t" in text[line[0] : line[1]]
    begin, stop = line if is_row else _around(text, start, end, _SENTENCE_ENDS, _NEAR)
    is_bare = (line[1] - line[0]) - (end - start) <= _BARE
    found = {span for span, is_labelled in _in_lines_beside(text, *line) if is_labelled or is_bare}
    if _HAN.search(text, begin, start) or _HAN.search(text, end, stop):
        for first, last in ((begin, start), (end, stop)):
            found.update(_whole_cells(text, first, last, _PARTS))
            if is_row:
                found.update(_whole_cells(text, first, last, _CELLS))  # 王　芳
            found.update(_announced_in(text, first, last))
        found.update(_before(text, begin, start))
    yield from found
    for name in {text[span[0] : span[1]] for span in found}:
        place = text.find(name, begin, stop)
        while place >= 0:
            yield place, place + len(name)
            place = text.find(name, place + 1, stop)


def _around(text: str, start: int, end: int, ends: re.Pattern[str], reach: int) -> Span:
    """The line or sentence around [start, end), not farther than may be looked."""
    left = max(0, start - _REACH)
    begin = max((found.end() for found in ends.finditer(text, left, start)), default=left)
    behind = ends.search(text, end, end + reach)
    return begin, behind.start() if behind else min(len(text), end + reach)


def _whole_cells(text: str, start: int, end: int, cells: re.Pattern[str]) -> Iterator[Span]:
    """Cells that are a name and nothing else, or a name and a word that goes on: 黄俊杰身份证号."""
    for found in cells.finditer(text, start, end):
        if _is_somebody(found[0]):
            yield found.span()
        elif (named := _named().match(text, *found.span())) and _is_somebody(named["name"]):
            yield named.span("name")


def _announced_in(text: str, start: int, end: int) -> Iterator[Span]:
    """Names behind a word for somebody: 申请人段宏伟, 车主：钟慧敏."""
    for found in _announced().finditer(text, start, end):
        first, last = found.span("name" if found["name"] else "long")
        goes_on = text[first] in _WORDS and _HAN.match(text, last)
        if not goes_on and _is_somebody(text[first:last]):
            yield first, last


def _before(text: str, start: int, end: int) -> Iterator[Span]:
    """The name at the end of a cell before a number: 现将黄俊杰（公民身份号码…."""
    cells = list(_PARTS.finditer(text, max(start, end - _NEAR), end))[-_CELLS_BEFORE:]
    for cell in cells:
        label = _LABEL.search(cell[0])
        stop = cell.start() + label.start() if label else cell.end()
        for length in range(min(_LONGEST, stop - cell.start()), 1, -1):
            if _is_somebody(text[stop - length : stop]):
                yield stop - length, stop
                break


def _in_lines_beside(text: str, begin: int, stop: int) -> Iterator[tuple[Span, bool]]:
    """On the lines above and below: a name by itself, or (True) behind the word of a form (姓名：…)."""
    above, below = max(0, begin - _NEAR), min(len(text), stop + _NEAR)
    lines = (
        *[found.span() for found in _LINES.finditer(text, above, max(above, begin - 1))][-2:],
        *[found.span() for found in _LINES.finditer(text, min(stop + 1, below), below)][:1],
    )
    for first, last in lines:
        named = _form().match(text, first, last)
        if named is not None and _is_somebody(named["name"]):
            yield named.span("name"), named["label"] is not None


def _is_somebody(name: str) -> bool:
    return is_name(name) and _NO_NAME.search(name) is None


@cache
def _announced() -> re.Pattern[str]:
    """A name behind a word for somebody that ends where words end, or else as long as names are (`long`)."""
    head = rf"(?:{ANNOUNCED_BY}|{_PEOPLE})[ \t]{{0,2}}[:：]?[\s为是]{{0,3}}"
    name = name_pattern()
    return re.compile(rf"{head}(?:(?P<name>{name}){_ENDS}|(?P<long>{name}))")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>{name_pattern()})(?=身份|证件|护照|手机|电话|联系|微信|住址|家住|银行|车牌)"
    )


@cache
def _form() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?P<label>(?:{_FORM})[ \t]{{0,2}}[:：\t]\s{{0,3}})?(?P<name>{name_pattern()})\s*$"
    )
