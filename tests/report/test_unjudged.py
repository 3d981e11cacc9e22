"""The table of what could not be judged (未能判定), and targets whose inspection was limited (检查受限)."""

from pathlib import Path

import pytest

from govspider.checks import app_filing, gone_post
from govspider.items import CheckOutcome, CheckRun, Link, LinkKind, PageRole
from govspider.report import write_report
from govspider.report.bulletin_facts import BulletinFacts, read_facts
from govspider.store import reading
from tests.checks.reading import opened
from tests.report.city import CITY_NEWS, DAY, PORTAL, SCHOOLS, SWEEP, build, save
from tests.stores import new_store, to

_LONG = "内容较长（{} 行），文字检查只到前部，个人信息检查至全部"
_GONE = "http://l.test/busy"
_WITHDRAWN = "发文网址：内容已由发布者删除或设为私密，不计入问题（1条）"


def _facts(database: Path, folder: Path) -> BulletinFacts:
    write_report(to(database, SWEEP, folder))
    with reading(database, 5) as db:
        return read_facts(db, SWEEP, 5)


def test_reasons_that_differ_in_a_number_are_one_line_with_its_targets(tmp_path: Path) -> None:
    database = build(tmp_path / "db.sqlite", findings={})
    store = new_store(database)
    for target, rows in ((PORTAL, 19993), (PORTAL, 19981), (SCHOOLS, 20001)):
        url, error = f"{target.home_url}{rows}.xlsx", _LONG.format(rows)
        save(store, opened(url, PageRole.ATTACHMENT, target=target, text="名单", error=error))
    for target in (PORTAL, SCHOOLS):
        links = (Link(_GONE, "甲", LinkKind.PAGE), Link(_GONE, "乙", LinkKind.PAGE))
        save(store, opened(f"{target.home_url}l.html", target=target, text="正文", links=links))
    store.db.execute(
        "INSERT INTO link_checks (sweep_id, url, verdict, reason, outcome, method, checked_at)"
        " VALUES (?, ?, 'unjudged', '多次访问超时', 'timeout', 'GET', '')",
        [SWEEP, _GONE],
    )
    store.db.conn.commit()
    store.close()
    told = {row["reason"]: row for row in _facts(database, tmp_path / "out").unjudged}
    long = told["内容较长，文字检查只到前部，个人信息检查至全部"]
    assert (long["outcome_name"], long["number"], long["targets"]) == ("未能完整检查", 3, 2)
    link = told["多次访问超时"]
    assert (link["what"], link["number"], link["targets"]) == ("链接", 1, 2)


@pytest.mark.parametrize(
    ("check", "doubt", "is_limited"),
    [
        (app_filing.CHECK.name, "台账的备案编号写为“不适用”，是否应当备案由人工认定", False),
        (gone_post.CHECK.name, _WITHDRAWN, False),
        (gone_post.CHECK.name, f"发文网址：访问受限（2条）；{_WITHDRAWN}", True),
    ],
)
def test_what_limits_no_inspection_is_a_note_alone(
    check: str, doubt: str, *, is_limited: bool, tmp_path: Path
) -> None:
    database = build(tmp_path / "db.sqlite", findings={})
    store = new_store(database)
    run = CheckRun(check, CheckOutcome.SKIPPED, doubt)
    store.save_findings(SWEEP, CITY_NEWS.target_id, (), kinds=set(), day=DAY, runs=(run,))
    store.close()
    facts = _facts(database, tmp_path / "out")
    assert (CITY_NEWS.target_id in {one["target_id"] for one in facts.partial}) is is_limited
    (row,) = [
        row for table in facts.tables for row in table.targets if row["target_id"] == CITY_NEWS.target_id
    ]
    assert row["why"] == doubt  # in the annex
    with reading(database, 5) as db:
        limits = {row["target_id"]: row["reason"] for row in db.execute("SELECT * FROM inspection_limits")}
    assert limits.get(CITY_NEWS.target_id) == (doubt if is_limited else None)
