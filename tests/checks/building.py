"""Facts to judge, written short: a target with pages, columns, links and menu entries; the day."""

from datetime import date
from typing import cast

from govspider.checks.bad_sites import load_bad_sites
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import (
    Column,
    ColumnClass,
    Entry,
    Finding,
    HandCheck,
    LinkKind,
    LinkProbe,
    MenuEntry,
    Outcome,
    PageRole,
    Post,
    StoredLink,
    StoredPage,
    Target,
    TargetFacts,
    TargetKind,
    Verdict,
)
from tests.stores import DICTIONARIES, NATIONAL

BAD_SITES = load_bad_sites(DICTIONARIES)
DAY = date(2023, 6, 30)
HOME = "http://www.a.gov.test/"
SITE = Target("4419000001", TargetKind.WEBSITE, "甲网站", "甲局", home_url=HOME)
ACCOUNT = Target("WX1", TargetKind.ACCOUNT, "甲发布", "甲局", platform="wechat")


def page(url: str = HOME, role: PageRole = PageRole.ARTICLE, **facts: object) -> StoredPage:
    """A page; `dates` are those of its entries, `undated` the addresses of entries without one."""
    dates = cast("tuple[date, ...]", facts.pop("dates", ()))
    undated = cast("tuple[str, ...]", facts.pop("undated", ()))
    entries = tuple(Entry(f"条目{n}", f"{url}t{n}.html", day) for n, day in enumerate(dates))
    entries += tuple(Entry("条目", address, None) for address in undated)
    return StoredPage(
        url=url,
        role=role,
        outcome=cast("Outcome", facts.pop("outcome", Outcome.OK)),
        status=cast("int | None", facts.pop("status", 200)),
        title=cast("str", facts.pop("title", "")),
        published=cast("date | None", facts.pop("published", None)),
        column_id=cast("str", facts.pop("column_id", "")),
        body_hash=f"hash of {url}",
        entries=entries,
        text_length=cast("int", facts.pop("text_length", 0)),
        **facts,  # type: ignore[arg-type]
    )


def home(**facts: object) -> StoredPage:
    """The home page."""
    return page(HOME, PageRole.HOME, **facts)


def column(column_class: ColumnClass = ColumnClass.NEWS, url: str = f"{HOME}c1/", **facts: object) -> Column:
    """A column of the ledger."""
    return Column("c1", SITE.target_id, "通知公告", url, column_class, **facts)  # type: ignore[arg-type]


def column_page(**facts: object) -> StoredPage:
    """The page that the column opened."""
    return page(f"{HOME}c1/", PageRole.COLUMN, column_id="c1", depth=1, **facts)


def link(
    url: str,
    verdict: Verdict | None = None,
    on: str = HOME,
    *,
    text: str = "链接",
    kind: LinkKind = LinkKind.PAGE,
    hidden: bool = False,
    reason: str = "",
) -> StoredLink:
    """One occurrence of a link, judged or not."""
    probe = LinkProbe(url, Outcome.OK) if verdict else None
    how = "left:-9999px" if hidden else ""
    return StoredLink(on, url, text, kind, hidden, how, probe, verdict, reason, body_hash=f"hash of {on}")


def entry(outcome: Outcome | None = Outcome.OK, **facts: object) -> MenuEntry:
    """An opened menu entry."""
    return MenuEntry("WX1", "1.2", "最新动态", "view", url="http://m.test/1", outcome=outcome, **facts)  # type: ignore[arg-type]


def facts_of(
    target: Target = SITE,
    *,
    columns: tuple[Column, ...] = (),
    posts: tuple[Post, ...] = (),
    pages: tuple[StoredPage, ...] = (),
    links: tuple[StoredLink, ...] = (),
    menu: tuple[MenuEntry, ...] = (),
    hand_check: HandCheck | None = None,
) -> TargetFacts:
    """All facts of a target."""
    return TargetFacts(target, columns, posts, pages, links, menu, hand_check=hand_check)


def judge(check: TargetCheck, facts: TargetFacts, day: date = DAY) -> list[Finding]:
    """What a target check finds. Target checks read no dictionaries."""
    return list(check.run(facts, context_of(day)))


def doubts(check: TargetCheck, facts: TargetFacts) -> list[str]:
    """What a target check could not judge."""
    return list(check.unjudged(facts, context_of(DAY)))


def context_of(day: date) -> CheckContext:
    return CheckContext(day, NATIONAL, BAD_SITES)
