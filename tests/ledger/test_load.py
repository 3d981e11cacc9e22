"""Ledgers as offices have them: all of it is read, or every problem is named and nothing is."""

from datetime import date, datetime
from pathlib import Path

import pytest

from govspider.errors import LedgerError
from govspider.items import ColumnClass, Ledger, Target, TargetKind, TargetState
from govspider.ledger import check_ledger, has_ledger, load_ledger, urls_of
from tests.ledger.conftest import WriteText, WriteXlsx
from tests.ledger.samples import ACCOUNT_HEAD, ACCOUNT_ROW, ACCOUNTS, SITE_HEAD, SITE_ROW, SITES, problems_of


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("网站.csv", SITES),
        ("ledger.csv", "code,name,unit,home_url\n4419000001,City,Office,http://127.0.0.1:8000/\n"),
        ("随便什么名字.csv", SITES),
        ("2023年网站台账.csv", SITES),
        ("websites.csv", SITES.replace(",", "\t")),
        ("网站.CSV", SITES.replace("\n", "\r")),
        ("网站.csv", SITES.replace("\n", "\r\n")),
        ("网站.csv", "东城市政府网站台账,,,\n填报单位：东城市,,,\n,,,\n" + SITES + ",,,\n合计：1个,,,\n"),
        ("网站.csv", SITES.replace("网站标识码", "＊网站标识码（必填）").replace("首页网址", "首 页 网 址")),
    ],
)
def test_two_lines_are_enough_for_a_website(write_text: WriteText, name: str, text: str) -> None:
    ledger = load_ledger(write_text(name, text))
    (target,) = ledger.targets
    assert target.target_id == "4419000001"
    assert target.kind is TargetKind.WEBSITE
    assert not target.is_portal


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_any_encoding_that_an_office_saves(write_text: WriteText, encoding: str) -> None:
    (target,) = load_ledger(write_text("网站.csv", SITES, encoding)).targets
    assert target.name == "东城市门户网站"


def test_a_workbook_with_titles_merges_numbers_and_dates(write_xlsx: WriteXlsx) -> None:
    sites: list[list[object]] = [
        ["东城市政府网站台账", None, None, None, None, None],
        ["网站标识码", "网站名称", "主办单位", "首页网址", "联系人", None],
        [None, None, None, None, "姓名", "电话"],
        [4419000001.0, "门户", "市政府办", "www.dc.test", "张三", 13800138000],
        ["４４１９００００２２", "教育局网站", "市教育局", "http://jyj.dc.test/", None, None],
        [None, None, None, None, None, None],
        [4419000023, "教育考试网", None, "http://ks.dc.test/", None, None],
    ]
    accounts: list[list[object]] = [
        ["账号ID", "名称", "单位", "平台/类型", "最近更新日期", "功能定位", "更新时限（天）"],
        ["dcjy", "东城教育", "市教育局", "服务号", datetime(2023, 6, 25), "服务类", 14.0],  # noqa: DTZ001
        [88123, "东城微博", "市网信办", "新浪微博", "2023年6月1日", "发布类", None],
    ]
    folder = write_xlsx(
        {"网站": sites, "新媒体": accounts, "说明": [["随便写的说明"]], "Sheet9": []},
        merges={"网站": ["A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "C5:C7"]},
    )
    ledger = load_ledger(folder)
    by_id = {target.target_id: target for target in ledger.targets}
    assert list(by_id) == ["4419000001", "4419000022", "4419000023", "88123", "dcjy"]
    assert by_id["4419000001"].home_url == "http://www.dc.test"
    assert by_id["4419000023"].unit == "市教育局"  # the merged cell above
    assert by_id["dcjy"].platform == "wechat"
    assert by_id["dcjy"].service_only
    assert (by_id["dcjy"].last_post, by_id["dcjy"].update_days) == (date(2023, 6, 25), 14)
    assert by_id["88123"].last_post == date(2023, 6, 1)
    assert "13800138000" not in repr(ledger)


def test_targets_of_all_kinds_in_one_sheet(write_text: WriteText) -> None:
    rows = "类型,编号,名称,主办单位,网址,状态\n"
    rows += "门户网站,4419000001,门户,市政府办,www.dc.test,正常运行\n"
    rows += "频道,humen,虎门,虎门镇,www.dc.test/hm/,临时下线\n"
    rows += "微信公众号,dcfb,东城发布,网信办,,已注销\n"
    site, channel, account = load_ledger(write_text("检查对象.csv", rows.replace("编号", "对象编号"))).targets
    assert (site.is_portal, site.kind) == (True, TargetKind.WEBSITE)
    assert (channel.kind, channel.state) == (TargetKind.CHANNEL, TargetState.OFFLINE)
    assert (account.kind, account.platform, account.state) == (
        TargetKind.ACCOUNT,
        "wechat",
        TargetState.CLOSED,
    )


def test_a_sheet_named_for_its_platform_needs_no_platform_column(write_text: WriteText) -> None:
    write_text("网站.csv", SITES)
    ledger = load_ledger(write_text("微博.csv", "账号ID,账号名称,主办单位\n100,东城微博,网信办\n"))
    assert ledger.targets[-1].platform == "weibo"


def test_columns_by_code_or_name_with_class_from_their_own_name(write_text: WriteText) -> None:
    write_text("网站.csv", SITES)
    text = "网站名称,栏目名称,栏目网址,栏目类型,更新周期,免检原因\n"
    text += "东城市门户网站,通知公告,www.dongcheng.test/tz/,,,\n"
    text += "4419000001,本市动态,www.dongcheng.test/dt/,动态要闻,7天,\n"
    text += "4419000001,老专题,www.dongcheng.test/zt/,,,专题已结束\n"
    columns = load_ledger(write_text("栏目.csv", text)).columns
    found = {one.name: (one.target_id, one.column_class, one.window_days) for one in columns}
    assert found["通知公告"] == ("4419000001", ColumnClass.NOTICE, None)
    assert found["本市动态"] == ("4419000001", ColumnClass.NEWS, 7)
    assert found["老专题"] == ("4419000001", ColumnClass.OTHER, None)


def test_menus_and_posts_of_accounts(write_text: WriteText) -> None:
    write_text("账号.csv", ACCOUNTS)
    write_text("menus/dcfb.json", '{"selfmenu_info": {"button": []}}', "utf-8-sig")
    write_text("菜单.csv", "账号名称,菜单文件,入口网址\n东城发布,menus\\dcfb.json,h5.dc.test/\n")
    folder = write_text(
        "发文.csv", "账号ID,标题,发布时间,链接\ndcfb,第一篇,2023-06-01 08:00,\ndcfb,第一篇,2023/6/1,\n"
    )
    ledger = load_ledger(folder)
    assert ledger.targets[0].menu_file == str(folder / "menus" / "dcfb.json")
    assert ledger.targets[0].home_url == "http://h5.dc.test/"
    assert [(post.title, post.published) for post in ledger.posts] == [("第一篇", date(2023, 6, 1))]


def test_a_platform_that_nobody_knows_yet_is_another_one(write_text: WriteText) -> None:
    folder = write_text("账号.csv", f"{ACCOUNT_HEAD}\nxx1,某新平台号,网信办,某新平台\n")
    checked = check_ledger(folder)
    assert checked.ledger is not None
    assert [target.platform for target in checked.ledger.targets] == ["other"]
    assert [problem.warning for problem in checked.problems] == [True]


def test_every_error_in_one_pass_and_nothing_imported(write_text: WriteText) -> None:
    write_text(
        "网站.csv", f"{SITE_HEAD},运行状态\n{SITE_ROW},正常\n44190,甲网,,ftp://x,挂了\n{SITE_ROW},正常\n"
    )
    write_text("账号.csv", f"{ACCOUNT_HEAD},最近发文日期\n{ACCOUNT_ROW},某天\nwb1,微博,网信办,推特,\n")
    write_text(
        "菜单.csv", "账号ID,菜单文件\ndcfb,menus/none.json\nnobody,menus/a.json\n4419000001,menus/a.json\n"
    )
    folder = write_text(
        "栏目.csv",
        "网站标识码,栏目名称,栏目网址,栏目类型\n4419999999,动态,a.test,动态\n"
        "4419000001,甲,a.test/1,动态\n4419000001,甲,a.test/2,动态\n4419000001,乙,a.test/1,动态\n4419000001,丙,a.test/3,\n",
    )
    problems = "\n".join(problems_of(folder))
    for expected in [
        "网站.csv第3行“网站标识码”列：“44190”不是网站标识码",
        "网站.csv第3行“主办单位”列：没有填写",
        "网站.csv第3行“首页网址”列：“ftp://x”不是 http 或 https 网址",
        "网站.csv第3行“运行状态”列：“挂了”不是可用的取值；请填：正常、",
        "网站.csv第4行“网站标识码”列：“4419000001”与网站.csv第2行重复",
        "菜单.csv第3行“账号ID”列：“nobody”台账中没有这个对象",
        "菜单.csv第4行“账号ID”列：“4419000001”对象的类型不对",
        "栏目.csv第2行“网站标识码”列：“4419999999”台账中没有这个对象",
        "栏目.csv第4行“栏目名称”列：“甲”同一对象下栏目重名或编号重复",
        "栏目.csv第5行“栏目网址”列：“a.test/1”同一对象下另一栏目的网址与此相同",
        "栏目.csv第6行“栏目类型”列：没有填写",
    ]:
        assert expected in problems
    assert "账号.csv第2行“最近发文日期”列：“某天”不是日期" in problems


def test_a_row_with_a_faulty_cell_is_still_held_against_the_others(write_text: WriteText) -> None:
    write_text(
        "网站.csv", f"{SITE_HEAD}\n4419000001,甲局网站,甲局,不是网址\n4419000001,乙局网站,,http://b.gov.cn/\n"
    )
    write_text(
        "账号.csv", f"{ACCOUNT_HEAD},最近发文日期,菜单文件\n{ACCOUNT_ROW},2023-13-45,menus/none.json\n"
    )
    folder = write_text(
        "栏目.csv",
        "网站标识码,栏目名称,栏目网址,栏目类型\n4419000001,甲,http://a.gov.cn/x/,怪类型\n4419000009,乙,http://a.gov.cn/y/,怪类型\n",
    )
    said = "\n".join(problems_of(folder))
    for expected in (
        "“不是网址”",
        "“2023-13-45”",
        "找不到菜单文件",
        "第3行“主办单位”",
        "与网站.csv第2行重复",
        "“4419000009”",
    ):
        assert expected in said
    assert said.count("怪类型") == len(("row 2", "row 3"))
    assert "“4419000001”台账中没有" not in said


def test_an_absent_column_does_not_hide_the_other_faults(write_text: WriteText) -> None:
    folder = write_text(
        "网站.csv",
        "网站标识码,网站名称,首页网址\n44,甲局网站,http://a.gov.cn/\n4419000001,乙局网站,ftp://b\n",
    )
    said = "\n".join(problems_of(folder))
    assert said.count("主办单位") == len(("once for the sheet",))
    assert "“44”" in said
    assert "“ftp://b”" in said


def test_private_fields_and_mislaid_numbers_are_never_quoted(write_text: WriteText) -> None:
    folder = write_text(
        "网站.csv", f"{SITE_HEAD},联系电话,运行状态\n13800138000,甲网,甲局,a.test,13900139000,13700137000\n"
    )
    problems = "\n".join(problems_of(folder))
    assert "138******00" in problems
    for number in ("13800138000", "13900139000", "13700137000"):
        assert number not in problems


def test_unknown_headings_and_suspicious_rows_are_warnings(write_text: WriteText) -> None:
    rows = "".join(f"441900000{n},网站{n},单位{n},http://s{n}.test/,x\n" for n in range(1, 5))
    folder = write_text("网站.csv", f"{SITE_HEAD},吉祥物\n{rows}4401000009,外市网,外市,http://s1.test,x\n")
    checked = check_ledger(folder)
    assert checked.ledger is not None
    warnings = "\n".join(map(str, checked.problems))
    assert "网站.csv第1行：“吉祥物”不认识的表头" in warnings
    assert "网站.csv第6行“网站标识码”列：“4401000009”区划代码与台账中多数网站（4419开头）不同" in warnings
    assert "网站.csv第6行“首页网址”列：“http://s1.test”与网站.csv第2行的网址相同" in warnings
    assert all(problem.warning for problem in checked.problems)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("网站.csv", "网站名称,主办单位,首页网址\n甲,乙,a.test\n", "表头缺少“网站标识码”列"),
        ("网站.csv", "随便,写写\n1,2\n", "找不到表头"),
        ("表格.csv", "随便,写写\n1,2\n", "看不出是哪种台账"),
        ("网站.csv", '网站标识码,网站名称\n"没有关上的引号,1\n', "引号不成对"),
        (
            "网站和频道.csv",
            "类型,对象编号,名称,单位,网址\n,4419000001,甲,乙,a.test\n",
            "看不出是网站、频道还是账号",
        ),
        ("网站.csv", f"{SITE_HEAD}\n4419000001,#REF!,乙,a.test\n", "单元格是公式错误"),
        ("网站.xls", "anything", "另存为 XLSX"),
    ],
)
def test_files_that_cannot_be_understood(write_text: WriteText, name: str, text: str, expected: str) -> None:
    (problem,) = problems_of(write_text(name, text))
    assert expected in problem


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "网站.csv").write_bytes(b"\x00\x01\xff\xfe\x81 \xff" * 10)
    (problem,) = problems_of(tmp_path)
    assert "编码无法识别" in problem


def test_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("notes")
    (tmp_path / ".网站.csv").write_text("hidden")
    (tmp_path / "~$台账.xlsx").write_text("lock")
    assert not has_ledger(tmp_path)
    with pytest.raises(LedgerError, match="没有台账"):
        load_ledger(tmp_path)


def test_a_ledger_without_targets_is_not_a_ledger_without_faults(write_text: WriteText) -> None:
    with pytest.raises(LedgerError, match="还没有填写任何检查对象"):
        load_ledger(write_text("网站.csv", SITE_HEAD + "\n"))


def test_repeated_headings_are_not_rows(write_text: WriteText) -> None:
    ledger = load_ledger(
        write_text("网站.csv", SITES + SITE_HEAD + "\n" + SITE_ROW.replace("0001", "0002") + "\n")
    )
    assert [target.target_id for target in ledger.targets] == ["4419000001", "4419000002"]


def test_addresses_of_platforms_are_no_units_own() -> None:
    def account(platform: str, url: str) -> Target:
        return Target(
            platform,
            TargetKind.ACCOUNT,
            "甲",
            "乙",
            url,
            platform=platform,
            store_urls=("http://store.test/",),
        )

    own = account("wechat", "http://wx.a.test/h5/")
    home = account("wechat", "https://mp.weixin.test/mp/homepage?__biz=A&hid=1")
    targets = (own, home, account("weibo", "https://weibo.test/u/1"), account("app", "http://app.a.test/"))
    assert list(urls_of(Ledger(targets, ()))) == ["http://wx.a.test/h5/", "http://app.a.test/"]
