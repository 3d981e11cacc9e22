"""Kinds of faults (问题类型): their values are public (SQL, JSON); name and group stand with the check that finds them."""

from enum import StrEnum
from typing import Self


class Group(StrEnum):
    """Groups of kinds (问题大类), in the order of a bulletin; stored by their Chinese name."""

    SITE = "站点与栏目"
    MEDIA = "新媒体"
    WORDS = "错敏字"
    PRIVACY = "个人隐私"
    LINKS = "链接"


class Kind(StrEnum):
    """What stands in a text: the kinds that the rooms of words and personal data tell apart."""

    WRONG_WORD = "wrong_word"  # 错别字
    LEADER_TITLE = "leader_title"  # 领导姓名职务错误
    FORMAT_ERROR = "format_error"  # 格式与规则错误
    SENSITIVE_WORD = "sensitive_word"  # 敏感词
    SECRECY_MARK = "secrecy_mark"  # 涉密标志
    ID_CARD = "id_card"  # 居民身份证号
    PHONE = "phone"  # 电话号码
    BANK_CARD = "bank_card"  # 银行卡号
    PASSPORT = "passport"  # 护照号
    PERMIT = "permit"  # 港澳台居民来往通行证号、身份证号，旧版外国人永久居留证号
    PLATE = "plate"  # 车牌号
    EMAIL = "email"  # 个人邮箱
    SOCIAL_ID = "social_id"  # 微信号、QQ号
    ADDRESS = "address"  # 家庭住址
    HEALTH = "health"  # 健康、困难信息


class FaultKind(str):
    """A kind of fault as a check declares it: a text (its stored value) that knows its name and group.

    Args:
        value: as stored; for what stands in a text, a value of `Kind`.
        name: in Chinese, as bulletins write it.
        group: where a bulletin tells it.
    """

    __slots__ = ("group", "name")
    group: Group
    name: str

    def __new__(cls, value: str, name: str, group: Group) -> Self:
        """Made once, by its check."""
        kind = super().__new__(cls, str(value))
        kind.name, kind.group = name, group
        return kind

    def __getnewargs__(self) -> tuple[str, str, Group]:  # type: ignore[override] # str's own has one
        """So that it can be pickled."""
        return str(self), self.name, self.group
