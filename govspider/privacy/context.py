"""What the words around a number say of it (上下文): its label, whose it is, whether it is only a sample.

All looks are bounded to one line and a few dozen characters, so that time stays linear in the length of the
text.
"""

import re
from enum import Enum

_LABEL_REACH = 24
_SAMPLE_REACH = 24
_URL_REACH = 120


class Label(Enum):
    """What the words directly before a number call it."""

    NONE = "none"
    ID = "id"  # 身份证号、证件号码
    CARD = "card"  # 银行卡号、账号
    PHONE = "phone"  # 手机、电话
    PASSPORT = "passport"  # 护照
    PERMIT = "permit"  # 通行证、回乡证、台胞证
    SOCIAL = "social"  # 微信、QQ
    CODE = "code"  # 订单号、许可证号、项目编号、发票号码、统一编码: a right, public number
    NUMBER = "number"  # 编号、代码: says little


# What may stand between a label and its number.
_BETWEEN = " \t:：=为是(（[【“\"'<>#.\u200b-*_"
# Letters written to a number before which the label stands: 批次G…, 编号：SB_….
_PREFIX = re.compile("[A-Za-z]{1,4}$")
_NUMBER = r"(?:号码|编号|代码|编码|证号|号|码|NO)"
_NOTE = r"(?:[（(][^（()）]{0,8}[)）]?)?"  # 身份证号（二代）
# (label, words that may go without 号码, words that need it)
_WORDS: tuple[tuple[Label, str, str], ...] = (
    (Label.PERMIT, "回乡证|台胞证|通行证|居住证|来往内地|来往大陆", ""),
    (Label.PASSPORT, "护照|passport|旅行证件|出入境证件", ""),
    (
        Label.ID,
        (
            "身份证|身分证|身份|身份证件|身份证明|身份证字|身份证统一|身分证统一"
            "|统一证|证件|公民身份|残疾人?证|id[ _]?card|(?<![a-z])sfz(?:h|hm)?"
            "|(?<![a-z])zjh(?:m)?|gmsfhm?|shenfenzheng|(?<![a-z])id_?(?:no|num|number)|cert_?no"
        ),
        "社会保障|社保|残疾|学籍|医保",
    ),
    (
        Label.CARD,
        "银行卡|信用卡|借记卡|储蓄卡|工资卡|社保卡|惠民卡|一卡通|存折|卡|账户|帐户|收款|打款|card",
        "账|帐|卡",
    ),
    (Label.SOCIAL, "微信|weixin|wechat|QQ|扣扣", ""),
    (
        Label.PHONE,
        (
            "手机|电话|移动|联系方式|联系|mobile|tel|telephone|phone|热线|专线|传真|短号|来电|致电|拨打"
            "|(?<![a-z])(?:sjh?m?|lxdh|dhhm|shouji|dianhua)"
        ),
        "",
    ),
    (
        Label.CODE,
        (
            "订单|运单|单号|流水|发票|许可证|ISBN|ISSN|IMEI|学号|工号|(?<![用客])户号|会员号|座位号|金额|合计|总计|总额|总价|造价"
            "|预算|决算|概算|投资|资金|经费|数额|限额|额度|(?:发行|贷款|欠税|应缴|实缴|认缴|交易|成交|评估|拨付|支付|中标)(?:额|价|款)"
            "|报价|人口|面积|产值|收入|余额|数量|(?:访问|点击|浏览|阅读|电|产|销|货运|客运|吞吐|供水|用水|供气|用气|流|容|储|总|存|业务)量|(?<![A-Za-z])s/?n"
            "|(?:order|invoice|serial|tracking|batch|trace)[_ ]?(?:id|no|num|number)?|amount|price|total"
        ),
        (
            "单|许可|执照|执法|登记|备案|项目|工程|合同|案|案件|文|档案|卷宗|受理|业务|批次|批|批准文|条|条形|序列|货|型|产品|商品|设备"
            "|计划|方案|任务|课题|立项|公告|公示|文件|标书|议案|提案|藏品|样品|样本|标本|疫苗|古树|井盖|路灯|灯杆|网格|楼栋|快件|包裹"
            "|统一|信用|宗地|地块|单元|不动产权|产权|房产|标准|版本|税|税务|纳税人|识别|组织|机构|交易|凭证|票据|保单|准考|考|考生|车架"
            "|发动机|标识|网安备|收件|事项|采购|招标|中标|标段|工单|信访|信访件|办件|查询|追溯|批件|药准字|检验|检测|报告"
            "|缴费|缴款|终端|商户|柜员|网点|监管|通知书|决定书|预约|病历|住院|门诊|就诊|报名|申报|收据|单据|电表|水表|取件|物料|资产|图|预售|施工|证书|资格|注册|合格|监督|股票|基金|证券|校验|验证|防伪|签|摇号"
        ),
    ),
    (Label.NUMBER, "编号|代码|编码|序号", ""),
)
_LABELS: tuple[tuple[Label, re.Pattern[str]], ...] = tuple(
    (
        label,
        re.compile(
            rf"(?:(?:{free})(?:证|件|书)?{_NUMBER}?"
            + (rf"|(?:{bound})(?:证|件|书)?{_NUMBER}" if bound else "")
            + rf"){_NOTE}$",
            re.IGNORECASE,
        ),
    )
    for label, free, bound in _WORDS
)
# Before letters that belong to a code these words need no 号: 批次G…, 合同HT….
_CODED = re.compile(rf"(?:{next(bound for label, _, bound in _WORDS if label is Label.CODE)})(?:证|件|书)?$")
# Behind a number (13800001234是订单号) a label needs 号, 编号 …: other words there go on to say something else.
_LABELS_BEHIND: tuple[tuple[Label, re.Pattern[str]], ...] = tuple(
    (label, re.compile(rf"(?:{'|'.join(filter(None, (free, bound)))})(?:证|件|书)?{_NUMBER}", re.IGNORECASE))
    for label, free, bound in _WORDS
)
_SAID_BEHIND = re.compile(r"[\s”\"']{0,2}(?:[（(]|(?:这)?(?:是|为|系|即))\s?([\u4e00-\u9fffA-Za-z]{2,9})")
# Values before this one that share its label: 订单号：1234567890、
_SIBLINGS = re.compile(r"(?:[A-Z]{0,3}[0-9*][0-9* -]{4,24}[Xx]?[、,，;；/\t ]{1,3}|[和及与或]){1,20}$")
_BETWEEN_SIBLINGS = re.compile(r"[、,，;；/\t和及与或]+|(?<=[0-9Xx]{11}) +")
_SIBLINGS_REACH = 160
_NUMBER_AT = re.compile(r"[A-Z]{0,3}(?:[0-9]{11,40}|[0-9][0-9 \u200b-]{0,24})[Xx]?")
_CARD_DIGITS = (16, 19)
_ORDINAL = re.compile(r"[ \t]*[（(]?[0-9]{1,3}[)）.、．]?[ \t]*")
_HEADING_REACH = 400
_LONGEST_HEADING = 16
_DIGIT = re.compile("[0-9]")
_NO_DIGIT = re.compile("[^0-9Xx]+")
_SAMPLE_BEFORE = re.compile(
    r"例如|[（(]如|如[：:]|(?:填写|填报|填入|输入|录入|格式|[0-9]位)[^，。；;\n]{0,10}[，,]如$|比如|譬如|举例|示例|样例|范例|样本|样表|样张|填写样式|填表说明|格式如|格式为|格式[：:]|(?<![案病事判])例[：:]|虚拟|虚构|假设|模拟|测试(?:号码|数据|用)"
)
# A case that is told of somebody (举例：罗玉梅，身份证号…) is no sample, unless the name is everybody's: 张三, 李某.
_TOLD_OF = re.compile(
    r"(?:举例|例如|比如|譬如|(?<![示样范])例)[：:，,]?\s?(?!张三|李四|王五|赵六|小[明红]|[一-鿿]{0,2}某)[一-鿿]{2,4}[，,、（(\s]{1,2}(?:[男女][，,、]?)?(?:公民)?身份证号?码?[：:为是]{0,2}$"
)
_SAMPLE_BEHIND = re.compile(r"[\s，,。]{0,2}[（(]?[^\n（(]{0,6}?(?:为例|示例|样例|仅供参考|虚构|假号)")
# The title of a form that is filled in to show how: above what is filled in.
_SAMPLE_TITLE = re.compile(r"范例|样例|样表|示例|样张|范本|填写(?:示范|模板)|填表示范")
_TITLE_REACH = 160
_TITLE_LINES = 3
_LONGEST_TITLE = 24
_NOT_IN_URL = re.compile("[^!-~]")
_VALUE_IN_URL = re.compile(r"[0-9]{15,17}[0-9Xx]|[0-9]{11}")


def line_before(text: str, start: int, reach: int) -> str:
    """Up to `reach` characters before `start`, of the same line."""
    left = text[max(0, start - reach) : start]
    return left[left.rfind("\n") + 1 :]


def line_behind(text: str, end: int, reach: int) -> str:
    """Up to `reach` characters behind `end`, of the same line."""
    return text[end : end + reach].partition("\n")[0]


def label_of(text: str, start: int) -> Label:
    """What the words directly before a number call it; `text` is folded.

    Values of one list share the label before the first of them; a line that begins with the number is under
    the label that stands on the line above it, or above further lines with numbers like it.
    """
    left = line_before(text, start, _LABEL_REACH)
    if _ORDINAL.fullmatch(left) or not left.strip(_BETWEEN):
        left = _heading(text, start)
    elif _DIGIT.search(left):
        left = _before_siblings(text, start)
    left = left.rstrip(_BETWEEN).replace(" ", "").replace("\u200b", "")[-_LABEL_REACH:]
    label = _first(_LABELS, left) if left else Label.NONE
    if label is Label.NONE and (prefix := _PREFIX.search(left)):
        left = left[: prefix.start()].rstrip(_BETWEEN)
        label = Label.CODE if _CODED.search(left) else _first(_LABELS, left) if left else Label.NONE
    return label


def label_behind(text: str, end: int) -> Label:
    """What the words directly behind a number say that it is: …是订单号, …（许可证编号）."""
    said = _SAID_BEHIND.match(text, end)
    return _first(_LABELS_BEHIND, said[1]) if said else Label.NONE


def _first(labels: tuple[tuple[Label, re.Pattern[str]], ...], words: str) -> Label:
    return next((label for label, pattern in labels if pattern.search(words)), Label.NONE)


def _before_siblings(text: str, start: int) -> str:
    left = line_before(text, start, _SIBLINGS_REACH)
    siblings = _SIBLINGS.search(left)
    if siblings is None:
        return left
    mine = _own_digits(text, start)
    alike = all(_is_alike(_digits(one), mine) for one in _BETWEEN_SIBLINGS.split(siblings[0]) if one)
    return left[: siblings.start()] if alike else left


def _heading(text: str, start: int) -> str:
    """The short line above a number that begins its line; lines with numbers like it are passed over."""
    begin = text.rfind("\n", 0, start) + 1
    mine = _own_digits(text, start)
    for line in reversed(text[max(0, begin - _HEADING_REACH) : max(0, begin - 1)].split("\n")):
        said = line.strip()
        if said and not (_is_value(said) and _is_alike(_digits(said), mine)):
            return said if len(said) <= _LONGEST_HEADING else ""
    return ""


def _digits(said: str) -> int:
    return len(_NO_DIGIT.sub("", said))


def _own_digits(text: str, start: int) -> int:
    own = _NUMBER_AT.match(text, start)
    return _digits(own[0]) if own else 0


def _is_alike(digits: int, mine: int) -> bool:
    """Whether a number of so many digits may be of the same kind as one of `mine`; cards differ in length."""
    return digits == mine or (digits in _CARD_DIGITS and mine in _CARD_DIGITS)


def _is_value(line: str) -> bool:
    return not any(char.isalpha() and char not in "Xx" for char in line)


def is_sample(text: str, start: int, end: int) -> bool:
    """Whether a number is given as an example of how to fill in a form (样例)."""
    before = line_before(text, start, _SAMPLE_REACH)
    if _TOLD_OF.search(before):
        return False
    if _SAMPLE_BEFORE.search(before) or _SAMPLE_BEHIND.match(line_behind(text, end, 12)):
        return True
    return has_sample_title(text, start)


def has_sample_title(text: str, start: int) -> bool:
    """Whether one of the lines above is the title of a form that is filled in to show how (填写样例)."""
    above = text[max(0, start - _TITLE_REACH) : start].split("\n")[-1 - _TITLE_LINES : -1]
    return any(len(line) <= _LONGEST_TITLE and _SAMPLE_TITLE.search(line) for line in above)


def in_address(text: str, start: int) -> bool:
    """Whether [start… is part of a web address or a path."""
    before = line_before(text, start, _URL_REACH)
    found = _last_word(before)
    if not found:
        return False
    is_rooted = found.startswith("/") and len(found) > 1
    is_path = found.endswith("/") and any(map(str.isalpha, _VALUE_IN_URL.sub("", found)))
    return is_rooted or is_path or "://" in found or "www." in found.lower()


def _last_word(line: str) -> str:
    """The characters at the end of a line that an address may have."""
    other = _NOT_IN_URL.search(line[::-1])
    return line[len(line) - other.start() :] if other else line
