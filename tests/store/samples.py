"""Small made-up facts that the tests of the store share."""

from dataclasses import replace
from datetime import date

from govspider.items import (
    CheckOutcome,
    CheckRun,
    Column,
    ColumnClass,
    Entry,
    Finding,
    JudgedPage,
    Kind,
    Ledger,
    Link,
    LinkKind,
    LinkProbe,
    MenuEntry,
    Outcome,
    Page,
    PageFacts,
    PageRole,
    PartKind,
    Place,
    Post,
    Target,
    TargetKind,
    TargetState,
    TextPart,
)
from govspider.items.masked import MaskedLedger
from govspider.privacy.page_masking import mask_entry, mask_page, mask_probe
from tests.stores import HASHER

SWEEP = "2023Q2"
DAY = date(2023, 6, 30)
SITE = Target("4419000001", TargetKind.WEBSITE, "示范市财政局网站", "市财政局", "http://czj.city.test/")
ACCOUNT = Target(
    "wx-001", TargetKind.ACCOUNT, "示范财政", "市财政局", "http://h5.city.test/m", platform="wechat"
)
CLOSED = Target(
    "4419000009",
    TargetKind.WEBSITE,
    "旧网站",
    "市档案局",
    "http://old.city.test/",
    state=TargetState.CLOSED,
)
NEWS = Column("dt", SITE.target_id, "工作动态", "http://czj.city.test/dt/", ColumnClass.NEWS)
PLAN = Column("gh", SITE.target_id, "规划计划", "http://czj.city.test/gh/", ColumnClass.YEARLY)
LEDGER = MaskedLedger(
    Ledger((SITE, ACCOUNT, CLOSED), (NEWS, PLAN), (Post(ACCOUNT.target_id, "六月工作", date(2023, 6, 20)),))
)

HOME = SITE.home_url
MOBILE = "13800138000"  # a well-known test number, personal for our purposes
MASKED = "138****8000"
DEAD = mask_probe(LinkProbe("http://czj.city.test/a.html", Outcome.HTTP_ERROR, 404), HASHER)


def site(number: int, host: str = "") -> Target:
    """One of many websites."""
    return Target(
        f"44190001{number:02}",
        TargetKind.WEBSITE,
        f"第{number}网站",
        f"第{number}单位",
        f"http://{host or f's{number}.city.test'}/",
    )


def sites(count: int, host: str = "") -> MaskedLedger:
    return MaskedLedger(Ledger(tuple(site(number, host) for number in range(count)), ()))


def wrong_word(shown: str = "登陆", *, url: str = HOME, confidence: float = 0.99) -> Finding:
    return Finding(
        "T1",
        Kind.WRONG_WORD,
        SITE.target_id,
        f"“{shown}”应为“登录”",
        url,
        Place(PartKind.BODY, 2, 2 + len(shown)),
        shown,
        "登录",
        context=f"请先{shown}系统",
        confidence=confidence,
    )


def page(url: str = HOME, **changes: object) -> Page:
    facts = PageFacts(
        title="示范市财政局",
        published=date(2023, 6, 29),
        text=f"请先登陆系统，咨询张三 {MOBILE}",
        parts=(
            TextPart(PartKind.BODY, f"请先登陆系统，咨询张三 {MOBILE}"),
            TextPart(PartKind.BOILERPLATE, "首页\n工作动态"),
        ),
        links=(
            Link("http://czj.city.test/a.html", "甲", LinkKind.PAGE),
            Link("http://czj.city.test/b.xls", "乙", LinkKind.ATTACHMENT),
            Link("mailto:office@city.test", "邮箱", LinkKind.OTHER),
        ),
        entries=(Entry("新闻一", "http://czj.city.test/a.html", date(2023, 6, 28)),),
    )
    home = Page(
        SITE.target_id,
        url,
        Outcome.OK,
        PageRole.HOME if url == HOME else PageRole.ARTICLE,
        depth=0 if url == HOME else 1,
        final_url=url,
        status=200,
        body_hash="ab" * 32,
        size=1000,
        facts=facts,
    )
    return replace(home, **changes)  # type: ignore[arg-type]


def inspected(*findings: Finding, of: Page | None = None) -> JudgedPage:
    outcome = CheckOutcome.FOUND if findings else CheckOutcome.OK
    runs = (CheckRun("wrong_words", outcome), CheckRun("links", CheckOutcome.FAILED, "ValueError"))
    masked, _ = mask_page(of or page(), DAY, HASHER)
    return JudgedPage(masked, findings, runs)


MENU = tuple(
    mask_entry(entry, HASHER)
    for entry in (
        MenuEntry(ACCOUNT.target_id, "1", "办事", "sub"),
        MenuEntry(
            ACCOUNT.target_id,
            "1.1",
            "查询",
            "view",
            "http://h5.city.test/q",
            Outcome.HTTP_ERROR,
            404,
            screenshot="snapshots/menu/q.png",
        ),
    )
)
