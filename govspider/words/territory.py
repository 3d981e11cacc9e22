"""Rules of Taiwan, Hong Kong and Macao beside States (涉台港澳表述): 香港、澳门等国家, 中港两国, 中共某省省委.

Where countries and regions are listed together, 等国家和地区 is the prescribed form. Source: 新华社新闻信息报道中的禁用词和
慎用词（2016年7月修订）. Words that are wrong as they stand are in dictionaries/sensitive/territory*.txt.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from govspider.items import Detector, Kind, Severity
from govspider.text.match import WordHit, sentence_around, without_contained
from govspider.words.cited import is_cited

_REGION = r"(?:台湾|香港|澳门)(?:地区)?"
_COUNTRY = (
    r"(?:美国|日本|韩国|朝鲜|英国|法国|德国|俄罗斯|意大利|西班牙|葡萄牙|荷兰|比利时|瑞士|瑞典|挪威|丹麦|芬兰|波兰|加拿大|墨西哥|巴西|"
    r"澳大利亚|新西兰|新加坡|马来西亚|泰国|越南|老挝|柬埔寨|缅甸|菲律宾|印度尼西亚|印尼|印度|巴基斯坦|孟加拉国|蒙古|哈萨克斯坦|以色列|"
    r"沙特|阿联酋|伊朗|土耳其|埃及|南非|欧美|东南亚|欧盟|东盟)"
)
_MORE = rf"(?:[、和及与](?:{_REGION}|{_COUNTRY})){{0,20}}"
_REGIONS = rf"(?:(?:港、?澳、?台|台、?港、?澳|港、?台|港、?澳)(?:地区)?|{_REGION}){_MORE}"
_COUNT = r"(?P<count>(?:\d{1,3}多?个?|[一二三四五六七八九十百数几多]{1,3}多?个?|各)?)"
_AND_REGIONS = r"(?!\s*(?:[（(/、]|和|与|同|以?及|或者?)*地区)"
# 国际, 国内, 国民党 …: the character begins another word.
_STATE = (
    r"(?:国家(?![级队奖安统重森湿标一二三实机中]|公[园务]|自然|地[质理]|发改|发展[改和]|高[新级]|旅游(?:局|部|总局|委|度|示|标|休)|税务|电[网力]|网[信络]|图书|博物)"
    r"|外国(?![语文])|国(?![际内外有民产标道货资防庆土境药籍军旗歌都家立宾画王色粹策债库税情粮网办宝]|企(?!业)|[（(][境内外]))"
)
# Their people and things called foreign: 港澳台等外籍人员. What stands behind 和, 及 is others beside them.
_FOREIGN = re.compile(
    rf"(?P<who>{_REGIONS}|(?:港澳)?台胞|台商|港商|港人)(?:居民|同胞|人士|人员|游客)?等(?P<foreign>外籍|国外|外国(?=[人游友公籍])|外宾)"
    rf"|(?:外籍|国外|外国)(?:人员|人士|游客|旅客|居民|公民|学生|专家|人)?"
    rf"[（(](?:含|包括)?(?P<held>{_REGIONS})(?:居民|同胞|人员|地区)?(?:等)?[）)]"
)
_WHERE = r"(?:海外|境外|外国|其他|其它|周边|沿线|亚洲|东亚|东南亚|亚太)?(?:的)?"
_LISTED = re.compile(rf"(?P<who>{_REGIONS})等{_COUNT}{_WHERE}{_STATE}{_AND_REGIONS}")
_ANY_COUNTRY = re.compile(_COUNTRY)
_OTHERS_BEFORE = re.compile(r"[、，和及与]$")
_STATES = re.compile(
    rf"(?:[一-鿿]{{1,4}}[、和与同及](?:台湾|香港|澳门)|(?:台湾|香港|澳门)(?:地区)?[、和与同及](?:中国|我国|大陆|内地|{_COUNTRY})"
    r"|[中美日英韩法德俄加澳陆][台港]|港中|[台港澳]{2,3})(?:地区)?[两二三四]国(?![论会共演杀际])"
)
_PAIRED = {"中港两国": "内地与香港", "港中两国": "香港与内地", "中台两国": "两岸"}
_PRESIDENT = re.compile(r"中华民国副?总统(?!府)")
_HISTORY = re.compile(
    r"民国\d|民国[一二三]|1[89]\d\d年|孙中山|孙文|袁世凯|黎元洪|冯国璋|徐世昌|曹锟|段祺瑞|蒋介石|李宗仁|辛亥|北洋|临时|史|曾|时任|抗战|抗日|大总统|旧址|故居|烈士"
)
_PARTY = re.compile(r"中共(?P<name>[一-鿿]{2,7}?)(?P<level>[省市县区州盟旗])(?P=level)委(?!托)")
_NAMED_SO = ("沙市市", "津市市", "贵州州")  # 沙市 and 津市 are names of cities
_SURE, _UNSURE, _LIKELY = 0.97, 0.8, 0.9


def find_territory(text: str) -> list[WordHit]:
    """Regions of China listed or paired as States, and bodies of the Party with their level said twice."""
    if not any(name in text for name in ("台", "港", "澳", "中华民国", "中共")):
        return []
    hits = (*_listed(text), *_foreign(text), *_paired(text), *_president(text), *_party(text))
    return without_contained(hits)


def _listed(text: str) -> Iterator[WordHit]:
    for match in _LISTED.finditer(text):
        who, count = match["who"], match["count"]
        others = _OTHERS_BEFORE.search(text, max(0, match.start() - 1), match.start()) or _ANY_COUNTRY.search(
            who
        )
        right = f"{who}等{count}国家和地区" if others or count else f"{who}等地区"
        yield _hit(text, match, right, "与国家并列时应写“国家和地区”")


def _foreign(text: str) -> Iterator[WordHit]:
    for match in _FOREIGN.finditer(text):
        right = None
        if match["foreign"]:
            right = match[0].replace("等外宾", "等境外来宾").replace(f"等{match['foreign']}", "等境外")
        why = "港澳台居民是中国公民，不得称为外国人、外籍，可写“境外”“港澳台和外籍”"
        # 国外（含港澳台）学历 is written widely: to be looked at.
        is_plain = bool(match["foreign"])
        hit = _hit(text, match, right, why, is_plain=is_plain)
        yield hit if is_plain else replace(hit, severity=Severity.HINT)


def _paired(text: str) -> Iterator[WordHit]:
    for match in _STATES.finditer(text):
        yield _hit(text, match, _PAIRED.get(match[0]), "不得与国家并列称“两国”")


def _president(text: str) -> Iterator[WordHit]:
    for match in _PRESIDENT.finditer(text):
        if not _HISTORY.search(sentence_around(text, *match.span())):
            yield _hit(text, match, "台湾地区领导人", "不得使用这一称呼")


def _party(text: str) -> Iterator[WordHit]:
    for match in _PARTY.finditer(text):
        if f"{match['name']}{match['level']}".endswith(_NAMED_SO) or match["name"].endswith(("沙", "津")):
            continue
        right = f"中共{match['name']}{match['level']}委"
        reason = f"“{match[0]}”应为“{right}”"
        yield WordHit(
            *match.span(),
            shown=match[0],
            suggestion=right,
            detector=Detector.RULE,
            confidence=_LIKELY,
            severity=Severity.GENERAL,
            reason=reason,
            kind=Kind.SENSITIVE_WORD,
            indicator="T2",
            source="党组织名称",
        )


def _hit(text: str, match: re.Match[str], right: str | None, why: str, *, is_plain: bool = True) -> WordHit:
    start, end = match.span()
    unsure = not is_plain or is_cited(text, start, end)
    return WordHit(
        start=start,
        end=end,
        shown=match[0],
        suggestion=right,
        detector=Detector.RULE,
        confidence=_UNSURE if unsure else _SURE,
        severity=Severity.SEVERE,
        reason=f"涉台港澳用语：“{match[0]}”，{why}，{'请人工核实' if unsure else '请立即修改'}",
        kind=Kind.SENSITIVE_WORD,
        indicator="V1.1",
        source="涉台港澳用语",
    )
