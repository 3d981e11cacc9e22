"""Posts in exported files: what the key says of them is what the files hold."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from govspider.checks import account_identity, app_filing, closed_account, monthly_originals, required_reposts
from govspider.crawl.post_pages import post_pages
from govspider.demo.city import DEFAULT_PAGES, build_city
from govspider.demo.key import answer_key
from govspider.demo.ledger import save_ledger
from govspider.items import Kind
from govspider.ledger import check_ledger, load_ledger
from tests.demo.conftest import DAY


@pytest.mark.parametrize("seed", [1, 7, 8861])
def test_planted_posts_are_read_back_from_the_files(seed: int, tmp_path: Path) -> None:
    city = build_city(seed, DEFAULT_PAGES, DAY)
    save_ledger(city, tmp_path)
    assert {path.suffix for path in (tmp_path / "发文").iterdir()} == {".csv", ".json"}
    checked = check_ledger(tmp_path)
    assert checked.problems == []
    assert checked.ledger is not None
    accounts = [account for account in city.accounts if account.exported]
    planted: Counter[str] = Counter()
    for account in accounts:
        posts = [post for post in checked.ledger.posts if post.target_id == account.target_id]
        pages = {page.url: page for page in post_pages(posts, tmp_path, DAY, {})}
        for post in account.exported:
            facts = pages[post.url].facts
            assert facts is not None
            assert (facts.title, facts.published) == (post.title, post.published)
            said = "\n".join(part.text for part in facts.parts)
            assert all(text in said for text in post.shown)
            planted[post.kind or ""] += 1
    kinds = {Kind.WRONG_WORD: 3, Kind.ID_CARD: 1, Kind.PHONE: 1, Kind.SENSITIVE_WORD: 1}
    assert all(planted[kind] >= least for kind, least in kinds.items())
    ids = {one.target_id for one in accounts}
    keyed = Counter(item.kind for item in answer_key(city) if item.target_id in ids and item.urls)  # no rows
    assert keyed == {kind: count for kind, count in planted.items() if kind}


@pytest.mark.parametrize("seed", [1, 7, 8861])
def test_what_is_planted_in_the_rows_of_accounts(seed: int) -> None:
    city = build_city(seed, DEFAULT_PAGES, date(2023, 6, 30))
    planted = Counter(fault for account in city.accounts for fault in account.row_faults)
    assert {
        app_filing.KIND,
        app_filing.ODD,
        app_filing.TOWN,
        account_identity.NAME,
        account_identity.BODY,
        closed_account.ALIVE,
        closed_account.GONE,
        monthly_originals.KIND,
        required_reposts.MISSING,
    } == planted.keys()


def test_accounts_stand_on_more_than_ten_platforms() -> None:
    city = build_city(1, DEFAULT_PAGES, DAY)
    assert len({account.platform for account in city.accounts}) > 10
    assert all(account.menu for account in city.accounts if account.platform == "wechat")


@pytest.mark.parametrize("day", [DAY, date(2023, 6, 30), date(2025, 7, 1)])
def test_the_worksheet_says_what_the_city_planted(day: date, tmp_path: Path) -> None:
    city = build_city(7, DEFAULT_PAGES, day)
    save_ledger(city, tmp_path)
    seen = [account.hand_check for account in city.accounts if account.hand_check]
    assert load_ledger(tmp_path).hand_checks == tuple(sorted(seen, key=lambda one: one.target_id))
    assert {one.works for one in seen} == {True, False, None}
