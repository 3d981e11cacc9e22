"""The worksheet: written for a person, filled in, read back with the ledger; what is wrong in it is one line each."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from govspider.errors import LedgerError
from govspider.items import HandCheck, Ledger, Target
from govspider.ledger import check_ledger, load_ledger, load_with_warnings
from govspider.ledger.worksheet import to_look_at, write_worksheet
from tests.ledger.samples import ACCOUNT_HEAD

ACCOUNTS = (
    f"{ACCOUNT_HEAD},最近发文日期,运行状态,入口网址\n"
    "xcfb,溪城发布,溪城区,微信公众号,2023-06-20,,http://wx.xicheng.test/\n"
    "xcwb,溪城微博,溪城区,微博,2023-06-20,,\n"
    "0xcdy,溪城抖音,溪城区,抖音,,,\n"
    "xckong,溪城服务,溪城区,微信公众号,,,\n"
    "xcting,溪城头条,溪城区,今日头条,,停更,\n"
    "xcxiao,溪城旧号,溪城区,微信公众号,2022-06-20,已注销,\n"
    "xczi,溪城自报,溪城区,微信公众号,2023-06-20,,\n"  # a day that the unit writes, and nothing that can be opened
)
HEAD = (
    "账号ID",
    "账号名称",
    "主办单位",
    "平台",
    "最近发文日期",
    "功能是否正常",
    "核查人",
    "核查日期",
    "截图文件名",
    "显示的账号名称",
    "显示的认证主体",
    "账号能否打开",
)
FILE = "工作底表.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "账号.csv").write_text(ACCOUNTS, encoding="utf-8")
    return tmp_path


def written(folder: Path, *rows: tuple[object, ...], name: str = FILE) -> None:
    """The worksheet of the ledger, with these cells from the fifth column on, row by row."""
    write_worksheet(folder / name, to_look_at(Ledger(load_ledger(folder).targets, ())))
    workbook = load_workbook(folder / name)
    page = workbook.worksheets[0]
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=5):
            page.cell(number, column).value = value  # type: ignore[assignment]
    workbook.save(folder / name)


def lines(folder: Path) -> list[str]:
    return [str(problem) for problem in check_ledger(folder).problems]


def test_rows_are_those_of_accounts_that_only_a_person_can_see(folder: Path) -> None:
    written(folder)
    page = load_workbook(folder / FILE).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert tuple(rows[0]) == HEAD
    assert [row[:4] for row in rows[1:]] == [
        ["0xcdy", "溪城抖音", "溪城区", "抖音"],
        ["xckong", "溪城服务", "溪城区", "微信公众号"],
        ["xcwb", "溪城微博", "溪城区", "新浪微博"],
        ["xcxiao", "溪城旧号", "溪城区", "微信公众号"],
        ["xczi", "溪城自报", "溪城区", "微信公众号"],
    ]
    rules = [(rule.type, str(rule.sqref)) for rule in page.data_validations.dataValidation]
    assert rules[1:] == [("list", "F2:F6"), ("date", "H2:H6"), ("list", "L2:L6")]
    assert all(page.cell(1, column).comment for column in range(1, len(HEAD) + 1))


def test_what_nobody_has_filled_in_says_nothing(folder: Path) -> None:
    written(folder)
    assert lines(folder) == []
    assert load_ledger(folder).hand_checks == ()


def test_what_is_filled_in_is_read_back(folder: Path) -> None:
    day, seen = date(2023, 6, 25), date(2023, 6, 28)
    written(
        folder,
        (day, "正常", "核查甲", seen, "0xcdy.PNG"),
        (None, "不正常", "核查甲", "2023年6月28日"),
        ("2023/6/25", "未检查", "核查甲", "20230628"),
    )
    assert lines(folder) == []
    assert load_ledger(folder).hand_checks == (
        HandCheck("0xcdy", seen, day, works=True, picture="0xcdy.PNG"),
        HandCheck("xckong", seen, None, works=False),
        HandCheck("xcwb", seen, day, works=None),
    )
    assert "核查甲" not in repr(load_ledger(folder))


def test_of_two_worksheets_the_newer_counts(folder: Path) -> None:
    for month in (3, 6):
        (folder / FILE).unlink(missing_ok=True)
        written(
            folder, (date(2023, month, 1), "正常", "核查甲", date(2023, month, 2)), name=f"底表{month}.xlsx"
        )
    (found,) = load_ledger(folder).hand_checks
    assert found.checked_on == date(2023, 6, 2)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("近日", "正常", "甲", "2023-06-28"), "“最近发文日期”列：“近日”不是日期；请写成 2023-06-30 的形式"),
        (
            ("2023-06-25", "还行", "甲", "2023-06-28"),
            "“功能是否正常”列：“还行”不是可用的取值；请填：正常、不正常、未检查",
        ),
        (("2023-06-25", "正常", "", "2023-06-28"), "“核查人”列：没有填写；请写明由谁核查"),
        (("2023-06-25", "正常", "甲", ""), "“核查日期”列：没有填写；请写明哪一天核查"),
        (("2023-06-29", "正常", "甲", "2023-06-28"), "“最近发文日期”列：“2023-06-29”晚于核查日期；请核对"),
        (
            ("2023-06-25", "正常", "甲", "2023-06-28", "图/a.png"),
            "“截图文件名”列：“图/a.png”不是图片文件名；请只写文件名",
        ),
        (
            ("2023-06-25", "正常", "甲", "2023-06-28", "a.exe"),
            "“截图文件名”列：“a.exe”不是图片文件名；请只写文件名",
        ),
    ],
)
def test_a_bad_cell_is_one_line(row: tuple[str, ...], said: str, folder: Path) -> None:
    written(folder, (), row)
    (line,) = lines(folder)
    assert line.startswith(f"{FILE}［工作底表］第3行{said}")


def test_a_row_of_an_account_that_is_gone_is_named_and_stops_nothing(folder: Path) -> None:
    filled = ("2023-06-25", "正常", "甲", "2023-06-28")
    written(folder, filled, filled)
    (folder / "账号.csv").write_text(ACCOUNTS.replace("0xcdy", "xcdy2"), encoding="utf-8")
    ledger, (warning,) = load_with_warnings(folder)
    assert warning.warning
    assert str(warning).startswith(
        f"{FILE}［工作底表］第2行“账号ID”列：“0xcdy”台账中没有这个账号；该行未采用"
    )
    assert [one.target_id for one in ledger.hand_checks] == ["xckong"]


def test_a_row_of_a_website_is_an_error(folder: Path) -> None:
    (folder / "网站.csv").write_text(
        "网站标识码,网站名称,主办单位,首页网址\n4419000001,溪城网,溪城区,http://www.xicheng.test/\n",
        encoding="utf-8",
    )
    written(folder, ("2023-06-25", "正常", "甲", "2023-06-28"))
    workbook = load_workbook(folder / FILE)
    workbook.worksheets[0]["A2"] = "4419000001"
    workbook.save(folder / FILE)
    (line,) = lines(folder)
    assert "“4419000001”对象的类型不对" in line


def test_a_worksheet_is_never_overwritten(folder: Path) -> None:
    written(folder)
    with pytest.raises(LedgerError, match="已经存在，没有覆盖"):
        written(folder)


def test_nobody_to_look_at_is_said(folder: Path) -> None:
    assert to_look_at(Ledger((), ())) == ()
    none: tuple[Target, ...] = ()
    with pytest.raises(LedgerError, match="没有需要人工核查的账号"):
        write_worksheet(folder / FILE, none)
