import random

import pytest

from govspider.addresses import Scope
from govspider.crawl.frontier import Frontier, Limits, PageTask, is_loop
from govspider.items import Column, ColumnClass, PageRole, Target, TargetKind

HOME = "http://a.test/"
TARGET = Target("1", TargetKind.WEBSITE, "甲", "甲单位", home_url=HOME)


def frontier(max_pages: int = 100, max_depth: int = 4, pattern_pages: int = 10) -> Frontier:
    return Frontier(Scope.of(TARGET), Limits(max_pages, max_depth, pattern_pages))


def column(column_id: str, url: str) -> Column:
    return Column(column_id, "1", column_id, url, ColumnClass.NEWS)


def urls(tasks: list[PageTask]) -> list[str]:
    return [task.url.removeprefix("http://a.test") for task in tasks]


def test_home_comes_alone_then_columns_then_links() -> None:
    crawl = frontier()
    (home,) = crawl.begin(HOME, [column("c2", "/x"), column("c1", "http://a.test/z/")])
    assert home == PageTask(HOME, 0, PageRole.HOME)
    crawl.found(home, ["http://a.test/b", "http://a.test/a", "http://a.test/z/", "http://b.test/"])
    second = crawl.next_round()
    assert urls(second) == ["/z/", "/a", "/b"]
    assert second[0] == PageTask("http://a.test/z/", 1, PageRole.COLUMN, "c1")


def test_a_column_that_is_the_home_page_is_visited_once() -> None:
    crawl = frontier()
    assert crawl.begin(HOME, [column("c1", HOME)]) == [PageTask(HOME, 0, PageRole.HOME, "c1")]
    assert crawl.next_round() == []


def test_the_budget_is_cut_from_the_sorted_end_and_counted() -> None:
    links = [f"http://a.test/{number:02}" for number in range(20)]
    rounds = []
    for seed in range(3):
        crawl = frontier(max_pages=6)
        (home,) = crawl.begin(HOME, [column("c", "http://a.test/zzz")])
        random.Random(seed).shuffle(links)
        crawl.found(home, links)
        rounds.append(urls(crawl.next_round()))
        assert crawl.left_out == 16
    assert rounds[0] == ["/zzz", "/00", "/01", "/02", "/03"]
    assert rounds[0] == rounds[1] == rounds[2]


@pytest.mark.parametrize(("max_depth", "reached"), [(0, 0), (1, 1), (2, 2), (3, 3)])
def test_depth_is_clicks_from_the_home_page(max_depth: int, reached: int) -> None:
    crawl = frontier(max_depth=max_depth)
    tasks, deepest = crawl.begin(HOME, []), 0
    while tasks:
        deepest = tasks[0].depth
        crawl.found(tasks[0], [f"http://a.test/{deepest + 1}"])
        tasks = crawl.next_round()
    assert deepest == reached


def test_further_pages_of_a_list_cost_no_depth() -> None:
    crawl = frontier(max_depth=1)
    (home,) = crawl.begin(HOME, [column("c", "http://a.test/list")])
    (first,) = crawl.next_round()
    crawl.found(first, [], "http://a.test/list_2")
    assert crawl.next_round() == [PageTask("http://a.test/list_2", 1)]
    assert home.depth == 0


def test_a_column_elsewhere_is_read_but_not_followed() -> None:
    crawl = frontier()
    crawl.begin(HOME, [column("c", "http://b.test/list")])
    (foreign,) = crawl.next_round()
    crawl.found(foreign, ["http://a.test/x", "http://b.test/y"])
    assert crawl.next_round() == []


def test_endless_parameters_end() -> None:
    crawl = frontier(max_pages=1000, pattern_pages=10)
    (home,) = crawl.begin(HOME, [])
    crawl.found(home, [f"http://a.test/show.jsp?id={number}&t=1" for number in range(50)])
    crawl.found(home, [f"http://a.test/art/{number}.html" for number in range(50)])
    found = urls(crawl.next_round())
    assert sum("show.jsp" in url for url in found) == 10
    assert sum("/art/" in url for url in found) == 50  # plain pages cannot go on without end


def test_a_calendar_is_seen_a_dozen_times() -> None:
    crawl = frontier(max_pages=1000, pattern_pages=100)
    (home,) = crawl.begin(HOME, [])
    crawl.found(home, [f"http://a.test/calendar/{2000 + n}/{m}/" for n in range(20) for m in range(1, 13)])
    assert len(crawl.next_round()) == 12


@pytest.mark.parametrize(
    ("url", "loop"),
    [
        ("http://a.test/a/b/a/b/a/b/a/b/x.html", True),
        ("http://a.test/" + "a" * 1000, True),
        ("http://a.test/a/b/a/b/x.html", False),
        ("http://a.test/2023/05/2023/art.html", False),
    ],
)
def test_loops_of_relative_links_are_told(url: str, loop: bool) -> None:  # noqa: FBT001
    assert is_loop(url) is loop


def test_a_home_page_without_an_address_is_no_crawl() -> None:
    assert frontier().begin("", []) == []
