import hashlib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta

from govspider.checks import (
    account_functions,
    account_updates,
    bad_link,
    dead_column,
    dead_link,
    dead_menu,
    empty_column,
    hidden_link,
    home_updates,
    site_down,
    stale_column,
    stale_menu,
    wrong_link,
)
from govspider.demo import texts
from govspider.demo.accounts import ACCOUNTS, MAKES
from govspider.demo.articles import article, published, title_of
from govspider.demo.city import DEFAULT_PAGES, build_city
from govspider.demo.key import answer_key, positions
from govspider.demo.ledger import save_ledger
from govspider.demo.model import City, State
from govspider.demo.sites import LAYOUTS
from govspider.items import ColumnClass, Kind, TargetKind, TargetState
from govspider.ledger import load_ledger
from govspider.platforms import BY_CODE
from tests.stores import NATIONAL

DAYS = [date(2024, 2, 29), date(2023, 8, 31), date(2024, 12, 31), date(2025, 3, 1), date(2026, 11, 23)]
_TWELVE = 12
STALE_COLUMNS_VETO = NATIONAL.indicator("V4.1").threshold or 0
_SITE_KINDS = (home_updates.KIND, stale_column.KIND, empty_column.KIND, dead_column.KIND)


def test_as_many_targets_as_the_real_quarter(city: City) -> None:
    assert Counter(site.kind for site in city.sites) == {TargetKind.WEBSITE: 40, TargetKind.CHANNEL: 41}
    assert len(city.accounts) == 196
    assert len({site.target_id for site in city.sites} | {one.target_id for one in city.accounts}) == 277
    assert {account.menu_format for account in city.accounts} == {"selfmenu", "get"}


def test_accounts_of_every_platform_and_make(city: City) -> None:
    assert Counter(one.make for one in city.accounts if one.make) == dict.fromkeys(MAKES, 1)
    assert sum(any(item.fault for _, item in positions(one)) for one in city.accounts if one.make) == 8
    others = [one for one in city.accounts if one.platform != "wechat"]
    assert {one.platform for one in others} == BY_CODE.keys() - {"wechat"}
    assert ACCOUNTS / 4 < len(others) < ACCOUNTS / 2
    assert not any(one.menu or one.make for one in others)
    assert {one.fault for one in others} == {None, account_updates.KIND, account_functions.KIND}


def test_every_layout_stands_on_websites_and_channels(city: City) -> None:
    for kind in (TargetKind.WEBSITE, TargetKind.CHANNEL):
        assert {site.layout for site in city.sites if site.kind is kind} == set(LAYOUTS)
    assert {"gbk", "gb18030", "big5", "utf-8"} <= {site.charset for site in city.sites}


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5, 77, 20240630])
def test_every_kind_is_planted_often(seed: int) -> None:
    planted = Counter(
        item.kind for item in answer_key(build_city(seed, DEFAULT_PAGES, DAYS[0])) if not item.implied
    )
    for kind in (
        *_SITE_KINDS,
        Kind.WRONG_WORD,
        Kind.SENSITIVE_WORD,
        Kind.SECRECY_MARK,
        Kind.ID_CARD,
        Kind.PHONE,
        dead_link.KIND,
        wrong_link.KIND,
        bad_link.KIND,
        hidden_link.KIND,
        account_updates.KIND,
        dead_menu.KIND,
        stale_menu.KIND,
    ):
        assert planted[kind] >= _TWELVE, kind
    assert planted[site_down.KIND] == 3


def test_the_same_arguments_give_the_same_city() -> None:
    first = build_city(9, DEFAULT_PAGES, DAYS[0])
    build_city.cache_clear()
    assert build_city(9, DEFAULT_PAGES, DAYS[0]) == first
    assert build_city(10, DEFAULT_PAGES, DAYS[0]) != first
    assert [one.as_json() for one in answer_key(first)] == [
        one.as_json() for one in answer_key(build_city(9, DEFAULT_PAGES, DAYS[0]))
    ]


def test_the_ledger_is_valid_and_its_bytes_are_the_city_s(city: City, tmp_path: Path) -> None:
    digests = []
    for name in ("first", "second"):
        folder = tmp_path / name
        save_ledger(city, folder)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        digests.append(
            [(path.relative_to(folder), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]
        )
    assert digests[0] == digests[1]
    ledger = load_ledger(tmp_path / "first")
    assert Counter(target.kind for target in ledger.targets) == {
        TargetKind.WEBSITE: 40,
        TargetKind.CHANNEL: 41,
        TargetKind.ACCOUNT: 196,
    }
    assert len(ledger.columns) == sum(len(site.columns) for site in city.sites)
    assert sum(bool(target.other_hosts) for target in ledger.targets) >= 1


@pytest.mark.parametrize("day", DAYS)
def test_columns_are_stale_exactly_where_planted(day: date) -> None:
    one_day_out = one_day_in = 0
    for site in build_city(5, DEFAULT_PAGES, day).sites:
        for column in site.columns:
            window = NATIONAL.columns[column.column_class]
            if column.newest is None or not window.must_update or column.exempt:
                assert column.fault is not stale_column.KIND
                continue
            border = day - relativedelta(months=window.months) - timedelta(days=window.days)
            if column.window_days:
                border = day - timedelta(days=column.window_days)
            assert (column.newest < border) == (column.fault is stale_column.KIND)
            assert column.newest != border
            one_day_out += column.newest == border - timedelta(days=1)
            one_day_in += column.newest == border + timedelta(days=1)
    assert one_day_out >= 3
    assert one_day_in >= 3


@pytest.mark.parametrize("day", DAYS)
def test_homes_and_accounts_are_stale_exactly_where_planted(day: date) -> None:
    city = build_city(6, DEFAULT_PAGES, day)
    for site in city.sites:
        days = [column.newest for column in site.columns if column.on_home and column.newest]
        assert (max(days) < day - timedelta(days=14)) == site.stale_home
        assert max(days) != day - timedelta(days=14)
    for account in city.accounts:
        if account.state is not TargetState.NORMAL or account.service_only:
            assert account.fault is None
            continue
        newest = max((*account.posts, *account.entry_posts, *filter(None, [account.last_post])))
        limit = account.update_days or NATIONAL.windows.account.days
        assert (newest < day - timedelta(days=limit)) == (account.fault is account_updates.KIND)


def test_two_sites_meet_the_veto_of_five_columns(city: City) -> None:
    classes = {ColumnClass.NEWS, ColumnClass.NOTICE, ColumnClass.POLICY}
    stale = [
        sum(column.fault is stale_column.KIND and column.column_class in classes for column in site.columns)
        for site in city.sites
    ]
    empty = [sum(column.state is State.EMPTY for column in site.columns) for site in city.sites]
    assert max(stale) >= STALE_COLUMNS_VETO
    assert max(empty) >= STALE_COLUMNS_VETO


def test_near_misses_of_columns_and_accounts_exist(city: City) -> None:
    columns = [column for site in city.sites for column in site.columns]
    assert any(column.window_days for column in columns)
    assert any(column.exempt for column in columns)
    assert {State.FILES, State.FRAME, State.REFUSED, State.TEXT} <= {column.state for column in columns}
    assert any(column.pinned for column in columns)
    assert sum(account.service_only for account in city.accounts) >= 5
    assert sum(account.state is not TargetState.NORMAL for account in city.accounts) >= 3
    assert any(account.update_days == 30 for account in city.accounts)


def test_a_big_city_costs_nothing_until_it_is_read() -> None:
    big = build_city(2, 5000, DAYS[0])
    site = big.sites[0]
    index, column = max(enumerate(site.columns), key=lambda pair: pair[1].count)
    assert column.count > 500
    dates = [published(column, number) for number in range(column.count)]
    assert dates == sorted(dates, reverse=True)
    assert title_of(big.place, site, index, 400) == article(big.place, site, index, 400).title


def test_text_has_variety_and_no_wrong_word(city: City) -> None:
    wrong = {word.wrong for word in texts.wrong_words()}
    lines: list[str] = []
    for site in city.sites[:20]:
        for index, column in enumerate(site.columns):
            if column.state is State.LIST:
                made = article(city.place, site, index, 1)
                assert 2 <= len(made.paragraphs) <= 12
                lines += made.paragraphs
    text = "\n".join(lines)
    assert not [word for word in wrong if word in text]
    assert "{" not in text
    assert len(set(lines)) > 0.8 * len(lines)


def test_every_entry_page_has_a_bar_of_two_buttons_or_more(city: City) -> None:
    for account in city.accounts:
        if account.make:
            assert len(account.menu) >= 2
            leaves = [one for item in account.menu for one in (item.items or (item,))]
            assert all(one.url for one in leaves)


def test_menu_positions(city: City) -> None:
    account = next(one for one in city.accounts if one.make == "weui")
    found = dict(positions(account))
    assert found["1"].items
    assert found["1.2"].name == "通知公告"
    flat = next(one for one in city.accounts if one.make == "plain")
    assert [position for position, _ in positions(flat)][:2] == ["1", "2"]
