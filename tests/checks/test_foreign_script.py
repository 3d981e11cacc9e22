"""Scripts of strangers on most pages are told, for a person; counters, offices and what one page loads are not."""

import pytest

from govspider.checks.foreign_script import CHECK
from govspider.items import LinkKind
from tests.checks.building import ACCOUNT, HOME, facts_of, home, judge, link

STRANGE = "http://js.nobody-knows.test/t.js"


def on_pages(url: str, pages: int, *, of: int = 4, kind: LinkKind = LinkKind.RESOURCE) -> list[str]:
    """What is found where `pages` of `of` pages load an address."""
    links = [link(url, on=f"{HOME}{number}.html", kind=kind) for number in range(pages)]
    links += [link(f"{HOME}a.html", on=f"{HOME}{number}.html") for number in range(of)]
    found = judge(CHECK, facts_of(pages=(home(),), links=tuple(links)))
    assert all(one.needs_person for one in found)
    return [one.subject for one in found]


@pytest.mark.parametrize("kind", [LinkKind.RESOURCE, LinkKind.FRAME])
def test_a_strangers_script_on_most_pages(kind: LinkKind) -> None:
    assert on_pages(STRANGE, 3, kind=kind) == ["js.nobody-knows.test"]


@pytest.mark.parametrize(
    ("url", "pages"),
    [
        (STRANGE, 2),
        (f"{HOME}own.js", 4),
        ("https://hm.baidu.com/hm.js", 4),
        ("http://bszs.conac.cn/x.js", 4),
        ("http://lib.dgut.edu.cn/x.js", 4),
        ("http://zfwzgl.www.gov.cn/x.js", 4),
    ],
)
def test_what_is_known_or_rare_is_not_told(url: str, pages: int) -> None:
    assert on_pages(url, pages) == []


def test_links_and_accounts_are_not_looked_at() -> None:
    assert on_pages(STRANGE, 4, kind=LinkKind.PAGE) == []
    links = tuple(link(STRANGE, on=f"{HOME}{number}.html", kind=LinkKind.RESOURCE) for number in range(4))
    assert judge(CHECK, facts_of(ACCOUNT, pages=(home(),), links=links)) == []
