"""Grave faults that people decide on (涉嫌单项否决，待认定): each is named, whatever else its target is."""

from dataclasses import replace
from pathlib import Path

from govspider.assess.decisions import decide
from govspider.checks import empty_column, gone_post, site_down
from govspider.items import Finding, FindingState, Kind, Place, Severity
from govspider.items.vocabulary import PartKind
from govspider.report import write_report
from govspider.store import open_database
from tests.report.city import CITY_NEWS, FINDINGS, HEALTH, PORTAL, SCHOOLS, SWEEP, TOWN, build
from tests.report.test_problems import rows_of
from tests.stores import to

MARK = Finding(
    "V1.2",
    Kind.SECRECY_MARK,
    SCHOOLS.target_id,
    "疑似标注密级标志“秘密★1年”",
    SCHOOLS.home_url,
    Place(PartKind.BODY, 0, 5),
    "秘密★1年",
    severity=Severity.SEVERE,
)
ADVERTS = tuple(
    Finding(
        "V1.3",
        Kind.SENSITIVE_WORD,
        HEALTH.target_id,
        f"赌博广告：“{word}”",
        HEALTH.home_url,
        Place(PartKind.BODY, 20 * at, 20 * at + 4),
        word,
        severity=Severity.SEVERE,
    )
    for at, word in enumerate(("在线发牌", "时时彩"))
)
FOUND = FINDINGS | {SCHOOLS.target_id: (*FINDINGS[SCHOOLS.target_id], MARK), HEALTH.target_id: ADVERTS}


def _bulletin(database: Path, folder: Path) -> str:
    return write_report(to(database, SWEEP, folder)).markdown.read_text(encoding="utf-8")


def _section(text: str) -> list[str]:
    section = text.split("**涉嫌单项否决，待认定**")[1].split("###", maxsplit=1)[0]
    return [line for line in section.splitlines() if line.startswith("- ")]


def test_those_of_targets_that_have_failed_are_named_too(tmp_path: Path) -> None:
    text = _bulletin(build(tmp_path / "db.sqlite", FOUND), tmp_path / "out")
    assert _section(text) == [
        "- 市教育局“东城市教育局网站”：疑似标注密级标志“秘密★1年”（对照指标V1.2；该对象已列为不合格）",
        "- 市卫生健康局“东城市卫生健康局网站”：共2个，如：赌博广告：“在线发牌”（对照指标V1.3）",
    ]
    assert "泄露国家秘密1个" not in text  # only a mark was seen
    demand = "疑似标注密级标志的内容要立即下线，保存证据，报同级保密行政管理部门核查"
    assert demand in text.split("## 三、下一步工作要求")[1]
    none = FOUND | {SCHOOLS.target_id: (replace(MARK, needs_person=True),)}
    assert demand not in _bulletin(build(tmp_path / "b.sqlite", none), tmp_path / "b")


def test_the_sum_of_the_inspected_and_the_annexes_name_them(tmp_path: Path) -> None:
    text = _bulletin(build(tmp_path / "db.sqlite", FOUND), tmp_path / "out")
    assert "合格4个，合格率57.1%；出现单项否决情形、列为不合格2个；涉嫌单项否决、待认定1个。" in text  # of 7
    (health,) = [line for line in text.splitlines() if f"| {HEALTH.target_id} |" in line]
    assert "待认定：共2个，如：赌博广告：“在线发牌”" in health
    (schools,) = [line for line in text.splitlines() if f"| {SCHOOLS.target_id} |" in line]
    assert "；待认定：疑似标注密级标志“秘密★1年” |" in schools
    units = text.split("## 附件2", maxsplit=1)[1]
    assert "| 序号 | 单位 | 对象数 | 已检查 | 不合格 | 待认定 | 问题数 | 待人工核实 |" in units
    assert "| 市卫生健康局 | 1 | 1 |  | 1 | 2 |  |" in units


def test_what_a_person_confirmed_is_named_and_what_was_put_right_is_not(tmp_path: Path) -> None:
    unsure = replace(MARK, needs_person=True)
    database = build(tmp_path / "db.sqlite", FOUND | {SCHOOLS.target_id: (unsure,)})
    assert len(_section(_bulletin(database, tmp_path / "a"))) == 1
    db = open_database(database)
    decide(db, [unsure.finding_id], FindingState.CONFIRMED, by="李检查")
    assert len(_section(_bulletin(database, tmp_path / "b"))) == 2
    decide(db, [unsure.finding_id], FindingState.RECTIFIED, by="李检查")
    assert len(_section(_bulletin(database, tmp_path / "c"))) == 1
    db.close()


def test_the_list_says_of_each_row_whether_it_is_a_veto(tmp_path: Path) -> None:
    down = Finding(
        "V2", site_down.KIND, PORTAL.target_id, "疑似站点无法访问", PORTAL.home_url, needs_person=True
    )
    post = Finding("N1.4", gone_post.KIND, CITY_NEWS.target_id, "发文无法查看", needs_person=True)
    parked = replace(ADVERTS[0], target_id=TOWN.target_id, page_url=TOWN.home_url, severity=Severity.GENERAL)
    column = Finding("V4.3", empty_column.KIND, TOWN.target_id, "空白栏目", TOWN.home_url)
    put_right = replace(ADVERTS[1], target_id=TOWN.target_id, page_url=TOWN.home_url)
    found = FOUND | {
        PORTAL.target_id: (down,),
        CITY_NEWS.target_id: (post,),
        TOWN.target_id: (parked, column, put_right),
    }
    database = build(tmp_path / "db.sqlite", found)
    db = open_database(database)
    decide(db, [put_right.finding_id], FindingState.RECTIFIED, by="李检查")
    db.close()
    report = write_report(to(database, SWEEP, tmp_path / "out"))

    def said(sheet: str, problem: Finding) -> set[str]:
        ids = problem.finding_id
        return {row["是否单项否决"] for row in rows_of(report, sheet) if ids in row["备注"]}

    assert said("待人工核实", down) == {"核实后确定"}
    assert said("待人工核实", post) == {"核实后确定"}
    assert said("问题清单", MARK) == {"涉嫌单项否决，待认定"}
    assert said("问题清单", ADVERTS[0]) == {"涉嫌单项否决，待认定"}
    assert said("问题清单", parked) == {"否"}
    assert said("问题清单", put_right) == {"否"}
    assert said("问题清单", column) == {"未达否决数量"}
    assert said("问题清单", FINDINGS[SCHOOLS.target_id][0]) == {"是"}
