"""Names and quotations that only look like slips: “茗不虚传”茶文化节, 栏目《砼心协力》, 锦荣大厦, “不亦说乎”."""

import re

from govspider.items import Detector, Kind
from govspider.privacy.person_names import is_name
from govspider.text.match import WordHit, changed_span, sentence_around

_QUOTED = re.compile(r"[“《‘「]([一-鿿·]{2,8})[”》’」]")
_ONE_QUOTED = re.compile(r"[“‘][一-鿿][”’]")
_GUESSING = frozenset({Detector.MODEL, Detector.NEURAL, Detector.CORPUS})
_IDIOMS = "idioms"  # files of set phrases, which names play on
_BEHIND = re.compile(
    r"[一-鿿、·0-9A-Za-z]{0,12}?(?:节|活动|栏目|专栏|节目|社团|俱乐部|协会|社|队|团|品牌|会|赛|展|展览|工作室|项目|行动|计划|工程|论坛|"
    r"晚会|音乐会|嘉年华|市集|集市|盛典|派对|之夜|之旅|课堂|驿站|公益|志愿|小镇|餐厅|书屋|书店|广场|系列|主题|馆|店|屋|站|周|月|营|坊|号|群|杯|班|课程|案例|文化|服务)"
)
_BEFORE = re.compile(
    r"(?:节|活动|栏目|专栏|节目|社团|俱乐部|协会|社|队|团|品牌|比赛|大赛|展览|工作室|项目|行动|主题|公众号|视频号|抖音号|店|餐厅|名为|题为|"
    r"名叫|取名|命名为|主题为|作品|短剧|小品|歌曲|微电影|微视频|短视频|相声|征文|绘本)(?:是|为|——|：|:)?$"
)
_NAMED = re.compile(
    r"(?:^|[，。；：、（(“\s在到由与和及至])(?P<name>[一-鿿]{2,4}?)"
    r"(?:幼儿园|托育园|大厦|大楼|广场|花园|花苑|小区|公寓|家园|酒店|宾馆|饭店|餐厅|诊所|药店|药房|商行|商店|超市|商贸|公司|集团|合作社|"
    r"工作室|事务所|俱乐部|养老院|敬老院|书店|书院|茶楼|影城|农场|果园|山庄|度假村|民宿|实业|物业|置业|置地)",
    re.MULTILINE,
)
# 免去郗望同志的职务, 任命仝彤为科长: names that no vocabulary holds
_APPOINTED = re.compile(
    r"(?:任命|免去|聘任|解聘|提名|、|，|[：:])(?P<name>[一-鿿]{2,4}(?:·[一-鿿]{2,6})?)(?=同志|为[一-鿿]{2,16}(?:长|员|任|记|师|席|委|监))"
)
# 拟任职人选：仝彤、逯明轩; 表彰靳晓磊、郗晨曦等五名同志: names of people, of which any may be rare
_PEOPLE_BEFORE = re.compile(
    "(?:人选|名单|人员|对象|人|者|代表|委员|成员|党员|同志|个人|同学|学生|考生|教师|选手|医生|干部|标兵|能手|模范|组长|主任|局长|"
    "专家|评委|组员|顾问|律师|监事|理事|教练|裁判|讲师|院士)"
    "(?:名单)?(?:为|是|有)?[:：] ?$"
)
_PEOPLE_BEHIND = re.compile(
    "等?(?:[0-9一二三四五六七八九十两]{1,3}[名位个])?"
    "(?:同志|同学|老师|先生|女士|教授|医生|护士|选手|学生|教师|委员|代表|党员|干部|人(?![一-鿿]))"
)
_BESIDE_LIST = re.compile(r"[，。；：:！？（）()\n]")
_ITEM = re.compile(r"[^、 \u3000]+")
_LIST_REACH = 80
# Characters of one sign thrice stand in names of firms and people and nowhere else: 鑫淼焱垚建材有限公司, 犇骉物流.
_OF_NAMES = frozenset("鑫淼焱垚燚犇骉羴鱻")
# Words of government that anything may fill, as long as both halves agree.
_PATTERN = re.compile(r"应([一-鿿]{1,2})尽\1|一[一-鿿]一[策档码品长案表册图证卡园站警岗标业景网]")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_AGAINST = re.compile(r"(?:不是|而非|并非|不应是|不能是|不要|切莫|变为|变成|误作|误写为|写成|当成)[“‘]?$")
_INSTEAD = re.compile(r"[”’]?[，,]?(?:而是|应为|应作|应该是|改为)")
_REACH = 12
_QUOTATION = re.compile(r"[“「]([^“”「」\n]{2,80})[”」]")
_QUOTATION_REACH = 80
# Words that only the old written language has, and words that announce a quotation from it.
_OLD = re.compile(r"[兮矣哉孰弗靡]|[乎也焉](?:[，。；：？！]|$)|吾(?!尔)|之于|不亦|取之")
_OLD_BEFORE = re.compile(r"(?:曰|云|有言|古人说|古人讲|古语|古训|古诗|古话|先贤)[^“「，。\n]{0,4}[，：:]?$")


def is_played_on(hit: WordHit, text: str) -> bool:
    """Whether a likely wrong word is a whole quoted name: of a club, a column, an event, a brand.

    Args:
        hit: what a detector says; one that a list or rule is sure of is never a play on words, idioms aside.
        text: the text.
    """
    if hit.detector in _GUESSING and _is_beside_a_quoted_character(hit, text):
        return True
    quoted = _quoted_around(hit, text)
    if quoted is None:
        return False
    behind = _BEHIND.match(text, quoted.end(), min(len(text), quoted.end() + 2 * _REACH))
    return (
        behind is not None
        or _BEFORE.search(text, max(0, quoted.start() - _REACH), quoted.start()) is not None
    )


def is_contrasted(hit: WordHit, text: str) -> bool:
    """Whether a text sets a wrong form against the right one and so plays on both: 同舟共济，而不是同舟共挤."""
    if hit.kind is not Kind.WRONG_WORD or not hit.suggestion:
        return False
    sentence = sentence_around(text, hit.start, hit.end)
    if hit.suggestion not in sentence:
        return False
    return (
        _AGAINST.search(text, max(0, hit.start - _REACH), hit.start) is not None
        or _INSTEAD.match(text, hit.end, min(len(text), hit.end + _REACH)) is not None
    )


def is_in_a_name(hit: WordHit, text: str) -> bool:
    """Whether a guess would change the name of a school, a building or a firm: no vocabulary holds these."""
    if hit.detector not in _GUESSING or not hit.suggestion:
        return False
    first, last = changed_span(hit)
    if not _OF_NAMES.isdisjoint(text[first:last]):
        return True
    begin = max(0, first - _REACH)
    return any(
        found.start("name") <= first and last <= found.end("name")
        for names in (_NAMED, _APPOINTED)
        for found in names.finditer(text, begin, min(len(text), last + _REACH))
    )


def is_in_a_list_of_people(hit: WordHit, text: str) -> bool:
    """Whether a guess would change a name in a list of people, of which half or more look like names: 人选：仝彤、逯明轩."""
    if hit.detector not in _GUESSING or not hit.suggestion:
        return False
    place, low = changed_span(hit)[0], max(0, hit.start - _LIST_REACH)
    begin = max((mark.end() for mark in _BESIDE_LIST.finditer(text, low, place)), default=low)
    behind = _BESIDE_LIST.search(text, place, place + _LIST_REACH)
    listed = text[begin : behind.start() if behind else place + _LIST_REACH]
    ended = _PEOPLE_BEHIND.search(listed)
    if not ended and not _PEOPLE_BEFORE.search(text, max(0, begin - _REACH), begin):
        return False
    listed = listed[: ended.start()] if ended else listed
    own = next((item for item in _ITEM.finditer(listed) if item.start() <= place - begin < item.end()), None)
    others = [is_name(item[0]) for item in _ITEM.finditer(listed) if own and item.start() != own.start()]
    return own is not None and is_name(own[0]) and any(others) and 2 * sum(others) >= len(others)


def is_in_a_classic(hit: WordHit, text: str) -> bool:
    """Whether a guess would change a quotation in the old written language: “学而时习之，不亦说乎”."""
    if hit.detector not in _GUESSING:
        return False
    begin, stop = max(0, hit.start - _QUOTATION_REACH), min(len(text), hit.end + _QUOTATION_REACH)
    return any(
        _OLD.search(found[1]) or _OLD_BEFORE.search(text, max(0, found.start() - _REACH), found.start())
        for found in _QUOTATION.finditer(text, begin, stop)
        if found.start(1) <= hit.start and hit.end <= found.end(1)
    )


def is_in_a_pattern(hit: WordHit, text: str) -> bool:
    """Whether a guess would change a word made by a pattern that any word may fill: 应结尽结, 一企一档, 五治融合."""
    if hit.detector not in _GUESSING or not hit.suggestion:
        return False
    first, last = changed_span(hit)
    begin, stop = max(0, first - _REACH), min(len(text), last + _REACH)
    if any(found.start() <= first and last <= found.end() for found in _PATTERN.finditer(text, begin, stop)):
        return True
    behind = len(hit.shown) - (last - hit.start)
    instead = hit.suggestion[first - hit.start : len(hit.suggestion) - behind]
    return last > first and all(char in _NUMERALS for char in text[first:last] + instead)


def _is_beside_a_quoted_character(hit: WordHit, text: str) -> bool:
    """Whether a single character in quotation marks stands at the hit: “桃”花源里可耕田, “薪”安行动."""
    before, after = text[max(0, hit.start - 3) : hit.start], text[hit.end : hit.end + 3]
    return any(_ONE_QUOTED.fullmatch(near) is not None for near in (before, after))


def _quoted_around(hit: WordHit, text: str) -> re.Match[str] | None:
    """The quotation that a hit by guess or by an idiom fills with a word of the same length; None: there is none."""
    guessed = hit.detector in _GUESSING or hit.source.startswith(_IDIOMS)
    if hit.kind is not Kind.WRONG_WORD or not guessed or len(hit.suggestion or "") != len(hit.shown):
        return None
    begin = max(0, hit.start - _REACH)
    for quoted in _QUOTED.finditer(text, begin, min(len(text), hit.end + _REACH)):
        if quoted.start(1) <= hit.start and hit.end <= quoted.end(1):
            return quoted
    return None
