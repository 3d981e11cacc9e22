"""Rules of 以 written for 已 (已误作以) and 已 for 以 (以误作已): 均以完成, 工程以于5月竣工; 已问题为导向.

Where a clause ends with a verb that has nothing behind it, 以 has no object; 予以公布, 得以实施 are words of their own. With
an object only what can be no means and no aim is told: 以进入收尾阶段, 以被列入名单, 问题以转交有关部门.
"""

import re
from collections.abc import Iterator

from govspider.text.match import Fault
from govspider.text.segment import Segmenter

_DONE = (
    "完成|完成整改|整改到位|落实到位|投入使用|投入运营|投入运行|验收合格|通过验收|结束|送达|到位|生效|开工|竣工|完工|建成|印发|下达|发放|办结|启动|落实|整改"
    "|通过|签订|缴清|到期|失效|废止|受理|收悉|批准|同意|公布|拨付|出台|上报|达到|超过|成立|实施|停止|更新|修复|关闭|拆除|搬迁|取消|开通"
    "|投用|注销|开放|恢复|解除|清零|归档|备案|登记|交付|入库|销号|发出|发布|开始|准备就绪"
    "|铺开|展开|推开|打响|完结|终止|终结|履行|执行|到账|退还|返还|结清|付清|还清|结案|办妥|化解|处置|移交|交接|移送|核销|核实|查实|查清|查明|报废|退役"
    "|摘牌|挂牌|揭牌|上线|下线|封顶|贯通|合龙|通车|通水|通电|通气|复工|复产|复课|复航|停航|停运|停产|停工|关停|腾退|退出|搬离|撤离|转移|安置|入住|交房"
    "|投产|达产|签约|落地|进场|出场|到岗|到任|上任|就位|就绪|就读|入学|毕业|录用|报到|报名|截止|过期|届满|逾期|离任|离职|辞职|退休|去世|病故|死亡|康复|痊愈"
    "|治愈|出院|返岗|返校|脱贫|摘帽|见效|显现|成型|成形|成熟|具备|形成|齐备|齐全|饱和|枯竭|干涸|开馆|闭馆|开园|闭园|开幕|闭幕|开学|放假|收官|告捷"
    "|播种|出苗|收割|收获|上市|售罄|收储|入仓|归仓|栽植|移栽|接种|采集|采样|送检|检出|录入|填报|提交|报送|到案|归案|投案|获救|脱险|身亡|送医|送医救治|立案|侦破|告破|落网|服判|退赃|改正|纠正"
    "|抢通|疏通|打通|接通|查扣|扣押|查封|冻结|没收|销毁|追回|挽回|劝返|发放到户|安装到户|通车运营|寄出|寄达|签收|收到|受阻|中断|损坏|老化|破损|坍塌"
)
# What stands between: 以全面铺开, 以于上月全部完成.
_HOW = (
    "全面|全部|全线|全数|全额|基本|顺利|圆满|陆续|逐步|相继|先后|如期|按期|按时|按计划|提前|正式|成功|初步|悉数|一次性|同步|依法|妥善|有序|大体|大部"
    "|分别|自行|自动|完全|整体|多数|大多|均"
)
_WHOLLY = "完毕|完成|到位|结束|成功|合格|归位|一新|一空|殆尽"  # behind a verb: 以履行完毕
_DOING = (
    "办理|整治|整理|清理|清运|清查|清点|排查|检查|审核|审查|审计|核算|测算|发送|缴纳|支付|兑付|兑现|清偿"
    "|安装|调试|施工|维修|修缮|改造|加固|征收|征迁|收割"
)  # before 完毕
_DAYS = ("去年", "今年", "上月", "近日", "日前", "当日", "本月", "昨日", "年底前", *"123456789")
_STARTS = (
    *_DONE.split("|"),
    *_HOW.split("|"),
    *_DOING.split("|"),
)
# 已 written for 以: 已问题为导向, 已此为契机. Only nouns stand between; a verb makes it right: 已列为重点, 已调整为主要任务.
_NOUNS = (
    "此|公开|问题|人民|群众|群众满意|人民满意|百姓满意|项目|党建|需求|市场|学生|农民|企业|事实|法律|目标|安全|质量|预防|效果|结果|绩效|高质量发展|民生|产业|生态|文化|科技|人才"
    "|活动|会议|大会|案|史|点|职工|教师|患者|儿童|青年|党员|支部|社区|网格|制度|法治|数据|数字化|信息化|乡村振兴|共同富裕|典型|榜样|先进|英雄"
)
_ENDS = "导向|中心|契机|抓手|统领|引领|牵引|载体|突破口|己任|常态|宗旨|依据|前提|原则|动力|支撑|目标|主线"
# … and what begins other words, too, so that nothing may stand behind it: 主要, 主任, 基础设施, 重点人群.
_OPEN_ENDS = "重点|主题|核心|指导|根本|基础|主|例|准|荣|耻|鉴|镜|本|先|师|标准|保障"
# What no means and no aim goes on with; 为, 作, 来, 的 say that 以 is right: 以建成三个基地为目标, 以完成八成的成绩.
_PLAIN = "[^，。；：！？、为作来的方式代价优势计论折抵换获换取得]"
_SUFFERED = (
    "列入|列为|查扣|扣押|查封|没收|认定|处罚|批准|评为|纳入|授予|查处|取消|撤销|终止"
    "|吊销|拘留|刑拘|逮捕|立案|抓获|淘汰|占用|拆除|征收|污染|淹没"
)
_GAINED = (
    "建成|完成|投入|发放|拨付|安排|落实|筹集|培训|签约|引进|安置"
    "|整改|查处|办理|清理|拆除|修复|种植|播种|收割|收购|接种|覆盖|惠及"
)
_NUMBER = "[0-9０-９.一二两三四五六七八九十百千万亿]+"
_UNIT = "个|家|户|人|名|件|项|公里|万|亿|元|米|吨|台|套|处|座|栋|平方米|亩|%|％|次|条|场|批|起|宗|份|村"
_PASSED_ON = (
    "转交|转办|转送|移送|移交|交办|反馈|核实|答复|回复|受理|办结|拨付|下拨|发放|划拨|到账|调拨|分发|下达"
)
BY_TRIGGERS = tuple(f"已{noun}为" for noun in _NOUNS.split("|"))
_BY = re.compile(
    rf"(?:(?<=[，。；：、\s])|^|(?<=坚持)|(?<=[要应]))已(?:此|{_NOUNS})为(?:{_ENDS}|(?:{_OPEN_ENDS})(?=[，。；、：！的]|$))"
)
_MORE = (
    *_GAINED.split("|"),
    *_PASSED_ON.split("|"),
    "进入",
    "被",
    *(f"有{n}" for n in "一二两三四五六七八九十百千1234567890"),
)
ALREADY_TRIGGERS = (
    *(f"以{start}" for start in dict.fromkeys((*_STARTS, *_MORE))),
    *(f"以于{day}" for day in _DAYS),
)
# 予以, 得以, 所以 … are words; behind 不, 应, 将 something is to be done by a means that stood before.
_NOT_BEFORE = "无先予得难加足用借可所据给赖何聊是致处报施佐辅不并应再将能且而则亦若及冠藉依凭准可须需拟会要"
_ALREADY = re.compile(
    rf"(?:(?<=[一-鿿”》）])|(?<=目前，)|(?<=[底日末今]，))(?<![{_NOT_BEFORE}])以(?!上)(?:(?:{_HOW}){{0,2}}(?:{_DONE}|(?:{_DONE}|{_DOING})(?:{_WHOLLY}))(?=[，。；！）了]|$)"
    rf"|于(?:{'|'.join(_DAYS)})|进入{_PLAIN}{{0,8}}(?:阶段|[期季]|尾声|轨道|环节|状态|倒计时)(?=[，。；]|$)"
    rf"|通过{_PLAIN}{{0,8}}(?:验收|审核|审查|审批|评审|评估|考核|鉴定|认证|论证)(?=[，。；]|$)"
    rf"|被(?:{_SUFFERED}){_PLAIN}{{0,16}}(?=[，。；]|$)"
    rf"|(?:(?:{_HOW})?(?:{_GAINED})|有){_PLAIN}{{0,12}}{_NUMBER}(?:多|余)?(?:{_UNIT}){_PLAIN}{{0,6}}(?=[，。；]|$))"
    rf"|(?<=问题|情况|信件|诉求|线索|案件|来信|资金|款项|物资)以(?:{_PASSED_ON})(?!为|[^，。；]{{0,10}}(?:为|方式|形式|计算|凭))"
)
# What is done so that something else comes about: 抓紧整改以通过验收. 完善提升工程以竣工 only has such a name.
_TO_AN_END = (
    "抓紧|加快|做好|加强|完善|强化|优化|保持|责令|努力|争取|力争|积极|全力|尽快|督促|推动|促进|确保|旨在|便于"
    "|请(?!求|示|假|款)|应(?!急|用)|须|需(?!求)"
)
_AIMS = re.compile(rf"(?:{_TO_AN_END})")
_THINGS = ("工程", "项目", "任务", "工作", "手续", "措施", "方案", "设施", "系统", "平台")
_CLAUSE = re.compile("[，。；：！？]")
_SHOWN, _SURE = 0.85, 0.96


def mistaken_already(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """以 for 已 before what is done: 均以完成。, 以于2023年竣工."""
    for match in _ALREADY.finditer(line):
        if _has_aim(_CLAUSE.split(line[: match.start()])[-1]):
            continue
        right = f"已{match[0][1:]}"
        yield Fault(*match.span(), f"“{match[0]}”疑为“{right}”", right, _SHOWN)


def _has_aim(clause: str) -> bool:
    """Whether what stands before 以 is done to some end."""
    return bool(_AIMS.match(clause) or (_AIMS.search(clause) and not clause.endswith(_THINGS)))


def mistaken_by(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """已 for 以 before what something is done by: 已问题为导向."""
    for match in _BY.finditer(line):
        right = f"以{match[0][1:]}"
        yield Fault(*match.span(), f"“{match[0]}”疑为“{right}”", right, _SURE)
