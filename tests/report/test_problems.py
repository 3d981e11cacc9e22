"""The list of problems: the columns that offices use, and nothing that runs when it is opened."""

import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from govspider.checks import account_updates
from govspider.checks.account_hints import SAID_BY_LEDGER, said_by_file
from govspider.checks.hand_checks import said_by_person
from govspider.items import Finding, HandCheck, MenuEntry, Outcome
from govspider.privacy.page_masking import mask_entry
from govspider.report import ReportPaths, write_report
from tests.report.city import SCHOOLS, SLEEPING, SWEEP, build, wrong_word
from tests.stores import HASHER, new_store, to

HEAD = """
序号 单位 对象类型 对象名称 标识码/账号ID 指标 是否单项否决 问题类型 问题描述 所在栏目/位置 页面标题
URL 父页面URL 出现处数 其他页面URL 错误内容 建议修改 上下文 截图/证据 发布时间 发现时间 严重程度
人工核实结论 整改期限 整改情况 整改完成时间 复查结果 复查时间 备注
"""


def rows_of(report: ReportPaths, sheet: str) -> list[dict[str, str]]:
    workbook = load_workbook(report.problems)
    head, *rows = workbook[sheet].iter_rows(values_only=True)
    assert list(head) == HEAD.split()
    return [{str(title): str(value or "") for title, value in zip(head, row, strict=True)} for row in rows]


@pytest.fixture(scope="module")
def problems(report: ReportPaths) -> list[dict[str, str]]:
    return rows_of(report, "问题清单")


def test_hints_have_a_sheet_of_their_own(report: ReportPaths, problems: list[dict[str, str]]) -> None:
    assert len(problems) == 11
    (hint,) = rows_of(report, "待人工核实")
    assert hint["错误内容"] == "拟似词"
    assert "置信度0.80" in hint["备注"]
    assert (hint["整改期限"], hint["整改情况"]) == ("核实后确定", "")  # it counts against nobody
    assert "拟似词" not in {row["错误内容"] for row in problems}


def test_a_dead_link_names_link_and_parent(problems: list[dict[str, str]]) -> None:
    (row,) = [row for row in problems if row["问题类型"] == "死链"]
    assert row["URL"] == "http://gone.test/x.html"
    assert row["父页面URL"] == "http://www.dc.test/"
    assert row["指标"] == "D4.3 可用性（链接）"
    assert row["是否单项否决"] == "否"
    assert "指标待核对" in row["备注"]


def test_columns_menus_and_lists_are_placed(problems: list[dict[str, str]]) -> None:
    columns = [row for row in problems if row["问题类型"] == "栏目不更新"]
    assert {row["所在栏目/位置"] for row in columns} == {
        "教育要闻",
        "学校动态",
        "招生快讯",
        "教研动态",
        "基层动态",
    }
    assert {row["是否单项否决"] for row in columns} == {"是"}
    (menu,) = [row for row in problems if row["问题类型"] == "菜单无法打开"]
    assert (menu["所在栏目/位置"], menu["URL"]) == ("互动", "http://h5.test/")
    (people,) = [row for row in problems if row["问题类型"] == "泄露居民身份证号"]
    assert "涉及12人（条）" in people["备注"]
    assert people["建议修改"] == "删除，或遮盖后重新发布"  # the mask is no text to write instead
    assert (people["发布时间"], people["发现时间"], people["严重程度"]) == (
        "2023-06-01",
        "2023-06-30",
        "严重",
    )
    assert people["整改期限"] == "通报印发之日起5个工作日内"
    assert people["整改情况"] == "待整改"


def test_nothing_in_it_is_a_formula(report: ReportPaths, problems: list[dict[str, str]]) -> None:
    workbook = load_workbook(report.problems)
    cells = [cell for row in workbook["问题清单"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    dangerous = [cell for cell in cells if str(cell.value)[0] in "=+-@"]
    assert len(dangerous) >= 5
    assert all(cell.quotePrefix for cell in dangerous)
    with zipfile.ZipFile(report.problems) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())
    (evil,) = [row for row in problems if row["错误内容"] == "=1+1"]
    assert evil["建议修改"] == "@SUM(A1)"
    assert "\x07" not in evil["上下文"]


def test_a_cause_is_one_row_and_every_place_is_in_a_sheet_of_its_own(tmp_path: Path) -> None:
    word = wrong_word(SCHOOLS, "按装", "安装")
    pages = [f"{SCHOOLS.home_url}{number}.html" for number in range(9)]
    unsure = replace(word, page_url=pages[8], confidence=0.8)
    found = (word, *(replace(word, page_url=url) for url in pages[:8]), unsure)
    report = write_report(to(build(tmp_path / "a.db", {SCHOOLS.target_id: found}), SWEEP, tmp_path / "out"))
    workbook = load_workbook(report.problems)
    (row,) = rows_of(report, "问题清单")
    assert (row["URL"], row["出现处数"]) == (SCHOOLS.home_url, "10")
    assert row["其他页面URL"].split("\n") == [*pages[:3], "……等，共10个页面，见“出现位置”"]
    assert rows_of(report, "待人工核实") == []
    head, *places = workbook["出现位置"].iter_rows(values_only=True)
    url, verdict = head.index("URL"), head.index("判定")
    assert [place[url] for place in places] == [SCHOOLS.home_url, *pages]
    assert [place[verdict] for place in places] == ["问题"] * 9 + ["待人工核实"]
    bulletin = report.markdown.read_text(encoding="utf-8")
    assert "共发现问题1个，涉及1个对象（同一对象同一原因的计为一个，共出现于9处）" in bulletin
    assert "“按装”应为“安装”（共10处）" in bulletin
    lines = [json.loads(line) for line in report.findings.read_text(encoding="utf-8").splitlines()]
    (there,) = [line for line in lines if line["page_url"] == pages[5]]  # as readers filter
    assert (there["finding_id"], there["shown"], there["places"]) == (word.finding_id, "按装", 10)
    assert [line["place"] for line in lines] == list(range(1, 11))


def test_what_changed_in_a_menu_is_a_sheet_for_people(tmp_path: Path) -> None:
    path = build(tmp_path / "a.db")
    store = new_store(path)
    store.begin_sweep("2023Q3", date(2023, 9, 30))
    entry = MenuEntry(SLEEPING.target_id, "1.1", "=互动", "view", "http://h5.test/", Outcome.OK, 200)
    store.save_menu("2023Q3", SLEEPING.target_id, [mask_entry(entry, HASHER)])
    store.take_target("2023Q3", SLEEPING.target_id, "worker-1")
    store.mark_crawled("2023Q3", SLEEPING.target_id)
    store.close()
    report = write_report(to(path, "2023Q3", tmp_path / "out"))
    head, told = load_workbook(report.problems)["菜单变化"].iter_rows(values_only=True)
    row = dict(zip(head, told, strict=True))
    assert (row["变化"], row["原菜单名称"], row["菜单名称"], row["对照批次"]) == (
        "改名或移动",
        "互动",
        "=互动",
        SWEEP,
    )


def test_a_warning_asks_for_nothing_to_be_put_right(tmp_path: Path) -> None:
    soon = Finding("N2.2", account_updates.WARNING, SLEEPING.target_id, "已有12天未更新", needs_person=True)
    report = write_report(
        to(build(tmp_path / "a.db", {SLEEPING.target_id: (soon,)}), SWEEP, tmp_path / "out")
    )
    (row,) = rows_of(report, "待人工核实")
    assert (row["整改期限"], row["整改情况"]) == ("无须整改（预警）", "")


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        (SAID_BY_LEDGER, "判定依据：台账登记；"),
        (said_by_file("发文/dcjy.csv"), "判定依据：导出的发文；"),
        (said_by_person(HandCheck("dcjy", date(2023, 6, 28))), "判定依据：人工核查登记；"),
        ("台账登记为临时下线或停更，但" + SAID_BY_LEDGER, "判定依据：台账登记；"),
        ("台账登记为正常运行，应用页面提示应用已下架：", "判定依据：抓取事实，置信度1.00；"),
        ("", "判定依据：抓取事实，置信度1.00；"),
    ],
)
def test_a_row_names_who_says_so(said: str, basis: str, tmp_path: Path) -> None:
    found = Finding("N2.1", account_updates.KIND, SLEEPING.target_id, f"{said}账号14天未更新")
    report = write_report(
        to(build(tmp_path / "a.db", {SLEEPING.target_id: (found,)}), SWEEP, tmp_path / "out")
    )
    (row,) = rows_of(report, "问题清单")
    assert basis in row["备注"]
