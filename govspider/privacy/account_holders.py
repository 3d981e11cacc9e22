"""Whose an account is (账户户名): a person's, or an organisation's whose account is public (对公账户).

Source: practice of notices (捐款、缴费、投标保证金): accounts of offices, companies, cooperatives and charities are
published on purpose.
"""

import re
from functools import cache
from importlib.resources import files

from govspider.privacy.person_names import is_name, words_of

_HAN = "[\u4e00-\u9fff]"
# What announces the holder of an account; the first group is the holder.
_OF_PERSON_OR_OFFICE = (
    r"户\s*名|开户名称?|[账帐]户名称?|[账帐]户|收款人|收款方|收款户名|持有人|全\s*称|名\s*称|受益人|领款人"
)
_OF_OFFICE = (
    "(?:[收付汇缴用]款|缴费|开户|受捐|捐赠|执收|代收|采购|招标|投标|中标|供货|施工|承包|服务|受益)单位(?:名称)?"
    "|单位名称|受赠方|主办方"
)
# In the account's own line any 单位: but whom a letter is to (市直有关单位：, 各部门、单位：) holds no account.
_ANY_OFFICE = "(?<!有关|相关|下级|成员|事业|企业)(?<![各直属驻外诸贵、和及与])单位"
_IN_NAME = "\u4e00-\u9fff（）()·*A-Za-z"
_NOT_HOLDER = "(?!全称|名称|户名|账号|帐号|卡号|开户)"
_SAID = (
    rf"[:：为是]?[ \u200b\t]*({_NOT_HOLDER}{_HAN}[{_IN_NAME}]{{1,40}}?)(?=[账帐]号|卡号|开户|[^{_IN_NAME}]|$)"
)
_HOLDER = re.compile(rf"(?:{_OF_PERSON_OR_OFFICE})(?:[（(][^（()）\n]{{0,8}}[)）])?{_SAID}")
_OFFICE_HOLDER = re.compile(rf"(?:{_OF_OFFICE})[:：为是]")
_OWN_OFFICE_HOLDER = re.compile(rf"(?:{_OF_OFFICE}|{_ANY_OFFICE})[:：为是]")
# In a sentence without such a word: the account of the charity, 汇入市财政局账户.
_MENTIONED = re.compile(
    rf"({_HAN}{{2,20}})(?:的)?(?:专用|专|基本|对公|银行|捐款|捐赠|收款){{0,4}}[账帐][户号][^\n]{{0,30}}$"
)
_BANKS = ("银行", "支行", "分行", "分理处", "营业部", "营业所", "储蓄所", "信用社", "农商行", "个人", "本人")
_CHARITY = re.compile("捐款|捐赠|善款|对公|非税|保证金|国库|专户")
_BLOCK = 120  # characters, and
_BLOCK_LINES = 2  # lines above and one below, in which the holder of an account is named
_REACH = 60
_BEHIND = re.compile(r"[，,；;\s]{0,3}[（(]?([^）)\n]{0,48})")
_BRACKETS = re.compile("[（(].*")
_LONGEST_NAME = 5  # characters
_GIVEN = "科社镇村乡"  # people are called so, too
_NO_ONE = re.compile("[·*的之]|某")  # what only names of people have, or sentences about them


def is_organisation(name: str) -> bool:
    """Whether a holder's name is an organisation's: it ends like one, or no person has so long a name."""
    plain = _BRACKETS.sub("", name).strip()
    if is_name(plain):
        return plain.endswith("家村") or (plain[-1] not in _GIVEN and plain.endswith(_endings()))
    return plain.endswith(_endings()) or (len(plain) > _LONGEST_NAME and not _NO_ONE.search(plain))


def is_of_organisation(text: str, start: int, end: int) -> bool:
    """Whether the account number at [start, end) is an organisation's, as its line or the lines beside it say."""
    begin = text.rfind("\n", max(0, start - _REACH), start) + 1 or max(0, start - _REACH)
    before = text[begin:start]
    holder = _last_holder(before)
    if holder is None:
        behind = _BEHIND.match(text[end : end + _REACH].partition("\n")[0])
        holder = _first_holder(behind[1]) if behind else None
    if holder is None:
        above = text[max(0, start - _BLOCK) : start].split("\n")[-1 - _BLOCK_LINES : -1]
        below = text[end : end + _BLOCK].split("\n")[1:2]
        found = (_first_holder(line) for line in (*reversed(above), *below))
        holder = next((one for one in found if one is not None), None)
    if holder is not None:
        return holder
    said = _MENTIONED.search(before)
    if said is None or said[1].endswith(_BANKS):  # 银行账号, 云洲支行账号: where it is kept, not whose it is
        return bool(_CHARITY.search(before))
    return bool(_CHARITY.search(before)) or said[1].endswith(_endings())


def _last_holder(line: str) -> bool | None:
    """Whether the holder that an account's own line names last is an organisation; None: it names none."""
    if _OWN_OFFICE_HOLDER.search(line):
        return True
    holders = _HOLDER.findall(line)
    return is_organisation(holders[-1]) if holders else None


def _first_holder(line: str) -> bool | None:
    if _OFFICE_HOLDER.search(line):
        return True
    found = _HOLDER.search(line)
    return is_organisation(found[1]) if found else None


@cache
def _endings() -> tuple[str, ...]:
    return tuple(words_of(files(__package__).joinpath("organisations.txt")))
