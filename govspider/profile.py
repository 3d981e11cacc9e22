"""Profiles of indicators (检查指标方案): what is checked on whose authority, windows, thresholds, deadlines.

A profile is a TOML file in `dictionaries/profiles/` that an office can read and change; a province's file says
`based_on` and only what differs. Every value carries its source and whether it still has to be held against the
official document (待核对); reports carry that mark on.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from dateutil.relativedelta import relativedelta
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from govspider.errors import DictionaryError
from govspider.items import ColumnClass, TargetKind

FOLDER = "profiles"
_PERIOD = frozenset({"days", "months"})
_DEEPEST = 5  # profiles that rest on one another
_Count = Annotated[int, Field(ge=1)]
_Number = Annotated[int, Field(ge=0)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Indicator(_Part):
    """One indicator (检查指标): what is checked, on whose authority, on which kinds of target."""

    code: str
    name: str  # official Chinese name
    source: str  # document
    item: str  # place in the document
    applies: tuple[TargetKind, ...]
    veto: bool = False  # 单项否决
    threshold: _Count | None = None  # so many faults make a veto; None: a person says so
    to_verify: bool = False  # 待核对


class Window(_Part):
    """A period in which something new must appear (更新期限): days, or calendar months (the document's own unit)."""

    days: _Number = 0
    months: _Number = 0
    source: str = ""
    to_verify: bool = False

    def first_fresh(self, day: date) -> date:
        """The oldest date that still counts on the day of inspection; months are calendar months."""
        return day - relativedelta(months=self.months, days=self.days)

    @property
    def chinese(self) -> str:
        """The period as bulletins write it, `14天` or `6个月`."""
        return f"{self.months}个月" if self.months else f"{self.days}天"


class OwnWindow(Window):
    """One that the ledger sets for an account or column; texts say so, since no document asks for it."""

    @property
    def chinese(self) -> str:
        """As bulletins write it, with whose period it is."""
        return f"台账登记的更新时限（{super().chinese}）"


class ColumnRule(Window):
    """What is asked of a class of columns (栏目类型): its window, and the indicator that a stale one counts for."""

    counts_for: str = ""

    @property
    def must_update(self) -> bool:
        """Whether such a column must show something new from time to time."""
        return bool(self.days or self.months)


class Figure(_Part):
    """One number (数值) with its source."""

    value: _Count
    source: str
    to_verify: bool = False


class Windows(_Part):
    """Periods besides those of columns."""

    home: Window  # 首页不更新
    account: Window  # 账号内容不更新
    menu: Window  # 菜单内容不更新
    app: Window  # 应用版本久未更新


class Figures(_Part):
    """Numbers that judgements rest on."""

    home_list_entries: (
        Figure  # fewer dated entries: the home page is navigation, its second-level pages count
    )
    undated_pages: Figure  # pages of a site without any date, before a person is asked to look
    blank_column_text: Figure  # characters: a column page that says more has content of its own
    own_links: Figure  # links that only this column page has: it leads on to other pages, so it is not blank
    menu_list_entries: Figure  # dated entries that make what a menu opens a list, which must go on
    account_warning: Figure  # days without a post from which an account is warned, of `windows.account`
    rectify_working_days: Figure  # default deadline of a batch
    pass_score: Figure  # below it a portal fails
    bonus_score: Figure  # above it the bonus part counts
    monthly_originals: Figure | None = None  # original posts of an account a month; None: not asked for


class Profile(_Part):
    """All rules of one jurisdiction; read by `load_profile`."""

    name: str  # of its file
    title: str
    indicators: tuple[Indicator, ...]
    columns: Mapping[ColumnClass, ColumnRule]
    windows: Windows
    figures: Figures

    @model_validator(mode="after")
    def _agrees(self) -> "Profile":
        codes = [row.code for row in self.indicators]
        if doubled := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValueError(f"indicators 中代码 {doubled[0]} 出现了两次")
        if missing := sorted(set(ColumnClass) - set(self.columns)):
            raise ValueError(f"columns 中缺少栏目类型 {missing[0]}")
        for column_class, rule in self.columns.items():
            if rule.counts_for and rule.counts_for not in codes:
                raise ValueError(
                    f"columns.{column_class}.counts_for 的代码 {rule.counts_for} 不在 indicators 中"
                )
        return self

    @property
    def codes(self) -> frozenset[str]:
        """Codes of all indicators."""
        return frozenset(row.code for row in self.indicators)

    @property
    def edition(self) -> str:
        """SHA-256 of everything that the profile says."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def indicator(self, code: str) -> Indicator:
        """The indicator of a code.

        Raises:
            KeyError: no indicator has that code.
        """
        for row in self.indicators:
            if row.code == code:
                return row
        raise KeyError(code)


def load_profile(dictionaries_dir: Path, name: str) -> Profile:
    """Read a profile and those that it rests on.

    Args:
        dictionaries_dir: the dictionaries; profiles are in its `profiles/`.
        name: name of the file without `.toml`, the setting GOVSPIDER_PROFILE.

    Raises:
        DictionaryError: there is no such file, or it is faulty; one line with file, place and fix.
    """
    path = dictionaries_dir / FOLDER / f"{name}.toml"
    content = _merged(dictionaries_dir / FOLDER, name, _DEEPEST)
    try:
        return Profile.model_validate({**content, "name": name})
    except ValidationError as error:
        raise DictionaryError(_line(path, error)) from None


def profile_names(dictionaries_dir: Path) -> list[str]:
    """Names of all profiles in the dictionaries, sorted."""
    return sorted(path.stem for path in (dictionaries_dir / FOLDER).glob("*.toml"))


def _merged(folder: Path, name: str, deepest: int) -> dict[str, Any]:
    path = folder / f"{name}.toml"
    content = _read(path)
    base = str(content.pop("based_on", "") or "")
    if not base:
        return content
    if deepest == 0:
        raise DictionaryError(
            f"指标方案 {path.name}：based_on 层层引用超过 {_DEEPEST} 层；请检查是否循环引用"
        )
    return _over(_merged(folder, base, deepest - 1), content)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        known = "、".join(sorted(other.stem for other in path.parent.glob("*.toml"))) or "无"
        raise DictionaryError(
            f"指标方案 {path} 不存在：请检查设置 GOVSPIDER_PROFILE（现有：{known}）"
        ) from None
    except OSError as error:
        raise DictionaryError(f"指标方案 {path} 无法读取（{error.strerror}）：请检查权限") from None
    except UnicodeDecodeError:
        raise DictionaryError(f"指标方案 {path.name} 不是 UTF-8 编码：请另存为 UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise DictionaryError(
            f"指标方案 {path.name} 格式错误（{error}）：请对照 national.toml 改正"
        ) from None


def _over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """What a profile says on top of the one it rests on: tables by key, indicators by code.

    A period is one value, though it has two keys: 30 days instead of 6 months are not 6 months and 30 days.
    """
    made = {key: value for key, value in base.items() if key not in _PERIOD or _PERIOD.isdisjoint(own)}
    for key, value in own.items():
        before = base.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            made[key] = _over(before, value)
        elif key == "indicators" and isinstance(before, list) and isinstance(value, list):
            rows = {str(row.get("code")): row for row in before if isinstance(row, dict)}
            rows |= {
                str(row.get("code")): {**rows.get(str(row.get("code")), {}), **row}
                for row in value
                if isinstance(row, dict)
            }
            made[key] = list(rows.values())
        else:
            made[key] = value
    return made


_SAID = {
    "missing": "缺少",
    "extra_forbidden": "无法识别",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "bool_parsing": "应为 true 或 false",
    "bool_type": "应为 true 或 false",
    "string_type": "应为文字（加引号）",
    "enum": "不在可选值之内",
    "greater_than_equal": "数值太小",
}


def _line(path: Path, error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    said = _SAID.get(first["type"]) or first["msg"].removeprefix("Value error, ")
    shown = "" if first["type"] == "missing" or not place else f"（{str(first['input'])[:40]}）"
    return f"指标方案 {path.name}：{place}{shown} {said}；请对照 national.toml 改正"
