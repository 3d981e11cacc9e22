"""Names of one's own (专名): 童欣幼儿园, 正明会计师事务所. What is written there is what somebody chose, not a slip.

Only by structure: two or three characters before what such a name ends with, at the beginning of a clause or behind the
place, or the word of dealing with somebody, that a name follows.
"""

import re

from govspider.words.spelling.places import is_name_like

# What a name of one's own stands before, up to so many characters of it.
_NAMED = re.compile(
    r"(?:幼儿园|托育园|托育中心|托管班|大厦|大楼|花园|家园|小区|公寓|公馆|广场|商场|酒店|宾馆|饭店|饭庄|酒楼|茶楼|茶馆|餐馆|旅社|旅店|民宿"
    r"|大?药房|药店|诊所|门诊部|卫生室|护理院|医院|超市|便利店|商店|书店|花店|粮油店|小学|中学|学校|书院|公司|集团|商行|商贸行|琴行|合作社|法律服务所|收购站"
    r"|养老院|福利院|[农林牧渔]场|养殖场|加油站|加气站|[砖瓦纱酒米油糖药纸汽]厂|汽修厂|修理厂|加工厂|水库|大桥|隧道|大道|社区|苑|寺|庙|祠"
    r"|工作室|(?:会计师|律师|税务师)事务所|志愿服务队|维修部|修理部|服务部|复印部|网吧|健身房|棋牌室|照相馆|理发店|美容院|工程队)"
)
# Between the name and its end stands what the firm does: 众诚印务有限公司, 丰登种植专业合作社.
_FIRM = re.compile(
    r"(?:有限公司|有限责任公司|股份公司|事务所|合作社|联合社|家庭农场|工作室|诊所|门诊部|幼儿园|(?:培训|艺术|职业)学校|(?:培训|服务|鉴定)中心"
    r"|经营部|服务部|复印部|维修部|修理部|[加工修]\w?厂|养殖场|商行|个体工商户)"
)
_WORK = 8  # characters that what a firm does may have
_NAME = 3
_LONGEST = 6  # characters of the longest end: 有限责任公司
_LEVELS = frozenset("市县区镇乡")
_BEHIND_PERSON = re.compile(
    r"(?:任职|任免|免职|同志|先生|女士|[对向]记者|告诉记者|对笔者"
    r"|是[一-鿿]{2,8}(?:党员|村民|居民|村医|教师|医生|护士|干部|职工|工人|志愿者))"
)
# Words that somebody's name follows.
_DEALT_WITH = re.compile(
    r"(?:委托|聘请|聘任|责令|约谈|走访|检查了?|查处|选定|确定|处罚|关于|由|经|与|和|及|对|向|被|将|给|、)[一-鿿]{0,2}$"
)
# No name begins so: 关与会计师事务所 is 关于, 加墙律师事务所 is 加强.
_COMMANDS = (
    "关于|对于|由于|为了|根据|按照|有关|加强|规范|开展|支持|鼓励|引导|推动|推进|促进|完善|建立|提高|提升|落实|严格|组织|督促|指导|检查|监督"
    "|加快|全市|全县|全省|全区|各类|委托|聘请|责令|通过"
)
_BEGINNINGS = frozenset(_COMMANDS.split("|"))


def is_in_person(text: str, start: int, end: int) -> bool:
    """Whether [start, end) stands in a person's full name, by what such a name stands before: 关于钟文彬任职的公示."""
    return any(
        is_name_like(text[first : first + _NAME]) and _BEHIND_PERSON.match(text, first + _NAME)
        for first in range(max(1, end - _NAME), start + 1)
    )


def is_in_own_name(text: str, start: int, end: int, new: str) -> bool:
    """Whether [start, end) stands in a name of one's own, which is as it is.

    Args:
        text: a segment with its borders.
        start: of what would be changed.
        end: of it.
        new: what would stand there.
    """
    mended = text[:start] + new + text[end:]
    if any(mended[first : first + 2] in _BEGINNINGS for first in range(max(1, start - 1), end)):
        return False
    return _is_near_end(text, start, end) or _is_of_firm(text, start, end)


def _is_near_end(text: str, start: int, end: int) -> bool:
    found = _NAMED.search(text, start, end + _NAME + _LONGEST)
    if found is None or not end <= found.start() <= start + _NAME:
        return False
    # A name begins the segment, or stands behind the place where it is: 城西区桂花社区.
    if found.start() <= _NAME + 1 or _DEALT_WITH.search(text, 1, start):
        return True
    return not _LEVELS.isdisjoint(text[max(1, found.start() - _NAME - 1) : start])


def _is_of_firm(text: str, start: int, end: int) -> bool:
    found = _FIRM.search(text, end, end + _WORK + _LONGEST)
    if found is None or found.start() > end + _WORK:
        return False
    is_first = start < _NAME + (text[0] in "：:")  # 户名：众诚印务有限公司
    return is_first or _DEALT_WITH.search(text, 1, start) is not None
