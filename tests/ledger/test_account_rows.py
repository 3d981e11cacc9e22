"""What the ledger says of accounts besides their posts: filing, certification, other names, closing, required reposts."""

from datetime import date
from pathlib import Path

import pytest

from govspider.items import Ledger, Repost, Target
from govspider.ledger import check_ledger, load_ledger
from tests.ledger.samples import ACCOUNT_HEAD, ACCOUNTS, problems_of

APP = "dcapp,东城通,东城市网信办,小程序"


def ledger(folder: Path, text: str, name: str = "账号.csv") -> Ledger:
    (folder / name).write_text(text, encoding="utf-8")
    return load_ledger(folder)


def target(folder: Path, heads: str, cells: str) -> Target:
    return ledger(folder, f"{ACCOUNT_HEAD},{heads}\n{APP},{cells}\n").targets[0]


def warnings(folder: Path) -> list[str]:
    return [str(problem) for problem in check_ledger(folder).problems]


@pytest.mark.parametrize("head", ["备案编号", "备案号", "小程序备案号", "政务应用程序备案编号（必填）"])
def test_filing(tmp_path: Path, head: str) -> None:
    assert target(tmp_path, head, "粤ICP备12345678号-1X").filing == "粤ICP备12345678号-1X"
    assert target(tmp_path, head, "").filing == ""
    assert warnings(tmp_path) == []


def test_a_sheet_without_the_column_is_said_once(tmp_path: Path) -> None:
    two = f"{ACCOUNTS}{APP}\n{APP.replace('dcapp', 'dcapp2')}\n"
    assert [one.filing for one in ledger(tmp_path, two).targets] == [None] * 3
    assert warnings(tmp_path) == [
        "账号.csv第3行“备案编号”列：表中没有这一列，2个移动客户端、小程序是否备案未能判定；请增加该列，填写备案编号"
    ]


def test_public_accounts_need_no_such_column(tmp_path: Path) -> None:
    ledger(tmp_path, ACCOUNTS)
    assert warnings(tmp_path) == []


def test_names_and_closing(tmp_path: Path) -> None:
    read = target(tmp_path, "认证名称,曾用名,注销日期", "东城市网信办,东城之声、网信东城 ,2023年5月1日")
    assert read.certified == "东城市网信办"
    assert read.aliases == ("东城之声", "网信东城")
    assert read.closed_on == date(2023, 5, 1)


def test_a_cell_as_long_as_a_spreadsheet_allows(tmp_path: Path) -> None:
    long = "东城" * 16000
    read = target(tmp_path, "备案编号,认证主体,别名", f"{long},{long},{long}、{long}甲")
    assert {len(text) for text in (read.filing or "", read.certified, *read.aliases)} == {100}


def test_a_day_of_closing_that_is_none_stops_nothing(tmp_path: Path) -> None:
    assert target(tmp_path, "备案编号,停更日期", "无,去年底").closed_on is None
    assert warnings(tmp_path) == ["账号.csv第2行“停更日期”列：“去年底”不是日期；请写成 2023-06-30 的形式"]


def test_a_lenient_cell_beside_a_wrong_one(tmp_path: Path) -> None:
    (tmp_path / "账号.csv").write_text(
        f"{ACCOUNT_HEAD},更新时限,停更日期\ndcfb,东城发布,东城市网信办,微信,很快,去年\n", encoding="utf-8"
    )
    told = check_ledger(tmp_path).problems
    assert [("更新时限" in str(one), one.warning) for one in told] == [(True, False), (False, True)]


TASKS = "标题,下发日期,转载时限,适用账号\n"


def reposts(folder: Path, rows: str) -> tuple[Repost, ...]:
    (folder / "规定转载.csv").write_text(TASKS + rows, encoding="utf-8")
    return ledger(folder, f"{ACCOUNTS}dcwb,东城微博,东城市网信办,微博\n").reposts


@pytest.mark.parametrize("whom", ["", "全部", "所有账号"])
def test_a_repost_of_every_account(tmp_path: Path, whom: str) -> None:
    assert reposts(tmp_path, f"防汛通知,2023-06-01,24小时,{whom}\n") == (
        Repost("防汛通知", date(2023, 6, 1), 1),
    )


@pytest.mark.parametrize(
    ("written", "days"),
    [("3天", 3), ("36小时", 2), ("一周", 7), ("2", 2), ("48小时内", 2), ("当天", 0), ("次日", 1)],
)
def test_the_time_allowed(tmp_path: Path, written: str, days: int) -> None:
    assert reposts(tmp_path, f"防汛通知,2023-06-01,{written},\n")[0].days == days


def test_accounts_by_id_and_name_and_row_by_row(tmp_path: Path) -> None:
    both = (Repost("防汛通知", date(2023, 6, 1), 3, ("dcfb", "dcwb")),)
    assert reposts(tmp_path, "防汛通知,2023-06-01,3天,DCFB、东城微博\n") == both
    assert reposts(tmp_path, "防汛通知,2023-06-01,3天,dcwb\n防汛通知,2023-06-01,3天,东城发布\n") == both
    everyone = reposts(tmp_path, "防汛通知,2023-06-01,3天,dcwb\n防汛通知,2023-06-01,3天,全部\n")
    assert everyone[0].accounts == ()


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (
            "防汛通知,2023-06-01,3天,各镇街",
            "规定转载.csv第2行“适用账号”列：“各镇街”其中“各镇街”不是台账中的一个账号",
        ),
        ("防汛通知,六月,3天,", "规定转载.csv第2行“下发日期”列：“六月”不是日期"),
        ("防汛通知,2023-06-01,尽快,", "规定转载.csv第2行“转载时限”列：“尽快”不是期限"),
        ("防汛通知,2023-06-01,,", "规定转载.csv第2行“转载时限”列：没有填写"),
    ],
)
def test_a_bad_cell_is_one_line(tmp_path: Path, row: str, line: str) -> None:
    (tmp_path / "账号.csv").write_text(ACCOUNTS, encoding="utf-8")
    (tmp_path / "规定转载.csv").write_text(f"{TASKS}{row}\n", encoding="utf-8")
    (told,) = problems_of(tmp_path)
    assert told.startswith(line)


def test_an_exported_file_under_another_name_of_the_account(tmp_path: Path) -> None:
    (tmp_path / "发文").mkdir()
    (tmp_path / "发文" / "东城之声.csv").write_text("标题,发布时间\n甲,2023-06-01\n", encoding="utf-8")
    posts = ledger(tmp_path, f"{ACCOUNT_HEAD},曾用名\ndcfb,东城发布,东城市网信办,微信,东城之声\n").posts
    assert [post.target_id for post in posts] == ["dcfb"]
    two = f"{ACCOUNT_HEAD},曾用名\ndcfb,东城发布,东城市网信办,微信,东城之声\ndcwb,东城微博,东城市网信办,微博,东城之声\n"
    assert ledger(tmp_path, two).posts == ()


def test_what_an_exported_table_says_of_account_and_posts(tmp_path: Path) -> None:
    (tmp_path / "发文").mkdir()
    (tmp_path / "发文" / "dcfb.csv").write_text(
        "用户昵称,微博正文,发布时间,是否原创\n东城新声,甲,2023-06-01,True\n东城新声,乙,2023-06-02,False\n东城新声,丙,2023-06-03,\n",
        encoding="utf-8",
    )
    posts = ledger(tmp_path, ACCOUNTS).posts
    assert {post.account for post in posts} == {"东城新声"}
    assert [post.original for post in posts] == [True, False, None]
    assert all(post.is_exported for post in posts)
