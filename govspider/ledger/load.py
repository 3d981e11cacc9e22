"""Read and check the whole ledger (读取台账): every problem in one pass, and all of it or nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

from pydantic import ValidationError

from govspider.errors import LedgerError, LedgerProblem
from govspider.items import Ledger
from govspider.ledger.cells import EXCEL_ERRORS, CellError, shown
from govspider.ledger.cross_references import Linker
from govspider.ledger.csv_file import read_csv
from govspider.ledger.header import (
    Heading,
    account_platform,
    body,
    find_heading,
    is_blank,
    sheet_by_heading,
    sheet_by_name,
)
from govspider.ledger.parsed import Parsed, Place
from govspider.ledger.post_exports import read_exports, together
from govspider.ledger.raw_tables import RawTable, UnreadableFileError
from govspider.ledger.rows import MODELS, AccountRow, LedgerRow
from govspider.ledger.vocabulary import Field, Sheet, first_word, fold, sheet_of, words
from govspider.ledger.xlsx_file import read_xlsx

_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_FOREIGN = frozenset({".xls", ".et", ".ods", ".numbers", ".xlsb"})  # spreadsheets that are not read
_NOTES = frozenset({"说明", "填写说明", "填表说明", "示例", "使用说明", "notes", "readme"})
# Stand for required cells that cannot be read, see `_fixed`.
_STAND_INS = {"unit": "待改正", "platform": "其他", "column_class": "其他", "days": "1"}
_STAND_INS |= dict.fromkeys(("published", "issued"), "2000-01-01")


@dataclass(slots=True)
class CheckedLedger:
    """What reading the ledger gave: every problem, and the ledger if none of them is an error."""

    problems: list[LedgerProblem] = field(default_factory=list)
    ledger: Ledger | None = None

    @property
    def errors(self) -> tuple[LedgerProblem, ...]:
        """The problems that make the ledger unusable."""
        return tuple(problem for problem in self.problems if not problem.warning)


def ledger_files(folder: Path) -> list[Path]:
    """Files of the ledger in a folder, by name; hidden files and locks of open workbooks are none."""
    if not folder.is_dir():
        return []
    known = _WORKBOOKS | _FOREIGN | {".csv"}
    files = (path for path in folder.iterdir() if path.suffix.lower() in known and path.is_file())
    return sorted(path for path in files if not path.name.startswith((".", "~$")))


def check_ledger(folder: Path) -> CheckedLedger:
    """Read every file of the ledger and collect every problem; raises nothing for bad content."""
    checked = CheckedLedger()
    parsed: list[Parsed] = []
    for path in ledger_files(folder):
        parsed += _read_file(path, checked.problems)
    linker = Linker(folder, parsed)
    ledger = linker.link()
    exported, unread = read_exports(folder, ledger.targets)
    checked.problems += [*linker.problems, *unread]
    if not checked.errors:
        checked.ledger = replace(ledger, posts=together(ledger.posts, exported))
    return checked


def load_ledger(folder: Path) -> Ledger:
    """Read the ledger of a folder; raises as `load_with_warnings`."""
    return load_with_warnings(folder)[0]


def load_with_warnings(folder: Path) -> tuple[Ledger, tuple[LedgerProblem, ...]]:
    """Read the ledger of a folder, with what is worth a look in it (提醒) and stops nothing.

    Raises:
        LedgerError: no ledger there, no target in it, or anything wrong; carries every problem.
    """
    if not ledger_files(folder):
        raise LedgerError(
            f"{folder} 中没有台账（CSV 或 XLSX）；运行 scrapy ledger template 生成模板，填好后放入该文件夹"
        )
    checked = check_ledger(folder)
    if checked.ledger is not None and checked.ledger.targets:
        return checked.ledger, tuple(checked.problems)
    if not checked.errors:
        raise LedgerError(f"{folder} 中的台账还没有填写任何检查对象；请至少填写一个网站、频道或账号")
    errors = checked.errors
    rest = f"（共{len(errors)}处错误，运行 scrapy ledger check 查看全部）" if len(errors) > 1 else ""
    raise LedgerError(f"台账有误，未导入。{errors[0]}{rest}", errors)


def _read_file(path: Path, problems: list[LedgerProblem]) -> list[Parsed]:
    suffix = path.suffix.lower()
    if suffix in _FOREIGN:
        problems.append(LedgerProblem(path.name, "这种格式的表格无法读取", "请用表格软件打开后另存为 XLSX"))
        return []
    try:
        tables = read_xlsx(path) if suffix in _WORKBOOKS else [read_csv(path)]
    except UnreadableFileError as error:
        problems.append(LedgerProblem(path.name, error.problem, error.fix))
        return []
    except OSError as error:
        problems.append(LedgerProblem(path.name, f"无法打开：{error.strerror}", "请检查文件权限后重试"))
        return []
    return [row for table in tables for row in _read_table(table, problems)]


def _read_table(table: RawTable, problems: list[LedgerProblem]) -> Iterator[Parsed]:
    if is_blank(table) or fold(table.sheet) in _NOTES:
        return
    sheet = _sheet(table)
    heading = find_heading(table, sheet) if sheet else None
    if sheet is None or heading is None:
        problems.append(_unknown_table(table, sheet))
        return
    if sheet.kind == "target" and not {"type", "platform"} & set(heading.keys):
        sheet = sheet_of("website")  # the shortest ledger: code, name, unit, address
        heading = find_heading(table, sheet) or heading
    problems += _unknown_columns(table, heading)
    absent = tuple(_lacking(table, heading))
    problems += _lacks(table, heading, absent)
    yield from _read_rows(table, heading, {one.key for one in absent}, problems)


def _sheet(table: RawTable) -> Sheet | None:
    if not table.sheet:
        return sheet_by_name(Path(table.file).stem) or sheet_by_heading(table)
    return sheet_by_name(table.sheet) or sheet_by_heading(table) or sheet_by_name(Path(table.file).stem)


def _unknown_table(table: RawTable, sheet: Sheet | None) -> LedgerProblem:
    if sheet is None:
        return LedgerProblem(
            table.file,
            "看不出是哪种台账",
            "请把文件或工作表命名为网站、频道、账号、栏目、菜单或发文，并保留模板的表头；不属于台账的请移出文件夹",
            table.sheet,
        )
    needed = "、".join(one.header for one in sheet.fields if one.required)
    return LedgerProblem(table.file, "找不到表头", f"请在前几行写上表头，至少有：{needed}", table.sheet)


def _lacking(table: RawTable, heading: Heading) -> Iterator[Field]:
    """The required fields that the heading does not have and the name of the sheet does not tell."""
    from_name = {"platform"} if account_platform(table.sheet or Path(table.file).stem) else set()
    for one in heading.sheet.fields:
        if one.required and one.key not in heading.keys and one.key not in from_name:
            yield one


def _lacks(table: RawTable, heading: Heading, absent: Iterable[Field]) -> Iterator[LedgerProblem]:
    row = heading.last_row + 1
    for one in absent:
        yield LedgerProblem(
            table.file, f"表头缺少“{one.header}”列", f"请增加该列：{one.note}", table.sheet, row
        )


def _unknown_columns(table: RawTable, heading: Heading) -> Iterator[LedgerProblem]:
    for title, key in zip(heading.titles, heading.keys, strict=True):
        if key is None:
            yield LedgerProblem(
                table.file,
                "不认识的表头，该列未读取",
                "如属必需，请改用 docs/ledger.md 所列的写法",
                table.sheet,
                heading.last_row + 1,
                value=shown(title),
                warning=True,
            )


def _read_rows(
    table: RawTable, heading: Heading, absent: set[str], problems: list[LedgerProblem]
) -> Iterator[Parsed]:
    """The rows; of a row with faulty cells what can be read, so that one pass also finds what rows say of each other."""
    platform = account_platform(table.sheet or Path(table.file).stem)
    for number, written in body(table, heading):
        place = Place(table.file, table.sheet, number, heading)
        filled = dict.fromkeys(heading.telling_blanks, "") | written
        if heading.sheet.kind == "account" and platform:
            filled.setdefault("platform", platform)
        broken = {key for key, text in filled.items() if text.upper() in EXCEL_ERRORS}
        if "platform" not in broken:
            problems += _unknown_platform(place, filled)
        problems += [
            place.problem(key, filled[key], "单元格是公式错误", "请改为填写内容本身")
            for key in sorted(broken)
        ]
        try:
            model = _model(heading.sheet.kind, filled)
        except CellError as error:
            problems.append(place.problem("type", filled.get("type", ""), error.problem, error.fix))
            continue
        known = broken | absent  # faults that have been said
        try:
            row: LedgerRow | None = model.model_validate(_fixed(model, filled, known, place))
        except ValidationError as error:
            problems += _row_problems(place, filled, error, known)
            row = _as_far_as_readable(model, filled, known | _faulty(error), place)
        if row is not None:
            yield Parsed(place, row, filled)


def _unknown_platform(place: Place, filled: dict[str, str]) -> Iterator[LedgerProblem]:
    """A platform that nobody knows yet is another one (其他平台): new ones come up, and the import goes on."""
    named = filled.get("platform", "")
    if named and fold(named) not in words("platform"):
        fix = "已按“其他”导入；如是已有平台，请改用 docs/ledger.md 所列的写法"
        yield place.problem("platform", named, "不认识的平台", fix, warning=True)
        filled["platform"] = first_word("platform", "other")


def _fixed(model: type[LedgerRow], filled: dict[str, str], faulty: set[str], place: Place) -> dict[str, str]:
    """A row with stand-ins for its faulty cells; a ledger with an error is never used, so they go nowhere.

    Args:
        model: what the row must be; only what it requires is stood in for.
        filled: the cells by field.
        faulty: fields whose cells are wrong or whose column is absent.
        place: where the row stands; what it gives no other row has.
    """
    address = f"http://stand-in.invalid/{quote(str(place))}"
    stand_ins = _STAND_INS | {"name": str(place), "title": str(place), "home_url": address, "url": address}
    sound = {key: text for key, text in filled.items() if key not in faulty}
    fields = model.model_fields
    return sound | {
        key: stand_ins[key]
        for key in faulty
        if key in stand_ins and key in fields and fields[key].is_required()
    }


def _as_far_as_readable(
    model: type[LedgerRow], filled: dict[str, str], faulty: set[str], place: Place
) -> LedgerRow | None:
    """The row without its faulty cells; None where that leaves nothing to tell it by."""
    try:
        return model.model_validate(_fixed(model, filled, faulty, place))
    except ValidationError:
        return None


def _faulty(error: ValidationError) -> set[str]:
    return {str(fault["loc"][0]) for fault in error.errors(include_url=False) if fault["loc"]}


def _model(kind: str, filled: dict[str, str]) -> type[LedgerRow]:
    """The model of a row; in a sheet of websites, channels or all targets, the row's own type decides.

    Raises:
        CellError: a sheet of all kinds of targets, and the row does not say which it is.
    """
    if kind not in {"website", "channel", "target"}:
        return MODELS[kind]
    named = words("site_type").get(fold(filled.get("type", "")), "")
    if kind == "target" and fold(filled.get("type", "")) in words("platform"):
        filled.setdefault("platform", filled["type"])
        named = "account"
    elif kind == "target" and not filled.get("type"):
        if "platform" not in filled:
            choices = "、".join(first_word("site_type", one) for one in ("website", "channel", "account"))
            raise CellError("看不出是网站、频道还是账号", f"请填写类型：{choices}")
        named = "account"
    if named == "account" and kind == "target":
        return AccountRow
    return MODELS.get(
        {"portal": "website"}.get(named, named), MODELS["website" if kind == "target" else kind]
    )


def _row_problems(
    place: Place, filled: dict[str, str], error: ValidationError, known: set[str]
) -> Iterator[LedgerProblem]:
    """What is wrong with a row's cells, but for the fields whose fault is known."""
    lenient = {one.key for one in place.heading.sheet.fields if one.lenient}
    for fault in error.errors(include_url=False):
        key = str(fault["loc"][0])
        cause = fault.get("ctx", {}).get("error")
        if key in known:
            continue
        if isinstance(cause, CellError):
            yield place.problem(key, filled.get(key, ""), cause.problem, cause.fix, warning=key in lenient)
        elif fault["type"] == "missing":
            yield place.problem(key, "", "没有填写", "该列必须填写")
        else:
            yield place.problem(key, filled.get(key, ""), "不是可用的取值", "请按模板说明填写")
