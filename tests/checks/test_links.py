"""Dead, wrong, bad and hidden links: one finding for each address."""

import pytest

from govspider.checks import bad_link, dead_link, hidden_link, wrong_link
from govspider.checks.bad_sites import Mark, reason_of
from govspider.checks.protocol import TargetCheck
from govspider.items import FaultKind, LinkKind, Severity, StoredLink, Verdict
from tests.checks.building import (
    ACCOUNT,
    HOME,
    column,
    column_page,
    doubts,
    entry,
    facts_of,
    home,
    judge,
    link,
    page,
)

OUT = "http://www.out.test/x"
BY_VERDICT = [
    (dead_link.CHECK, Verdict.DEAD, dead_link.KIND),
    (wrong_link.CHECK, Verdict.WRONG, wrong_link.KIND),
    (bad_link.CHECK, Verdict.BAD, bad_link.KIND),
]


@pytest.mark.parametrize(("check", "verdict", "kind"), BY_VERDICT)
@pytest.mark.parametrize("met", [None, *Verdict])
def test_each_verdict_is_one_kind(
    check: TargetCheck, verdict: Verdict, kind: FaultKind, met: Verdict | None
) -> None:
    found = judge(check, facts_of(pages=(home(),), links=(link(OUT, met, reason="原因"),)))
    assert [finding.kind for finding in found] == ([kind] if met is verdict else [])
    assert all("原因" in finding.problem and finding.subject == OUT for finding in found)


def test_link_on_many_pages_is_one_finding_at_the_first() -> None:
    pages = (home(), page(f"{HOME}b", depth=1), page(f"{HOME}a", depth=1))
    links = tuple(link(OUT, Verdict.DEAD, on=url) for url in (f"{HOME}b", f"{HOME}a", f"{HOME}a"))
    (found,) = judge(dead_link.CHECK, facts_of(pages=pages, links=links))
    assert (found.page_url, found.count, found.evidence) == (f"{HOME}a", 2, f"hash of {HOME}a")
    assert found.problem.endswith("（共2个页面有此链接）")


def test_order_does_not_depend_on_the_links() -> None:
    links = tuple(link(f"{OUT}{n}", Verdict.DEAD) for n in (3, 1, 2))
    forth = judge(dead_link.CHECK, facts_of(pages=(home(),), links=links))
    back = judge(dead_link.CHECK, facts_of(pages=(home(),), links=links[::-1]))
    assert forth == back
    assert [found.subject for found in forth] == [f"{OUT}{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(("check", "verdict", "_kind"), BY_VERDICT)
def test_what_is_never_fetched_is_never_found(check: TargetCheck, verdict: Verdict, _kind: FaultKind) -> None:
    links = (link("mailto:a@b.test", verdict, kind=LinkKind.OTHER),)
    assert judge(check, facts_of(pages=(home(),), links=links)) == []


def test_column_or_menu_is_not_counted_twice() -> None:
    to_column = (link(f"{HOME}c1/", Verdict.DEAD),)
    assert (
        judge(dead_link.CHECK, facts_of(columns=(column(),), pages=(column_page(),), links=to_column)) == []
    )
    to_menu = (link("http://m.test/1", Verdict.DEAD),)
    assert judge(dead_link.CHECK, facts_of(menu=(entry(),), pages=(home(),), links=to_menu)) == []


def test_accounts_are_judged_on_bad_links_only() -> None:
    links = (link(OUT, Verdict.DEAD), link(f"{OUT}2", Verdict.BAD))
    facts = facts_of(ACCOUNT, pages=(home(),), links=links)
    assert judge(dead_link.CHECK, facts) == []
    assert len(judge(bad_link.CHECK, facts)) == 1


def test_unjudged_links_are_listed_by_reason() -> None:
    links = tuple(link(f"{OUT}{n}", Verdict.UNJUDGED, reason="多次访问超时") for n in (1, 1, 2))
    assert doubts(dead_link.CHECK, facts_of(pages=(home(),), links=links)) == [
        "2个链接无法判定：多次访问超时"
    ]


@pytest.mark.parametrize(
    "url", ["http://www.a.gov.test:8088/", "http://zfw.gov.cai99.test/", "http://www.b.gov.test/hacked.html"]
)
def test_a_bad_link_is_judged_by_where_it_leads(url: str) -> None:
    assert len(judge(bad_link.CHECK, facts_of(pages=(home(),), links=(link(url, Verdict.BAD),)))) == 1


@pytest.mark.parametrize("url", ["file:///C:/Users/a/1.doc", "D:/材料/2.xls", "\\\\server\\share\\3.xls"])
def test_files_on_an_editors_disk_are_wrong_links(url: str) -> None:
    links = (link(url, kind=LinkKind.OTHER),)
    (found,) = judge(wrong_link.CHECK, facts_of(pages=(home(),), links=links))
    assert "电脑上的文件" in found.problem
    assert judge(dead_link.CHECK, facts_of(pages=(home(),), links=links)) == []


def test_a_control_on_the_readers_own_machine_is_no_wrong_link() -> None:
    url = "http://localhost:18000/lodop"
    links = (link(url, Verdict.WRONG, kind=LinkKind.RESOURCE),)
    assert judge(wrong_link.CHECK, facts_of(pages=(home(),), links=links)) == []
    assert len(judge(wrong_link.CHECK, facts_of(pages=(home(),), links=(link(url, Verdict.WRONG),)))) == 1


def hidden(*links: StoredLink) -> list[Severity]:
    return [found.severity for found in judge(hidden_link.CHECK, facts_of(pages=(home(),), links=links))]


def test_hidden_link() -> None:
    (found,) = judge(hidden_link.CHECK, facts_of(pages=(home(),), links=(link(OUT, hidden=True),)))
    assert (found.kind, found.severity, found.subject) == (hidden_link.KIND, Severity.SEVERE, OUT)
    assert "隐藏方式为 left:-9999px" in found.problem


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("http://www.cnzz.com/stat/website.php", "站长统计"),
        ("http://js.users.51.la/1.js", ""),
        ("http://www.xn--55qw42g.test.xn--zfr164b/", "某市"),  # .政务
        ("http://get.other.test/", "下载 Flash 播放器"),
        ("http://up.other.test/", "升级浏览器"),
        ("http://www.siteserver.cn/", "SiteServer CMS"),
    ],
)
def test_counters_and_helpers_are_not_hidden_links(url: str, text: str) -> None:
    assert hidden(link(url, hidden=True, text=text)) == []


def test_a_hidden_link_to_nobody_knows_whom_is_for_a_person() -> None:
    facts = facts_of(
        pages=(home(),), links=(link(OUT, hidden=True), link(f"{OUT}2", hidden=True, text="澳门新葡京"))
    )
    assert [found.needs_person for found in judge(hidden_link.CHECK, facts)] == [True, False]


def test_link_that_is_also_shown_is_not_hidden() -> None:
    assert hidden(link(OUT, hidden=True), link(OUT)) == []
    assert len(hidden(link(OUT, hidden=True), link(OUT, on=f"{HOME}other"))) == 1


@pytest.mark.parametrize(
    ("category", "severity", "indicator"),
    [
        ("赌博", Severity.SEVERE, "V1.3"),
        ("色情", Severity.SEVERE, "V1.3"),
        ("停放域名", Severity.GENERAL, "G8"),
    ],
)
def test_a_name_that_is_for_sale_is_no_forbidden_content(
    category: str, severity: Severity, indicator: str
) -> None:
    reason = reason_of(Mark(category, "特征", 3))
    (found,) = judge(
        bad_link.CHECK, facts_of(pages=(home(),), links=(link(OUT, Verdict.BAD, reason=reason),))
    )
    assert (found.severity, found.indicator) == (severity, indicator)
    assert found.problem == f"链接“{found.shown}”指向{category}网站（特征“特征”）"
    account = facts_of(ACCOUNT, pages=(home(),), links=(link(OUT, Verdict.BAD, reason=reason),))
    assert [one.indicator for one in judge(bad_link.CHECK, account)] == (
        [indicator] if indicator == "V1.3" else []
    )


def test_hidden_bad_link_is_a_hidden_link_only() -> None:
    bad = link(OUT, Verdict.BAD, hidden=True, reason="链接指向赌博网站")
    facts = facts_of(pages=(home(),), links=(bad,))
    assert judge(bad_link.CHECK, facts) == []
    assert "赌博" in judge(hidden_link.CHECK, facts)[0].problem
