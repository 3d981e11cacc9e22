"""Illness and disability next to a person's full name (健康信息).

Source: PIPL 第二十八条 (medical health is sensitive), GB/T 35273-2020 附录B. Policy text names nobody and
is right, and a news report may name whom it visits; so a name that a label announces has to stand before
the condition, in one line. Lists, and hardship (低保), are read by their columns: `people_tables`.
"""

import re
from collections.abc import Iterator
from functools import cache

from govspider.items import Kind, Severity
from govspider.privacy.context import is_sample, line_before
from govspider.privacy.fold import Folded
from govspider.privacy.hits import SILENT, Hit
from govspider.privacy.person_names import announced_name, is_name, name_pattern

# Every alternative begins with a plain character: that is what makes the search fast.
_CONDITION = re.compile(
    "乙型肝炎|丙型肝炎|肝硬化|脑卒中|偏瘫|自闭症|孤独症|痴呆|帕金森|阿尔茨海默|地中海贫血|血友病|红斑狼疮|精神分裂|精神病|精神障碍|精神残疾|智力残疾|新冠肺炎|新型冠状病毒|艾滋|HIV|hiv|梅毒|性病|淋病|肺结核|结核病|乙肝|丙肝|癌|恶性肿瘤|白血病"
    "|尘肺|矽肺|职业病|脑出血|心肌梗|心肌病|心力衰竭|肾功能不全|肾病综合征|慢性肾|肝衰竭|肝豆状核变性|慢阻肺|慢性阻塞性肺|再生障碍性贫血"
    "|重症肌无力|渐冻症|肌萎缩|肌营养不良|淋巴瘤|骨髓瘤|脑肿瘤|类风湿|强直性脊柱炎|截瘫|瘫痪|唐氏综合征|先天性心|双相情感|苯丙酮尿症"
    "|布鲁氏菌病|麻风病|尖锐湿疣|生殖器疱疹|登革热|疟疾|狂犬病|多重残疾"
    "|尿毒症|肾衰竭|抑郁症|癫痫|脑瘫|脑梗|糖尿病|高血压|心脏病|冠心病|孕检|妊娠|早孕|流产|人流|引产|不孕|残疾等级|残疾类别"
    "|残疾类型|一级残疾|二级残疾|三级残疾|四级残疾|残疾一级|残疾二级|残疾三级|残疾四级|肢体残疾|视力残疾|听力残疾|言语残疾"
)
_CLEAR = re.compile(r"诊断|病种|病情|患|确诊|残疾|结果")
_VERB = re.compile(r"(?:患有|患(?!者)|确诊(?:为|患)?|罹患|身患|被诊断(?:为|患)?)")
_DIAGNOSED = "诊断"  # 张三（诊断：…）
# A list of who gets aid says whom it names: 大病救助名单：张三，所患病种：…; 临时救助公示：1.张三，确诊….
_AID = re.compile(
    r"(?:救助|救济|低保|特困|困难|大病|慢性?病|特病|重病|残疾|帮扶|补助|补贴|优抚|两癌|慰问|资助|捐助|捐款|康复|供养)[^，。；：:\n]{0,14}"
    r"(?:名单|公示|公告|名册|台账|明细|信息|情况|对象|人员)[^，。；：:\n]{0,6}[:：]"
)
_NO_NAME = re.compile("[病症癌炎瘤残孕]|[村镇乡县市区街屯寨组队局院校厂店站所庄]$|^.桥$")
_LINE = 200  # characters in which the head of a list on one line stands
# Who treats an illness, or speaks of it, does not have it.
_TREATS = re.compile(r"擅长|专长|主治|防治|讲座|宣传|主讲")
_REACH = 48
_LISTED = 0.85
# Surnames that are words, too: written to a condition they go on with the sentence (残疾人和重度肢体残疾人).
_AND = frozenset("和于应由但都全向从时常连同并则与")
_PROBLEM = "公开了可识别到个人的疾病、残疾等健康信息"


def find_health(folded: Folded) -> Iterator[Hit]:
    """Names that stand before an illness or a disability; each name once."""
    text, done = folded.text, -1
    for found in _CONDITION.finditer(text):
        before = line_before(text, found.start(), _REACH).rpartition("。")[2]
        begin = found.start() - len(before)
        name, confidence = _name_in(before, text[found.start() : found.end()])
        if confidence < _LISTED and (listed := _name_in_list(text, begin, before)):
            name, confidence = listed, _LISTED
        if name is not None and begin + name[0] >= done:
            start, done = begin + name[0], begin + name[1]
            sure = SILENT if is_sample(text, start, done) else confidence
            yield Hit(Kind.HEALTH, start, done, text[start:done], sure, Severity.SEVERE, _PROBLEM)


def names_illness(text: str) -> bool:
    """Whether a text names an illness or a disability."""
    return _CONDITION.search(text) is not None


def _name_in(before: str, condition: str) -> tuple[tuple[int, int] | None, float]:
    announced = [found.span("name") for found in announced_name().finditer(before) if is_name(found["name"])]
    if announced and _TREATS.search(before, announced[-1][1]):
        return None, 0.0
    if announced and not (announced[-1][1] == len(before) and before[announced[-1][0]] in _AND):
        return announced[-1], 0.85 if _CLEAR.search(before + condition) else 0.75
    suffers = _suffers().search(before) if _VERB.search(before) or _DIAGNOSED in before else None
    if suffers is None or not is_name(suffers["name"]):
        return None, 0.0
    return suffers.span("name"), 0.75 if suffers["sex"] or suffers["told"] else 0.55


def _name_in_list(text: str, begin: int, before: str) -> tuple[int, int] | None:
    """The last name before a condition in a list of who gets aid; who is only spoken of there is none."""
    line = line_before(text, begin + len(before), _LINE)
    head = _AID.search(line)
    if head is None or _TREATS.search(before):
        return None
    first = (
        head.end() - len(line) + len(before)
    )  # where the list begins: no other colon is before a name (类别：成年)
    named = [
        found.span("name")
        for found in _entry().finditer(before)
        if _is_somebody(found["name"]) and (found[0][0] not in "：:" or found.start() + 1 == first)
    ]
    return named[-1] if named else None


def _is_somebody(name: str) -> bool:
    return is_name(name) and _NO_NAME.search(name) is None


@cache
def _entry() -> re.Pattern[str]:
    """An entry of a list: a name by itself behind a number or a mark, then a comma, a bracket or a blank."""
    return re.compile(rf"(?:[：:；;\s]|[0-9][.、．)）])[ \u3000]?(?P<name>{name_pattern()})(?=[，,（(：:\s])")


@cache
def _suffers() -> re.Pattern[str]:
    # 村民张三（男，56岁）身患…: nothing but a remark and a verb between the name and the condition;
    # 张三，男，56岁，患有… is how a register names somebody, and hardly a report.
    return re.compile(
        rf"(?:^|[\s，,、；;：:（(民工生员者人户子儿亲友妻夫师长童])(?P<name>{name_pattern()})"
        rf"(?:[（(][^（()）]{{0,20}}[)）])?(?P<sex>[，, ][男女](?:[，, ]\d{{1,3}}岁)?(?=[，, ]))?"
        rf"(?:(?P<told>[（(](?:初步|临床)?{_DIAGNOSED}(?:结果)?(?:为|[:：]))|[，, ]?{_VERB.pattern})[^，*]{{0,8}}$"
    )
