"""From the ledger's files to rows in the database: what is judged of accounts without opening anything."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govspider.assess import Rules, assess
from govspider.checks import account_identity, app_filing, closed_account, monthly_originals, required_reposts
from govspider.judge.again import judge_again
from govspider.judge.stored import StoredJudge
from govspider.ledger import load_ledger
from govspider.privacy.page_masking import mask_ledger
from govspider.profile import Figure
from govspider.store import Store
from tests.checks.reading import resources
from tests.stores import NATIONAL, config_of, new_store

DAY, SWEEP = date(2023, 6, 30), "2023Q2"
ACCOUNTS = """账号ID,账号名称,主办单位,平台,运行状态,备案编号,认证主体,停更或注销日期
xcapp,溪城通,溪城市数据局,移动客户端,,,,
xcmini,石桥办,石桥镇人民政府,小程序,,粤ICP备12345678号-1X,,
xctt,溪城发布,溪城市网信办,今日头条,,,溪城市云帆传媒有限公司,
xcwx,溪城水务,溪城市水务局,微信公众号,已注销,,溪城市水务局,2023-05-01
xcwb,溪城交通,溪城市交通局,微博,停更,,溪城市交通局,2023-06-20
"""
POSTS = """昵称,标题,发布时间,是否原创
溪城声音,我市召开会议,2023-03-20,是
溪城声音,我市开展培训,2023-05-09,是
溪城声音,我市举办活动,2023-06-28,否
"""
TASKS = """标题,下发日期,转载时限
国务院办公厅关于做好今年防汛工作的通知,2023-06-01,3天
"""
CLOSED_POSTS = "账号ID,标题,发布日期\nxcwx,水厂检修完成,2023-06-08\nxcwb,停更公告,2023-06-21\n"
FILES = {
    "账号.csv": ACCOUNTS,
    "规定转载.csv": TASKS,
    "发文.csv": CLOSED_POSTS,
    "发文/xctt.csv": POSTS,
}
TOLD = {
    ("xcapp", app_filing.KIND, 1),
    ("xcmini", app_filing.TOWN, 1),
    ("xctt", account_identity.BODY, 1),
    ("xctt", account_identity.NAME, 1),
    ("xctt", required_reposts.MISSING, 0),
    ("xctt", monthly_originals.KIND, 0),
    ("xcwx", closed_account.ALIVE, 1),
}


@pytest.fixture
def judge(tmp_path: Path) -> Iterator[StoredJudge]:
    folder = tmp_path / "ledger"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    database = tmp_path / "govspider.db"
    store = new_store(database)
    store.import_ledger(mask_ledger(load_ledger(folder)), "")
    store.begin_sweep(SWEEP, DAY)
    asked = NATIONAL.figures.model_copy(update={"monthly_originals": Figure(value=1, source="本地办法")})
    mine = replace(resources(), profile=NATIONAL.model_copy(update={"figures": asked}))
    yield StoredJudge.of(store, config_of(database, SWEEP), DAY, mine)
    store.close()


def inspected(store: Store) -> None:
    """The running accounts as a sweep leaves them: nothing of them opens."""
    for target in store.listed_targets():
        if target.state == "normal":
            store.take_target(SWEEP, target.target_id, "test")
            store.mark_crawled(SWEEP, target.target_id)


def told(store: Store) -> set[tuple[str, str, int]]:
    rows = store.db.query("SELECT target_id, kind, needs_person FROM finding_places")
    return {(row["target_id"], row["kind"], row["needs_person"]) for row in rows}


def test_the_ledger_alone_makes_rows_that_stay(judge: StoredJudge) -> None:
    store = judge.store
    inspected(store)
    for target in store.listed_targets():
        if target.state == "normal":
            judge.target(target)
    judge.resting()
    assert {row for row in told(store) if row[1] not in {"stale_soon", "stale_account", "post_gap"}} == TOLD
    judge_again(judge, [target for target in store.listed_targets() if target.state == "normal"])
    assert told(store) >= TOLD


def test_a_closed_account_stays_out_of_the_inspection(judge: StoredJudge) -> None:
    store = judge.store
    inspected(store)
    judge.resting()
    assess(store.db, SWEEP, Rules.of(config_of(Path("x.db"), SWEEP)))
    rows = store.db.query(
        "SELECT target_id, conclusion, hints FROM conclusions WHERE conclusion = 'resting' ORDER BY target_id"
    )
    assert [(row["target_id"], row["hints"]) for row in rows] == [("xcwb", 0), ("xcwx", 1)]
    (row,) = store.db.query("SELECT problem FROM problem_list")
    assert row["problem"] == (
        "台账登记为已关停或注销（2023年5月1日起），但据台账登记，2023年6月8日仍有发文《水厂检修完成》（其后共1条），待人工核实"
    )


def test_an_account_that_left_the_ledger_is_not_judged(judge: StoredJudge, tmp_path: Path) -> None:
    (tmp_path / "ledger" / "账号.csv").write_text(ACCOUNTS.replace("xcwx", "xcwx2"), encoding="utf-8")
    (tmp_path / "ledger" / "发文.csv").unlink()
    judge.store.import_ledger(mask_ledger(load_ledger(tmp_path / "ledger")), "")
    judge.resting()
    assert told(judge.store) == set()


def test_what_could_not_be_judged_is_kept_with_its_reason(judge: StoredJudge) -> None:
    store = judge.store
    inspected(store)
    for target in store.listed_targets():
        if target.state == "normal":
            judge.target(target)
    rows = store.db.query(
        "SELECT target_id, error FROM check_runs WHERE \"check\" = 'required_reposts' AND outcome = 'skipped'"
    )
    assert {row["target_id"] for row in rows} == {"xcapp", "xcmini"}
