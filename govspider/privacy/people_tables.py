"""Columns of a table of people (人员名单): a column headed 身份证号 is read as such.

A table stands in a text as lines of cells separated by tabs; that is how `extract` writes tables of pages
and of attachments. `column_roles` and `row_hits` read one row at a time, so that a list of any length needs
no memory.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import chain

from govspider.items import Kind, Severity
from govspider.privacy.account_holders import is_organisation
from govspider.privacy.bank_cards import find_bank_cards
from govspider.privacy.contacts import find_emails, find_social_ids
from govspider.privacy.context import Label, label_of
from govspider.privacy.fold import Folded, fold
from govspider.privacy.hits import SILENT, UNSURE, Hit
from govspider.privacy.home_addresses import find_addresses
from govspider.privacy.identity_documents import find_documents, find_plates, is_public_plate
from govspider.privacy.neighbouring_regions import find_regional_cards, find_regional_phones
from govspider.privacy.person_names import is_name
from govspider.privacy.phones import find_phones
from govspider.privacy.resident_id import find_resident_ids

_LONGEST_HEADER = 20
_CELLS_KEPT = 4096
_VALUE = re.compile(r"[0-9*]{6}|@")


class Role(Enum):
    """What a column holds, as its header says."""

    NAME = "name"
    ID = "id"
    PHONE = "phone"
    CARD = "card"
    DOCUMENT = "document"
    ADDRESS = "address"
    ILLNESS = "illness"
    HARDSHIP = "hardship"
    EMAIL = "email"
    SOCIAL = "social"
    PLATE = "plate"


# The first that fits counts.
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.NAME, re.compile(r"户\s?名|账户名称|帐户名称")),  # 账户名称 is whose the account is
    (Role.DOCUMENT, re.compile(r"护照|通行证|回乡证|台胞证")),
    (Role.ID, re.compile(r"身份证|身分证|证件号|公民身份|身份号|残疾人?证号|社会?保障?号|学籍号")),
    (Role.CARD, re.compile(r"卡号|账号|帐号|账户|帐户|一卡通|存折|银行卡")),
    (Role.ADDRESS, re.compile(r"家庭住址|家庭地址|住址|居住地|户籍地|户口所在|户籍所在|家庭详细地址|常住地")),
    (Role.EMAIL, re.compile(r"邮箱|电子邮件|e-?mail", re.IGNORECASE)),
    (Role.SOCIAL, re.compile(r"微信|QQ", re.IGNORECASE)),
    (Role.PLATE, re.compile(r"车牌|号牌")),
    (Role.PHONE, re.compile(r"手机|移动电话|电话|联系方式|号码")),
    (
        Role.ILLNESS,
        re.compile(r"病种|病名|疾病|病情|诊断|患病|残疾类|残疾等|残疾级|残疾程度|孕检|孕情|怀孕|精神"),
    ),
    (
        Role.HARDSHIP,
        re.compile(
            r"低保|特困|困难(?:类型|类别|原因|情况|程度)|致贫|救助(?:类别|原因|类型)|贫困(?:户|类型|原因)|家庭困难"
        ),
    ),
    (
        Role.NAME,
        re.compile(
            r"姓名|名字|户主|申请人|持卡人|领款人|领取人|受助人|补贴对象|患者|学生|人员|家长|业主|车主|收款人|户名|开户名"
        ),
    ),
)
_OFFICE_LINE = re.compile(
    r"办公电话|单位电话|办公室电话|咨询电话|监督电话|投诉电话|服务电话|举报电话|值班电话|受理电话|预约电话|报名电话|对外电话|公开电话|热线"
)
_NOT_ROLES = re.compile(rf"{_OFFICE_LINE.pattern}|开户行|开户银行|单位地址|办公|是否|数量|金额|人数|类型代码")
# Who an account belongs to where no person is named in the row.
_BODY = re.compile(r"单位|机构|企业|公司|学校|全称|收款方|^名称$")
_ACCOUNT = re.compile(r"[0-9](?:[ \u200b-]?[0-9]){11,21}")
_NOTHING = re.compile(r"\s*+(?:无|没有|否|正常|健康|未见异常|-+|/+|—+|\*+|已脱敏)?+\s*+")
# How the cell of a column is read: as if the header stood before it as a label.
_FINDERS: dict[Role, Callable[[Folded], Iterator[Hit]]] = {
    Role.ID: lambda cell: chain(find_resident_ids(cell), find_regional_cards(cell)),
    Role.PHONE: lambda cell: chain(find_phones(cell), find_regional_phones(cell)),
    Role.CARD: find_bank_cards,
    Role.DOCUMENT: find_documents,
    Role.ADDRESS: find_addresses,
    Role.EMAIL: find_emails,
    Role.SOCIAL: find_social_ids,
    Role.PLATE: find_plates,
}
_ILLNESS_PROBLEM = "公开了可识别到个人的疾病、残疾等健康信息"
_HARDSHIP_PROBLEM = "公开了可识别到个人的低保、困难等家庭信息，请核实是否超出公示所需"
_ACCOUNT_PROBLEM = "公开了完整的个人银行账号"


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: the role of each column, and which hold right, public numbers."""

    roles: tuple[Role | None, ...]
    names: tuple[str, ...]
    codes: frozenset[int]  # 项目编号, 订单号
    lines: frozenset[int]  # 办公电话, 监督电话

    @property
    def is_of_people(self) -> bool:
        """Whether at least two columns say something of people."""
        return sum(role is not None for role in self.roles) > 1

    @property
    def is_of_accounts(self) -> bool:
        """Whether one column holds accounts, and another says whose they are."""
        return Role.CARD in self.roles and any(map(_BODY.search, self.names))

    @property
    def says_something(self) -> bool:
        """Whether the cells below have to be read with this header."""
        return self.is_of_people or self.is_of_accounts or bool(self.codes or self.lines)

    def public(self, cells: Sequence[str]) -> Iterator[tuple[int, float]]:
        """The cells of a row that hold public numbers, in order, and how sure a value in each can be at most."""
        is_organisations = self._is_of_organisation(cells)
        for column, role in enumerate(self.roles[: len(cells)]):
            if column in self.codes or (role is Role.CARD and is_organisations):
                yield column, SILENT
            elif column in self.lines:
                yield column, UNSURE

    def _is_of_organisation(self, cells: Sequence[str]) -> bool:
        """Whether the accounts of a row belong to an organisation: the holder that it names is one."""
        holders = [
            cell for role, cell in zip(self.roles, cells, strict=False) if role is Role.NAME and cell.strip()
        ]
        if not holders:
            named = zip(self.roles, self.names, cells, strict=False)
            holders = [
                cell for role, name, cell in named if role is None and _BODY.search(name) and cell.strip()
            ]
        return bool(holders) and is_organisation(holders[-1].strip())


@dataclass(frozen=True, slots=True)
class _Cell:
    """What one cell says if it is a header's."""

    is_value: bool
    role: Role | None
    is_code: bool
    is_line: bool


def read_header(cells: Sequence[str]) -> Header | None:
    """The header that a row may be; None for a row that holds values."""
    names = tuple("".join(cell.split()) for cell in cells)
    if sum(map(bool, names)) < 2:  # noqa: PLR2004 - a title
        return None
    said = []
    for name in names:
        cell = _read_cell(name)
        if cell.is_value:
            return None
        said.append(cell)
    roles = tuple(cell.role for cell in said)
    codes = frozenset(i for i, cell in enumerate(said) if cell.is_code)
    lines = frozenset(i for i, cell in enumerate(said) if cell.is_line)
    return Header(roles, names, codes, lines)


@lru_cache(
    maxsize=_CELLS_KEPT
)  # every row may be a header: its cells are asked more than once, and columns repeat theirs
def _read_cell(name: str) -> _Cell:
    role = _role(name)
    is_value = _VALUE.search(name) is not None or (role is None and is_name(name))
    is_code = not is_value and bool(name) and label_of(f"{name}：", len(name) + 1) is Label.CODE
    return _Cell(is_value, role, is_code, _OFFICE_LINE.search(name) is not None)


def row_hits(header: Header, cells: Sequence[str]) -> Iterator[tuple[int, Hit]]:
    """What the columns of one row give away: (index of the cell, hit with offsets within that cell)."""
    roles = header.roles[: len(cells)]
    named = next((i for i, role in enumerate(roles) if role is Role.NAME and is_name(cells[i])), None)
    for index, role in enumerate(roles):
        if role is None or role is Role.NAME or _NOTHING.fullmatch(cells[index]):
            continue
        if role is Role.PLATE and is_public_plate("\t".join(cells)):
            continue
        if role in {Role.ILLNESS, Role.HARDSHIP}:
            if named is not None:
                yield named, _condition(role, cells[named])
            continue
        for hit in _cell(role, header.names[index], cells[index], is_named=named is not None):
            yield index, hit


def _cell(role: Role, name: str, cell: str, *, is_named: bool) -> Iterator[Hit]:
    shift = len(name) + 1
    found = False
    for hit in _FINDERS[role](fold(f"{name}：{cell}")):
        found = True
        yield replace(hit, start=hit.start - shift, end=hit.end - shift)
    account = _ACCOUNT.fullmatch(cell.strip()) if role is Role.CARD and is_named and not found else None
    if (
        account is not None
    ):  # accounts of passbooks (存折) have no check digit: here the column speaks for them
        start = cell.index(account[0])
        value = re.sub("[^0-9]", "", account[0])
        yield Hit(
            Kind.BANK_CARD, start, start + len(account[0]), value, 0.85, Severity.SEVERE, _ACCOUNT_PROBLEM
        )


def _condition(role: Role, cell: str) -> Hit:
    name = cell.strip()
    start = cell.index(name)
    if role is Role.ILLNESS:
        return Hit(Kind.HEALTH, start, start + len(name), name, 0.85, Severity.SEVERE, _ILLNESS_PROBLEM)
    return Hit(Kind.HEALTH, start, start + len(name), name, 0.72, Severity.HINT, _HARDSHIP_PROBLEM)


def _role(name: str) -> Role | None:
    if not name or len(name) > _LONGEST_HEADER or _NOT_ROLES.search(name):
        return None
    return next((role for role, pattern in _ROLES if pattern.search(name)), None)
