"""Chinese personal names (姓名), as far as their form tells: a surname and one or two characters more.

The form alone says little (高兴 and 王朝 fit it), so names only count where a label, a column or a row of a
list says that a name stands there.
"""

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

# Words that announce a name.
ANNOUNCED_BY = (
    "姓名|患者|病人|申请人|举报人|投诉人|来信人|来访人|信访人|上访人|反映人|留言人|求助人|报案人|报警人|户主|当事人|被执行人|持卡人|学生|考生|车主|(?<![企产行作])业主"
    "|原告人?|被告人?|上诉人|被处罚人|罪犯|死者|伤者|联系人|残疾人|受助人|受助对象|困难职工|困难群众|低保对象|特困人员|监测对象|参保人员?|确诊病例|确诊患者|低保户|救助对象|家长|监护人|领取人"
)
_CELLS = re.compile(r"[\s,，、;；|:：_\-./\\'\"“”()（）\[\]【】{}<>《》=&]+")
_BESIDE = 20
# No given name has these: they go on to say something (患者查后发现, 学生应将…).
_NO_GIVEN = "某后被经已将是与及或等的了在对从因由所各每该此并且但则需须无不就也都又再还只仅才很太者们"
_GIVEN = rf"(?:(?![{_NO_GIVEN}])[\u4e00-\u9fff]){{1,2}}"
# What may follow a name at once.
_ENDS = (
    r"(?=[\s，,。；;、:：（(）)/|“”\"'《【\]]|$|男|女|因|于|患|确诊|被|身份证|身患|电话|手机|家住|现住|现居|住|系|的|诊断|年龄"
    "|性别)"
)
_FOREIGN = r"[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,8}"  # 阿依古丽·买买提


@cache
def name_pattern() -> str:
    """Regular expression of a full name that is not masked."""
    single = "".join(name for name in surnames() if len(name) == 1)
    double = "|".join(name for name in surnames() if len(name) > 1)
    return rf"(?:(?:{double}|[{single}]){_GIVEN}|{_FOREIGN})"


@cache
def announced_name() -> re.Pattern[str]:
    """Pattern of a name behind a word that announces one; group `name` is the name.

    Without a colon between them the name has to end where words end, or other words would look like names.
    """
    return re.compile(
        rf"(?:{ANNOUNCED_BY})[ \t]{{0,2}}(?P<colon>[:：])?[\s为是]{{0,3}}(?P<name>{name_pattern()})"
        rf"(?(colon)(?![*＊某×○])|{_ENDS})"
    )


def is_name(cell: str) -> bool:
    """Whether a cell of a table holds nothing but an unmasked name."""
    text = "".join(cell.split())
    return bool(_full_name().fullmatch(text)) and text not in _not_names()


def is_after_name(text: str, start: int, reach: int) -> bool:
    """Whether a full name stands as a word of its own within `reach` characters before a place."""
    return any(is_name(cell) for cell in _CELLS.split(text[max(0, start - reach) : start]))


def is_beside_name(text: str, start: int, end: int) -> bool:
    """Whether a full name stands as a word of its own near [start, end), in the same line."""
    before = text[max(0, start - _BESIDE) : start].rpartition("\n")[2]
    behind = text[end : end + _BESIDE].partition("\n")[0]
    return any(is_name(cell) for side in (before, behind) for cell in _CELLS.split(side))


@cache
def _full_name() -> re.Pattern[str]:
    return re.compile(name_pattern())


@cache
def _not_names() -> frozenset[str]:
    return frozenset(words_of(files(__package__).joinpath("not_names.txt")))


@cache
def surnames() -> tuple[str, ...]:
    """Family names (姓氏), those of two characters too."""
    return tuple(words_of(files(__package__).joinpath("surnames.txt")))


def words_of(file: Traversable) -> list[str]:
    """The words of a list that comes with the program: between blanks, lines with # left out."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
