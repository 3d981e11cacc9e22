"""A small city in a real database, written through the store: good, bad, hostile and resting targets."""

from datetime import date
from pathlib import Path

from govspider.assess import Rules, assess
from govspider.checks import account_updates, dead_link, dead_menu, stale_column
from govspider.items import (
    CheckOutcome,
    CheckRun,
    Column,
    ColumnClass,
    Detector,
    Finding,
    JudgedPage,
    Kind,
    Ledger,
    MenuEntry,
    Outcome,
    Page,
    PageFacts,
    PageRole,
    PartKind,
    Place,
    Post,
    Severity,
    Target,
    TargetKind,
    TargetState,
)
from govspider.items.masked import MaskedEntry, MaskedLedger, MaskedPage, MaskedText
from govspider.store.writer import Store
from tests.stores import new_store

SWEEP = "2023Q2"
DAY = date(2023, 6, 30)
EVIL = '<script>alert("x")</script>|[a](javascript:1)*b*'  # hostile in HTML, Markdown and spreadsheets

PORTAL = Target(
    "4419000001",
    TargetKind.WEBSITE,
    "东城市人民政府门户网站",
    "市政府办公室",
    "http://www.dc.test/",
    is_portal=True,
)
SCHOOLS = Target("4419000022", TargetKind.WEBSITE, "东城市教育局网站", "市教育局", "http://jyj.dc.test/")
HEALTH = Target(
    "4419000023", TargetKind.WEBSITE, "东城市卫生健康局网站", "市卫生健康局", "http://wjj.dc.test/"
)
DARK = Target("4419000024", TargetKind.WEBSITE, "东城市民政局网站", "市民政局", "http://mzj.dc.test/")
BROKEN = Target("4419000025", TargetKind.WEBSITE, "东城市水务局网站", "市水务局", "http://swj.dc.test/")
CLOSED = Target(
    "4419000026", TargetKind.WEBSITE, "东城旧网", "市档案馆", "http://old.dc.test/", state=TargetState.CLOSED
)
TOWN = Target("dc-hm", TargetKind.CHANNEL, "虎岭镇频道", "虎岭镇人民政府", "http://www.dc.test/hm/")
EVIL_TOWN = Target(
    "dc-evil", TargetKind.CHANNEL, f"=HYPERLINK(1){EVIL}", f"+{EVIL}", "http://www.dc.test/evil/"
)
CITY_NEWS = Target("dcfb", TargetKind.ACCOUNT, "东城发布", "市委网信办", platform="wechat")
SLEEPING = Target("dcjy", TargetKind.ACCOUNT, "东城教育", "市教育局", platform="wechat")
MICRO = Target("dcwb", TargetKind.ACCOUNT, "东城文旅", "市文化和旅游局", platform="weibo")
TARGETS = (PORTAL, SCHOOLS, HEALTH, DARK, BROKEN, CLOSED, TOWN, EVIL_TOWN, CITY_NEWS, SLEEPING, MICRO)
NEWS = tuple(
    Column(f"c{number}", SCHOOLS.target_id, name, f"http://jyj.dc.test/{number}/", ColumnClass.NEWS)
    for number, name in enumerate(("教育要闻", "学校动态", "招生快讯", "教研动态", "基层动态", "媒体关注"))
)
LEDGER = Ledger(
    TARGETS, NEWS, (Post("dcfb", "六月工作", date(2023, 6, 28)), Post("dcjy", "四月工作", date(2023, 4, 2)))
)


def wrong_word(target: Target, shown: str, right: str, confidence: float = 0.99) -> Finding:
    return Finding(
        "T1",
        Kind.WRONG_WORD,
        target.target_id,
        f"“{shown}”应为“{right}”",
        target.home_url,
        Place(PartKind.BODY, 3, 3 + len(shown)),
        shown,
        right,
        context=f"请先{shown}后办理",
        detector=Detector.CONFUSION,
        confidence=confidence,
        value_hash="never-exported",
    )


# What checks of accounts could not judge.
DOUBTS = (
    (MICRO.target_id, account_updates.CHECK.name, "台账和入口页面都没有发文日期"),
    (SLEEPING.target_id, dead_menu.CHECK.name, "菜单“信箱”：访问受限"),
)
FINDINGS: dict[str, tuple[Finding, ...]] = {
    PORTAL.target_id: (
        wrong_word(PORTAL, "登陆系统", "登录系统"),
        wrong_word(PORTAL, "拟似词", "疑似词", confidence=0.8),  # a hint
        wrong_word(PORTAL, "藏起来", "不显示", confidence=0.3),  # not even shown
        Finding(
            "D4.3",
            dead_link.KIND,
            PORTAL.target_id,
            "链接无法打开（返回404）",
            PORTAL.home_url,
            shown="办事指南",
            subject="http://gone.test/x.html",
        ),
    ),
    HEALTH.target_id: (
        Finding(
            "P1",
            Kind.ID_CARD,
            HEALTH.target_id,
            "名单公开了12人的个人信息：身份证号12个",
            HEALTH.home_url,
            Place(PartKind.BODY, 0, 18),
            "441900********0011",
            "441900********0011",
            detector=Detector.PATTERN,
            severity=Severity.SEVERE,
            count=12,
        ),
    ),
    EVIL_TOWN.target_id: (
        Finding(
            "T1",
            Kind.WRONG_WORD,
            EVIL_TOWN.target_id,
            f"“{EVIL}”有误",
            EVIL_TOWN.home_url,
            Place(PartKind.TITLE, 0, 4),
            "=1+1",
            "@SUM(A1)",
            context=f"-2+3{EVIL}\n\x07换行",
            detector=Detector.CONFUSION,
        ),
    ),
    SCHOOLS.target_id: tuple(
        Finding(
            "V4.1",
            stale_column.KIND,
            SCHOOLS.target_id,
            f"栏目“{column.name}”最新一条为2023年3月1日，超过14天未更新",
            column.url,
            subject=column.column_id,
        )
        for column in NEWS[:5]
    ),
    SLEEPING.target_id: (
        Finding(
            "N2.1", account_updates.KIND, SLEEPING.target_id, "最近一次发文为2023年4月2日，超过14天未更新"
        ),
        Finding("N4", dead_menu.KIND, SLEEPING.target_id, "菜单“互动”无法打开（返回502）", subject="1.1"),
    ),
}


def _page(target: Target, found: tuple[Finding, ...] = (), *, opened: bool = True) -> JudgedPage:
    facts = PageFacts(title=f"{target.name}首页", published=date(2023, 6, 1), text="正文") if opened else None
    outcome = Outcome.OK if opened else Outcome.BLOCKED
    error = "" if opened else "对方拒绝访问（403）"
    page = Page(
        target.target_id,
        target.home_url,
        outcome,
        PageRole.HOME,
        body_hash="ab" * 32,
        facts=facts,
        error=error,
    )
    return JudgedPage(MaskedPage(page), tuple(one for one in found if one.place))


def save(store: Store, page: Page) -> None:
    """A page of the sweep in which nothing was found."""
    store.save_page(SWEEP, JudgedPage(MaskedPage(page)), DAY)


def build(path: Path, findings: dict[str, tuple[Finding, ...]] | None = None) -> Path:
    """Write the whole city to a new database and assess it."""
    by_target = FINDINGS if findings is None else findings
    store = new_store(path)
    store.import_ledger(MaskedLedger(LEDGER), "hash")
    store.begin_sweep(SWEEP, DAY)
    for target in (PORTAL, SCHOOLS, HEALTH, TOWN, EVIL_TOWN):
        store.save_page(SWEEP, _page(target, by_target.get(target.target_id, ())), DAY)
    store.save_page(SWEEP, _page(DARK, opened=False), DAY)  # read nothing: not a pass
    store.save_menu(
        SWEEP,
        "dcjy",
        (MaskedEntry(MenuEntry("dcjy", "1.1", "互动", "view", "http://h5.test/", Outcome.HTTP_ERROR, 502)),),
    )
    for target_id, found in by_target.items():
        kinds = {one.kind for one in found}
        placeless = [one for one in found if not one.place]
        store.save_findings(SWEEP, target_id, placeless, kinds=kinds, day=DAY)
    for target_id, check, why in DOUBTS:
        run = CheckRun(check, CheckOutcome.SKIPPED, why)
        store.save_findings(SWEEP, target_id, (), kinds=set(), day=DAY, runs=(run,))
    for target in TARGETS:
        if target is CLOSED:
            continue
        store.take_target(SWEEP, target.target_id, "worker-1")
        if target is BROKEN:
            store.mark_failed(SWEEP, target.target_id, MaskedText("检查超过时限，网站长时间没有响应"))
        else:
            store.mark_crawled(
                SWEEP, target.target_id, MaskedText("页数达到上限" if target is HEALTH else "")
            )
            store.mark_done(SWEEP, target.target_id)
    assess(store.db, SWEEP, Rules())
    store.end_sweep(SWEEP)
    store.close()
    return path
