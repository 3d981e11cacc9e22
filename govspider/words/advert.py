"""What stands around a sensitive word: does it advertise, or does an office warn of it?"""

import re

from govspider.text.match import line_span, sentence_around
from govspider.text.normalise import Folded

_REACH = 80  # characters of folded text on each side that are read for advertising
_MARKS_NEEDED = (
    2  # different kinds of marks, one of them no office uses; each alone stands in many an honest text
)
_LOTTERY_MARKS_NEEDED = 4  # beside the names of the lotteries that the state runs
_WARNING_REACH = 40  # characters on each side that are read for a warning
_REPORT_REACH = 90  # the same where nothing advertises: a title asks, the next sentence says who warns

# Sentence marks that end a word in ordinary text: 打赌，博得 is no 赌博.
_STOPS = re.compile(r"[，。；：、！？,;:!?\n\r“”‘’《》（）()【】\[\]「」『』<>]")
_HAN_OR_LETTER = re.compile(r"[^\W_]")
_UNIFORM_LENGTH = 3  # characters of a word from which one same mark between all of them is a disguise

# Kinds of advertising; each alternative list counts once. These no office uses of its own services:
_LURING = (
    re.compile(
        r"(?<![参增添追])(?:加|\+)(?:我|客服|老师)?(?:微信|v信|vx|wx|qq|扣扣|飞机|电报)|(?:薇信|威信|徽信|飞机号|飞机联系)"
        r"|(?:微信|v信|vx|wx|qq|扣扣|telegram|tg|whatsapp)号?(?:[a-z0-9]{4,}|(?=[a-z]{0,2}\d)[a-z0-9]{3})"
        r"|客服(?:qq|微信)|(?:联系|导师)qq|(?:电话微信|微信电话|电微)同[号步]"
    ),  # contact; of a number that is masked (微信ab****9) three characters are left
    re.compile(r"[薇徽]信|加威信"),  # one that hides from filters
    re.compile(
        r"投注|下注|押注|返水|返利|返点|彩金|首[存充]|送(?:金|\d+)|提现|提款|上分|下分|赔率|包赢|稳赚|注册即送"
    ),
    re.compile(
        r"秒到|秒下|秒回|秒提|秒结|包过|包夜|包下[款卡]|保过|体验金|信誉|试玩|日赚|日入(?:[过上百千]|\d)|月入(?:[过上数]|\d)|真钱|现金版|全国可飞"
        r"|不看征信|不查征信|无视征信|黑户|当天下款|分钟(?:到账|下款|放款)|凭身份证即可"
    ),
    re.compile(r"娱乐城|真人|现金网|直营|代理加盟|代理招商"),
    re.compile(
        r"货到付款|验证后付款|不过(?:退款|全退|包退|退全款|不收[费钱]|不要钱|分文不取)|考[后过]再?付|过后付款|包毕业|本人不[用到去]|保证通过|"
        r"先[办验看]后付|真实可查|无需考试|不用考试|先看[样货]|看样付款|验票|[点税]数低|[税票]点(?:低|优惠)|[日现]结(?!合|束|算|构|果)|真票|保真|点位|包拿证|可验真|无需本人|不用本人|当天出证|快速出证|无需押金|全国可开|高价回?收|详谈|(?:网上|学信网|联网|终身)可查|接单|正品|代发|四件套"
        r"|以假乱真|真假难辨|仿真度|和真的一样|量大从优|非诚勿扰|点数(?:优惠|面议|最低)|先[开出拿]票?后付|拿证[后再]?付|保密(?:发货|交易|送货)|(?:直接|轻松|快速)拿证|加急出证"
    ),  # a deal
)
# These stand on official pages too:
_COMMON = (
    re.compile(r"https?|www|com\b|[a-z0-9]{2}(?:com|net|cc|vip|xyz|top|club|app)"),  # address
    re.compile(r"微信|v信|vx|wx|qq|telegram|whatsapp|客服|扣扣|1[3-9]\d{9}|(?:联系|咨询|热线)(?:电话|方式)?"),
    re.compile(r"注册|开户|登录入口|官方网站|官网|入口|网址|下载|app"),
    re.compile(r"充值|盈利|优惠|免费|无抵押|秒批|当天放款|低息|高清|上门|在线观看|点击|首选"),
    re.compile(r"平台|代理|招商"),
    re.compile(r"出售|收购|购买|专卖|付款|退款|高价|价格|批发|资源|手续费|秒到账"),
)

_LOTTERY = re.compile(
    r"福利彩票|体育彩票|福彩|体彩|双色球|大乐透|七乐彩|公益金|竞彩"
    r"|彩票(?:发行|管理|中心|销售|代销|机构|站)"
)

# An office that warns, forbids, punishes or teaches says so in these words; advertising does not.
# Those of police and courts, which are about crime whatever else a paragraph holds:
_CRIME = (
    r"抓获|破获|查获|缴获|捣毁|取缔|严打|谨防|警惕|当心|远离|抵制|戒除|反诈|反赌|禁赌|禁毒|扫黄|禁娼|诈骗|骗局|骗术|行骗|陷阱|上当|"
    r"受骗|被骗|骗走|骗取|骗去|骗得|谎称|冒充|假冒|揭秘|揭露|识破|涉案|涉嫌|涉赌|涉黄|跨境赌博|嫌疑|罪|赃|团伙|窝点|止付|报警|民警|警方|"
    r"侦破|侦办|刑拘|拘留|落网|自首|被抓|被捕|刑法|法官|法院|检察院|以案|起诉|公诉|被告|宣判|判决|判处|判刑|有期徒刑|获刑|入狱|坐牢|以身试法|不法分子|输光|输掉|沉迷|骗子|骗人|谣言|失信"
)
# and those that any office writes of any of its duties, safety at work and clean streets included:
_DUTY = (
    r"打击|严禁|禁止|不得|不能|不要|不参与|请勿|切勿|拒绝|杜绝|防止|防范|严防|预防|提醒|警示|风险提示|劝导|劝阻|举报|曝光|通报|查处|查明|处罚|"
    r"处分|责令|整改|追究|责任|违法|违规|非法|危害|受害|后果|案件|案例|审理|检察|整治|治理|清理|清查|清退|清除|铲除|排查|屏蔽|封堵|监管|审批|许可|条例|规定|"
    r"普法|宣传教育|讲解|辨别|识别|认清|救援|不可信|勿信|莫信|别信|不靠谱|虚假|纳入征信"
)
_WARNING = re.compile(f"{_CRIME}|{_DUTY}")
_OF_CRIME = re.compile(_CRIME)
# A sentence that tells of the word and offers nothing, or asks: its neighbours say what the office thinks of it.
_TELLS = re.compile(
    r"发现|出现|弹出|跳出|弹窗|跳转|植入|篡改|名为|名叫|所谓|一种|该|有人|有的|某|群众|市民|居民|记者|网民|网友|男子|女子|字样|可疑|不良|是什么|什么是|[?？“”]"
)


def looks_like_advert(folded: Folded, place: tuple[int, int], *, luring_needed: int = 1) -> bool:
    """Whether kinds of advertising stand near [place) of the folded text, the word itself aside.

    Args:
        folded: the text.
        place: of the word.
        luring_needed: how many of them must be luring, no office's own.
    """
    start, end = place
    around = f"{folded.text[max(0, start - _REACH) : start]} {folded.text[end : end + _REACH]}"
    needed = _LOTTERY_MARKS_NEEDED if _LOTTERY.search(around) else _MARKS_NEEDED
    luring = sum(1 for pattern in _LURING if pattern.search(around))
    if luring < luring_needed:
        return False
    return luring + sum(1 for pattern in _COMMON if pattern.search(around)) >= needed


def is_warning(text: str, start: int, end: int, *, advertises: bool) -> bool:
    """Whether the text around [start, end) warns of, forbids or punishes what the word names.

    Args:
        text: any text.
        start: of the word.
        end: of the word.
        advertises: contacts and the like stand near: then only its own sentence can say that it is warned of. Else
            its neighbours can, too: when they speak of crime, or of any duty beside a sentence that tells of the
            word. An advertisement that was put between an office's sentences about its duties stays one.
    """
    sentence = sentence_around(text, start, end)
    if advertises:
        place = sentence.find(text[start:end])
        near = sentence[max(0, place - _WARNING_REACH) : place + (end - start) + _WARNING_REACH]
        return _WARNING.search(near) is not None
    first, last = line_span(text, start, end)
    near = text[max(first, start - _REPORT_REACH) : min(last, end + _REPORT_REACH)]
    if _WARNING.search(sentence) or _TELLS.search(sentence):
        return _WARNING.search(near) is not None
    return _OF_CRIME.search(near) is not None


def is_disguised_fairly(shown: str, size: int) -> bool:
    """Whether what stands between the characters of a word is a disguise and not ordinary punctuation.

    Spaces, stars, dots and the like are; commas and line ends are only when one and the same stands between
    all the characters of a word of three or more.

    Args:
        shown: the place in the text as written.
        size: characters of the word.
    """
    if not _STOPS.search(shown) or "&" in shown or "\\u" in shown or "%u" in shown:
        return True
    gaps = _HAN_OR_LETTER.split(shown)[1:-1]
    return size >= _UNIFORM_LENGTH and len(gaps) == size - 1 and len(set(gaps)) == 1
