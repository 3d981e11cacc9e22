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
_BETWEEN = " \t:：=为是(（[【“\"'<>#.\u200b-*"
_NUMBER = r"(?:号码|编号|代码|编码|证号|号|码|NO)"
_NOTE = r"(?:[（(][^（()）]{0,8}[)）]?)?"  # 身份证号（二代）
# (label, words that may go without 号码, words that need it)
_WORDS: tuple[tuple[Label, str, str], ...] = (
    (Label.PERMIT, "回乡证|台胞证|通行证|居住证|来往内地|来往大陆", ""),
    (Label.PASSPORT, "护照|passport|旅行证件|出入境证件", ""),
    (
        Label.ID,
        "身份证|身分证|身份|身份证件|身份证明|证件|公民身份|残疾人?证|ID ?card",
        "社会保障|社保|残疾|学籍|医保",
    ),
    (
        Label.CARD,
        "银行卡|信用卡|借记卡|储蓄卡|工资卡|社保卡|惠民卡|一卡通|存折|卡|账户|帐户|收款|打款|card",
        "账|帐|卡",
    ),
    (Label.SOCIAL, "微信|weixin|wechat|QQ|扣扣", ""),
    (Label.PHONE, "手机|电话|移动|联系方式|联系|mobile|tel|phone|热线|专线|传真|短号|来电|致电|拨打", ""),
    (
        Label.CODE,
        "订单|运单|单号|流水|发票|许可证|ISBN|ISSN|IMEI|ORDER",
        (
            "单|许可|执照|登记|备案|项目|工程|合同|案|案件|文|档案|卷宗|受理|业务|批次|批|批准文|条|条形|序列|货|型|产品|商品|设备"
            "|统一|信用|宗地|地块|单元|不动产权|标准|版本|税务|纳税人|识别|组织|机构|交易|凭证|票据|保单|准考|考|考生|车架"
            "|发动机|标识|网安备|收件|事项|采购|招标|中标|标段|工单|信访|信访件|办件|查询|追溯|批件|药准字|检验|检测|报告"
            "|缴费|缴款|预约|取件|物料|资产|图|预售|施工|证书|资格|注册|合格|监督|股票|基金|证券|校验|验证|防伪|签|摇号"
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
_SAMPLE_BEFORE = re.compile(
    r"例如|[（(]如|如[：:]|比如|譬如|举例|示例|样例|范例|样本|样表|样张|填写样式|填表说明|格式如|格式为|格式[：:]|例[：:]|虚拟|虚构|假设|模拟|测试(?:号码|数据|用)"
)
_SAMPLE_BEHIND = re.compile(r"[\s，,。]{0,2}[（(]?[^\n（(]{0,6}?(?:为例|示例|样例|仅供参考|虚构|假号)")
_URL = re.compile(r"[!-~]+$")


def line_before(text: str, start: int, reach: int) -> str:
    """Up to `reach` characters before `start`, of the same line."""
    left = text[max(0, start - reach) : start]
    return left[left.rfind("\n") + 1 :]


def line_behind(text: str, end: int, reach: int) -> str:
    """Up to `reach` characters behind `end`, of the same line."""
    return text[end : end + reach].partition("\n")[0]


def label_of(text: str, start: int) -> Label:
    """What the words directly before a number call it; `text` is folded."""
    left = line_before(text, start, _LABEL_REACH)
    left = left.rstrip(_BETWEEN).replace(" ", "").replace("\u200b", "")
    if not left:
        return Label.NONE
    for label, pattern in _LABELS:
        if pattern.search(left):
            return label
    return Label.NONE


def is_sample(text: str, start: int, end: int) -> bool:
    """Whether a number is given as an example of how to fill in a form (样例)."""
    before = line_before(text, start, _SAMPLE_REACH)
    return bool(_SAMPLE_BEFORE.search(before) or _SAMPLE_BEHIND.match(line_behind(text, end, 12)))


def in_address(text: str, start: int) -> bool:
    """Whether [start… is part of a web address or a path."""
    found = _URL.search(line_before(text, start, _URL_REACH))
    if found is None:
        return False
    found_path = found[0].endswith("/") and any(map(str.isalpha, found[0]))
    return found_path or "://" in found[0] or "www." in found[0].lower()
