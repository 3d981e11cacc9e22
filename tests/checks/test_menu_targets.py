"""Menu entries that seem to lead elsewhere than they say: hints; portals, platforms and plain words are near misses."""

from dataclasses import replace

import pytest

from govspider.checks import unclear_menu
from govspider.checks.neighbours import Neighbours, neighbours_of, short_name
from govspider.items import MenuEntry, PageRole, StoredPage, Target, TargetKind
from tests.checks.building import DAY, context_of, entry, facts_of, page

OWN = Target(
    "WX1",
    TargetKind.ACCOUNT,
    "石桥发布",
    "溪城市石桥镇人民政府",
    platform="wechat",
    supervisor="溪城市人民政府",
    home_url="http://h5.shiqiao.test/",
)


def site(target_id: str, unit: str, host: str, **facts: object) -> Target:
    return Target(target_id, TargetKind.WEBSITE, f"{unit}网站", unit, home_url=f"http://{host}/", **facts)  # type: ignore[arg-type]


LEDGER = (
    OWN,
    site("1", "溪城市人民政府办公室", "www.xicheng.test", is_portal=True),
    site("2", "溪城市石桥镇人民政府", "www.shiqiao.test"),
    site("3", "溪城市柳河镇人民政府", "www.liuhe.test", other_hosts=("m.liuhe.test",)),
    site("4", "溪城市教育局", "jyj.test"),
    site("5", "溪城市融媒体中心", "rm.test"),
    site("6", "溪城市政务服务和数据管理局", "zwfw.test"),
    site("7", "溪城市石桥镇中心小学", "xx.test"),
    site("8", "溪城市人民政府", "gov.test"),
    site("9", "溪城市水务局", "cloud.test"),
    site("10", "溪城市林业局", "cloud.test"),
    Target(
        "WX2", TargetKind.ACCOUNT, "柳河发布", "溪城市柳河镇人民政府", home_url="http://h5.vendor.test/b/"
    ),
)
NEIGHBOURS = neighbours_of(LEDGER)


def at(name: str, url: str, title: str = "", text: str = "", position: str = "1.2") -> MenuEntry:
    return replace(entry(), name=name, url=url, title=title, text=text, position=position)


def hints(*menu: MenuEntry, pages: tuple[StoredPage, ...] = ()) -> list[str]:
    context = replace(context_of(DAY), neighbours=NEIGHBOURS)
    found = list(unclear_menu.CHECK.run(facts_of(OWN, menu=menu, pages=pages), context))
    assert all(one.needs_person and one.indicator == "N4" for one in found)
    return [one.problem for one in found]


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("最新动态", "http://www.liuhe.test/list.html"),
        ("镇情简介", "http://m.liuhe.test/about.html"),
        ("通知公告", "http://jyj.test/"),
    ],
)
def test_another_units_page_for_the_units_own_content(name: str, url: str) -> None:
    (said,) = hints(at(name, url))
    assert said.startswith(f"菜单“{name}”指向“溪城市")


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("最新动态", "http://www.shiqiao.test/news/"),  # the same unit's site
        ("最新动态", "http://www.xicheng.test/"),  # the portal
        ("通知公告", "http://gov.test/"),  # the government above
        ("最新动态", "http://rm.test/shiqiao/"),  # the shared media centre
        ("机构职责", "http://zwfw.test/org"),  # the shared service platform
        ("通知公告", "http://xx.test/"),  # a school of the town
        ("教育局公告", "http://jyj.test/"),  # says whose it is
        ("入学报名", "http://jyj.test/bm"),  # promises nothing of its own
        ("网上办事", "http://www.liuhe.test/"),
        ("最新动态", "http://www.province.test/"),  # nobody in the ledger
        ("最新动态", "http://cloud.test/shiqiao/"),  # a host that several units share
        ("最新动态", "http://h5.vendor.test/a/"),  # a company that makes pages for accounts
        ("最新动态", "http://h5.shiqiao.test/list"),
    ],
)
def test_pages_of_others_that_a_menu_may_lead_to(name: str, url: str) -> None:
    assert hints(at(name, url)) == []


def test_a_title_that_names_another_unit() -> None:
    (said,) = hints(at("镇情简介", "http://mp.test/s/1", "柳河镇简介"))
    assert "打开的页面标题为“柳河镇简介”，像是“溪城市柳河镇人民政府”的内容" in said


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("镇情简介", "石桥镇简介"),
        ("镇情简介", "石桥镇与柳河镇概况"),
        ("镇情简介", "关于我们"),
        ("最新动态", "柳河镇代表团到我镇交流"),  # news may be about others
        ("机构职责", "溪城市石桥镇中心小学简介"),
    ],
)
def test_titles_that_name_no_stranger(name: str, title: str) -> None:
    assert hints(at(name, "http://mp.test/s/1", title)) == []


@pytest.mark.parametrize(
    ("name", "title", "text"),
    [
        ("办事指南", "新闻中心", "我镇召开防汛会议 2023-06-20"),
        ("最新动态", "石桥发布 - 旅游景点", "古桥 老街 茶园"),
        ("人才招聘", "美食地图", "桥头米粉 豆腐花"),
    ],
)
def test_a_page_about_something_else(name: str, title: str, text: str) -> None:
    (said,) = hints(at(name, "http://m.test/1", title, text))
    assert said == f"菜单“{name}”打开的页面标题为“{title}”，与菜单名称不符，待人工核实"


@pytest.mark.parametrize(
    ("name", "title", "text"),
    [
        ("办事指南", "新闻中心", "办事须知 营业执照办理"),  # the page speaks of it
        ("办事指南", "首页", "列表"),  # says nothing of its topic
        ("最新动态", "通知公告", "列表"),  # the same topic
        ("政策咨询", "政策文件", "列表"),  # two topics in one name
        ("最新动态", "市民咨询石桥镇停水的处理情况通报会", "列表"),  # a headline is no topic
        ("办事大厅", "办事处新闻中心", "列表"),
        ("石桥旅游", "石桥旅游新闻中心", "列表"),
        ("微服务", "新闻中心", "列表"),
    ],
)
def test_a_page_that_may_be_about_it(name: str, title: str, text: str) -> None:
    assert hints(at(name, "http://m.test/1", title, text)) == []


def test_the_title_of_the_whole_application_says_nothing() -> None:
    entries = (
        at("办事指南", "http://m.test/#/a", "新闻中心", "列表"),
        at("最新动态", "http://m.test/#/b", "新闻中心", position="2"),
    )
    assert hints(*entries) == []
    home = page(OWN.home_url, PageRole.HOME, title="新闻中心")
    assert hints(entries[0], pages=(home,)) == []
    tab = replace(entries[0], url="", final_url=f"{OWN.home_url}#tab-2")
    assert hints(tab) == []


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("溪城市石桥镇人民政府", "石桥镇"),
        ("某省溪城市柳河县石桥镇人民政府", "石桥镇"),
        ("溪城市教育局", "教育局"),
        ("溪城市城东区人民政府", "城东区"),
        ("溪城市石桥镇社区卫生服务中心", "石桥镇社区卫生服务中心"),
        ("溪城市城市管理局", "城市管理局"),
        ("甲局", "甲局"),
    ],
)
def test_short_names(unit: str, name: str) -> None:
    assert short_name(unit) == name


def test_without_a_ledger_nobody_is_a_stranger() -> None:
    assert Neighbours().at("http://www.liuhe.test/") == ()
    assert Neighbours().named_in("柳河镇") == ()
