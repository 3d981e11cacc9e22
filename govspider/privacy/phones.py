"""Personal phone numbers (手机号码、住宅电话), told from an office's public lines.

Validity comes from phonenumbers' metadata of China (ITU E.164, 工信部 numbering plan): its own pattern of
mobile numbers is applied directly, which is the same judgement at twenty times the speed of parsing each
candidate. A mobile number is a person's whoever published it; the words around it decide how sure we are. A
landline is an office's unless the words say that it is somebody's home.
"""

import re
from collections.abc import Iterator
from functools import cache

from phonenumbers import PhoneMetadata

from govspider.items import Kind, Severity
from govspider.privacy.columns import is_amount
from govspider.privacy.context import (
    Label,
    in_address,
    is_sample,
    label_behind,
    label_of,
    line_before,
    line_behind,
)
from govspider.privacy.fold import (
    MAX_GAP,
    Folded,
    Run,
    is_alnum,
    is_attached,
    is_fraction,
    is_in_hash,
    is_part,
    joins,
    neighbours,
    stands_alone,
)
from govspider.privacy.hits import SILENT, UNSURE, Hit
from govspider.privacy.person_names import is_after_name, is_beside_name, is_name, name_pattern

_MOBILE = 11
_LENGTHS = frozenset({11, 13, 15})  # alone, with 86, with 0086
_PREFIXES = ("", "86", "0086")
_GROUPS = frozenset(
    {(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 4, 3), (4, 3, 4), (5, 6), (3, 2, 2, 2, 2)}
)
_MAX_TOKENS = 12  # a space between any two digits
_MOST_CUTS = 4  # groups of a number that is cut anywhere and has a label
_REACH = 30
# Advertised by the carriers themselves, or plainly made up.
_PUBLIC = re.compile(r"13800138000|1\d\d0{8}")
_UNIT = re.compile(
    r"\s?(?:元(?![旦宵月])|万(?![\u4e00-\u9fff])|万(?:元|亿|吨|平|人|户|件|次)|亿|吨|公斤|千克|米|平方|公里|千米|人次|次|人(?![\u4e00-\u9fff])"
    r"|户(?![主名籍口])|亩|个(?!人)|件(?!号)|台(?!胞)|套|份|股|条|头|只|株|棵|箱|辆|字(?![号节])|立方|%|％|㎡|m[²³23]|kw|mb|kb)",
    re.IGNORECASE,
)
# These begin names of places, too (瓦房店, 升平街): a number before one stays masked, and is told where a person is near.
_MEASURE = re.compile(
    r"[ \u3000]?(?:(?:[千兆吉万]瓦时?|公顷|平米|[车班航]次|标准箱|[千大]卡|焦耳|千焦|毫升"
    r"|字节|比特|[美日欧港澳加]元|英镑|卢布|人民币|分钟|小时)"
    r"|(?:万千瓦|万度|万立方|[瓦度升斤枚粒颗羽尾笔秒页盒瓶袋册])(?![\u4e00-\u9fff])|(?:[kmg]wh?|[kmgt]b)(?![a-z]))",
    re.IGNORECASE,
)
_MONEY = frozenset("￥¥$€")
_OFFICE = re.compile(
    r"热线|值班|值守|客服|总机|前台|24小时|二十四小时|全天候?|7[×x*]24|服务电话|救援|抢修|求助|公开电话|办公电话|办公室电话|订票|订餐",
    re.IGNORECASE,
)
# A line that an office is reached by: 咨询电话, 值班手机. With a name beside it, it is that person's.
_LINE = re.compile(
    r"(?:咨询|监督|举报|投诉|报名|受理|预约|查询|报案|报修|报警|报险|维修|抢修|检修|招生|缴费|公开|对外|值班|值守|带班|调度|应急|防汛|防火|抗旱|消防"
    r"|抢险|救援|救助|急救|服务|办公|客服|热线|(?:检疫|免疫)申报|疫情报告|殡葬|救护|24小时|全天候?|昼夜)"
    r"(?:服务|业务|联系|监督|举报|投诉|受理|咨询|值班|值守){0,6}"
    r"(?:(?:移动电话|电话|手机|专线)(?:号码?)?(?:[^\u4e00-\u9fff]{0,2}[0-9][^\u4e00-\u9fff]{0,30})?[\s:：为是(（]{0,20}|\s{0,3}[:：]\s{0,3})$"
)
# The mobile number beside the landline of such a line: 抢修热线：0592-2200113，手机（微信同号）….
_LINE_TOO = re.compile(
    r"(?:热线|值班|值守|客服|抢修|报修|救援|服务|咨询|监督)(?:电话|热线)?[:：]?\s?[0-9][0-9-]{4,14}[，,、；;/ ]{1,2}"
    r"(?:手机|移动电话)(?:号码)?(?:[（(](?:微信)?同号[）)])?[:：]?\s?$"
)
# A room or a body has the line, and nobody who is named: 校医室电话：….
_LINE_OF_ROOM = re.compile(
    r"(?:室|站|(?<!住)所|中心|大厅|窗口|[科股局]|[修险护防]班|值班岗|车队)(?:联系|咨询|服务)?(?:移动电话|电话|手机)(?:号码)?[\s:：为是]{0,4}$"
)
# The office that is reached, in brackets behind its number: 18700002233（县住建局值班室）; and what a caller did.
_OFFICE_BEHIND = re.compile(
    r"\s{0,2}[（(][^（）()\n]{1,16}(?:局|委|办|室|中心|所|站|队|科|股|大厅|窗口|服务部)[)）]"
)
_CALLED = re.compile(r"[\s，,）)]{0,3}(?:反映|称|来电|投诉|举报|咨询|要求|建议|表示|说)")
_CONTACT = re.compile(
    r"咨询|联系人|联络人|经办人|负责人|联系电话|联系方式|联系手机|监督电话|投诉电话|举报电话|报名电话|受理电话|传真"
    r"|网格员|民警|辅警|包村|驻村|包片|河长|林长|巡查员|校长|园长|律师|书记|支书|干部|专干|联络员|调解员|协管员"
)
# Who writes to an office, or is written about: their numbers are theirs whatever they are called.
_CITIZEN = re.compile(
    r"本人|我的|我是|我叫|申请人|举报人|投诉人|来信人|来访人|信访人|反映人|留言人|留言|网友|市民|群众|来电|当事人"
    r"|被执行人|业主|户主|姓名|求助人|求助者|患者|家属|家长|监护人|学生|村民(?![警委小代])|居民(?![委小代])|车主|原告|被告|身份证|住址|家住|住户|租户|考生|求职"
)
_PERSONAL = re.compile(r"手机|户名|先生|女士|个人电话|私人电话|本人电话")
_COUNTED = re.compile(r"[.、．年月日]")  # the number of a paragraph or a date begins the next line
_CUT_REACH = 12
_ROW = 60  # characters of one person's row whose cells are broken by line ends
_QQ = re.compile(r"(?:QQ|扣扣)[^0-9]{0,8}$", re.IGNORECASE)
_HOME_LINE = re.compile(
    r"(?:(?:住宅|家庭|我家|家里|家中|宅|住家|私人|个人)(?:固定|座机|联系)?"
    r"|(?:来信人|来访人|投诉人|举报人|留言人|信访人|反映人)[^，,。；;\n]{0,8})电话[号码]*[\s:：为是(（]*$"
)
_LANDLINE = re.compile(r"0(?:10|2[0-9]|[3-9][0-9]{2})\)?[ -]{0,3}[2-8][0-9]{3}[ -]?[0-9]{3,4}")
_BEFORE_LANDLINE = re.compile(r"(?:\+?86[ -]?)?\($|\+?86[ -]?$")
_PROBLEM = "公开了个人手机号码"
_PROBLEM_CONTACT = "公开了联系人的个人手机号码，请核实可否改为办公电话"
_PROBLEM_HOME = "公开了个人住宅电话"


@cache
def mobile_pattern(region: str = "CN") -> re.Pattern[str]:
    """The pattern of mobile numbers as phonenumbers has it.

    Raises:
        LookupError: phonenumbers has no metadata of this region.
    """
    found = PhoneMetadata.metadata_for_region(region)
    if found is None or found.mobile is None or not found.mobile.national_number_pattern:
        raise LookupError(f"phonenumbers has no pattern of mobile numbers in {region}")
    return re.compile(found.mobile.national_number_pattern)


def find_phones(folded: Folded) -> Iterator[Hit]:
    """Every personal phone number of a text; landlines only where they are called somebody's home line."""
    for run in folded.runs:
        yield from _mobiles(folded, run)
    if "电话" in folded.text:
        yield from _home_lines(folded)


def _mobiles(folded: Folded, run: Run) -> Iterator[Hit]:
    done = 0  # groups before this one belong to numbers already found
    for i, j in joins(run, _LENGTHS, max_tokens=_MAX_TOKENS):
        start, end = run.tokens[i][0], run.tokens[j][1]
        value = folded.digits(start, end)
        national = value[-_MOBILE:]
        if i < done or value[:-_MOBILE] not in _PREFIXES or not mobile_pattern().fullmatch(national):
            continue
        if not _is_whole(folded.text, run, (i, j), done, len(value) - _MOBILE):
            continue
        if value[:-_MOBILE] and folded.text[start - 1 : start] == "+":
            start -= 1
        if is_no_phone(folded.text, start, end) or is_part(folded.text, start, end):
            continue
        done = j + 1
        confidence, problem = judge_phone(folded.text, start, end, national)
        severity = Severity.HINT if problem is _PROBLEM_CONTACT else Severity.GENERAL
        yield Hit(Kind.PHONE, start, end, national, confidence, severity, problem)


def _is_whole(text: str, run: Run, span: tuple[int, int], done: int, prefix: int) -> bool:
    """Whether groups i..j are the whole number: nothing that belongs to it stands before or behind."""
    i, j = span
    start, end = run.tokens[i][0], run.tokens[j][1]
    if j > i and not _is_grouped(run, i, j, prefix) and not _is_cut(text, run, span):
        return False
    if run.line_end >= 0 and not _is_cut(text, run, span):
        return False
    if i > done and _continues(text, run.tokens[i - 1], run.tokens[i - 1][1], start, single=i == j):
        return False
    if j + 1 < len(run.tokens):
        following = run.tokens[j + 1]
        if _continues(text, following, end, following[0], single=i == j):
            return False
    left, _ = neighbours(text, start, end)
    return not (left == "-" and is_alnum(text[max(0, start - 2) : start - 1]) and i == 0)


def _is_grouped(run: Run, i: int, j: int, prefix: int) -> bool:
    """Whether the groups look like a phone number: 3-4-4, 4-4-3 …, or digits one by one."""
    lengths = [end - start for start, end in run.tokens[i : j + 1]]
    if prefix:  # 86 as a group of its own, or written to the number
        lengths = lengths[1:] if lengths[0] == prefix else [lengths[0] - prefix, *lengths[1:]]
    return tuple(lengths) in _GROUPS or set(lengths) == {1}


def _is_cut(text: str, run: Run, span: tuple[int, int]) -> bool:
    """Whether groups are one number that blanks, a narrow cell or a line end cut anywhere: a label or a name says so."""
    i, j = span
    is_all = i == 0 and j + 1 == len(run.tokens) <= _MOST_CUTS
    if run.line_end < 0 and not is_all:
        return False
    start, end = run.tokens[i][0], run.tokens[j][1]
    if run.line_end >= 0 and _COUNTED.match(text, end):
        return False
    if label_of(text, start) is Label.PHONE or _CITIZEN.search(line_before(text, start, _CUT_REACH)):
        return True
    return run.line_end >= 0 and is_after_name(text, start, _ROW)


def _continues(text: str, other: tuple[int, int], gap_start: int, gap_end: int, *, single: bool) -> bool:
    """Whether the group `other` continues the number: a dash, or one space between short groups."""
    length = other[1] - other[0]
    if length >= _MOBILE or gap_end - gap_start > MAX_GAP:
        return False
    if "-" in text[gap_start:gap_end]:
        return True
    return not single and length in {1, 2, 3, 4, 5} and gap_end - gap_start == 1 and length != 3  # noqa: PLR2004


def judge_phone(text: str, start: int, end: int, national: str) -> tuple[float, str]:
    """How sure it is that a mobile number is a person's, and what is wrong then."""
    before, behind = line_before(text, start, _REACH), line_behind(text, end, _REACH)
    if _is_public(text, start, end, national) or _QQ.search(before):
        return SILENT, _PROBLEM
    is_citizens = _CITIZEN.search(before)
    if _is_line_of_office(before, behind) or (_OFFICE_BEHIND.match(behind) and not is_citizens):
        return UNSURE, _PROBLEM_CONTACT
    if _CONTACT.search(before) and not is_citizens:
        return 0.75, _PROBLEM_CONTACT
    if is_citizens or _PERSONAL.search(before) or _CITIZEN.search(behind):
        return 0.95, _PROBLEM
    return (UNSURE if label_of(text, start) is Label.NUMBER else 0.85), _PROBLEM


def _is_line_of_office(before: str, behind: str) -> bool:
    """Whether the words say that an office is reached there; the last word of them counts, and a name beside it."""
    if _LINE.search(before) or _LINE_OF_ROOM.search(before) or _LINE_TOO.search(before):
        named = _named_behind().match(behind)
        return not (named and is_name(named["name"])) and not _CALLED.match(behind)
    office = max((found.end() for found in _OFFICE.finditer(before)), default=0)
    citizen = max((found.end() for found in _CITIZEN.finditer(before)), default=0)
    return office > citizen and "手机" not in before


@cache
def _named_behind() -> re.Pattern[str]:
    return re.compile(
        rf"[\s(（,，、]{{0,3}}(?:联系人[:：]?)?(?P<name>{name_pattern()})(?:先生|女士|老师|同志|主任)?(?![\u4e00-\u9fff])"
    )


def is_no_phone(text: str, start: int, end: int) -> bool:
    """Whether the signs beside digits say that they are a sum of money, a count or a piece of a hash."""
    is_money = text[start - 1 : start] in _MONEY if start else False
    if is_money or _UNIT.match(text, end) or is_fraction(text, start, end):
        return True
    return is_attached(text, start, end) and is_in_hash(text, start, end)


def _is_public(text: str, start: int, end: int, national: str) -> bool:
    """Whether a number is no person's: an order's, part of an address, a sample, a sum."""
    if Label.CODE in {label_of(text, start), label_behind(text, end)} or _PUBLIC.fullmatch(national):
        return True
    if is_sample(text, start, end):
        return True
    is_counted = _MEASURE.match(text, end) or is_amount(text, start, end)
    if is_counted and label_of(text, start) is not Label.PHONE and not is_beside_name(text, start, end):
        return True
    is_code = is_attached(text, start, end) or in_address(text, start)
    return is_code and label_of(text, start) is not Label.PHONE and not is_beside_name(text, start, end)


def _home_lines(folded: Folded) -> Iterator[Hit]:
    for found in _LANDLINE.finditer(folded.text):
        start, end = found.span()
        country = _BEFORE_LANDLINE.search(folded.text[max(0, start - 6) : start])
        start -= len(country[0]) if country else 0
        if stands_alone(folded.text, start, end) and _HOME_LINE.search(
            line_before(folded.text, start, _REACH)
        ):
            value = folded.digits(start, end)
            yield Hit(Kind.PHONE, start, end, value, 0.85, Severity.GENERAL, _PROBLEM_HOME)
