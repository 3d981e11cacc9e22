"""Every kind of dead link that a reader meets is told, nothing that no reader asks for; an address costs one request."""

from collections import Counter
from pathlib import Path

import pytest

from tests import link_tree
from tests.crawling import Crawled, crawl, website
from tests.servers import TableServer

pytestmark = pytest.mark.slow

_MOST_REQUESTS = 1.05  # per address on a healthy tree


def inspected(folder: Path, server: TableServer) -> Crawled:
    return crawl(folder, [website("4419000001", server.url("/"))], GOVSPIDER_JUDGE_LINKS="1")


def test_every_dead_link_that_a_reader_meets_and_no_other(tmp_path: Path) -> None:
    with TableServer(link_tree.table(healthy=False)) as server:
        crawled = inspected(tmp_path, server)
        base = server.url("")
    told = {row["subject"].removeprefix(base) for row in crawled.rows("SELECT * FROM findings")}
    assert told == link_tree.addresses("dead")


def test_a_healthy_site_is_asked_for_each_address_once(tmp_path: Path) -> None:
    with TableServer(link_tree.table(healthy=True)) as server:
        crawled = inspected(tmp_path, server)
        asked: Counter[str] = Counter()
        for name, times in server.seen.items():
            asked[name.partition(" ")[2]] += times
    assert crawled.rows("SELECT kind, subject FROM findings") == []
    assert not [path for path in asked if path.startswith(("/dead/", "/unread/"))]
    assert set(link_tree.addresses("live")) <= set(asked)
    assert sum(asked.values()) <= _MOST_REQUESTS * len(asked), {path: n for path, n in asked.items() if n > 1}
