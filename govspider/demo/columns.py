"""Columns of one site and their dates (栏目与日期): by the part that the site plays."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from govspider.checks import dead_column, empty_column, stale_column
from govspider.demo import catalogue, dates
from govspider.demo.catalogue import Offer
from govspider.demo.model import DemoColumn, State
from govspider.demo.roles import Role
from govspider.items import ColumnClass
from govspider.profile import Window

_LEAST = 3  # entries of a list: what a reader takes for a list
_BIG = 40  # pages from which a site has all sorts of columns
_LONG_AGO = 400  # days past the window, at most
_DEAD_STATES = (State.GONE, State.ERROR)
_FIXED_DAYS = 30
_WAYS = ("own", "exempt_stale", "exempt_empty", "files", "frame", "refused")


def make_columns(
    chance: random.Random, role: Role, turn: int, day: date, pages: int, *, small: bool
) -> tuple[DemoColumn, ...]:
    """The columns of a site.

    Args:
        chance: the site's.
        role: the part that the site plays.
        turn: the site's number among those that play it.
        day: day of inspection.
        pages: how many pages the site should have.
        small: a channel, with fewer columns than a website.
    """
    offers = _offers(chance, role, pages, small=small)
    columns = [_fresh(chance, offer, number, day) for number, offer in enumerate(offers)]
    columns = _played(chance, role, turn, columns, day)
    return tuple(_sized(columns, pages))


def _offers(chance: random.Random, role: Role, pages: int, *, small: bool) -> list[Offer]:
    pick = chance.choice
    news = chance.sample(
        catalogue.NEWS, 2 if pages >= _BIG or role in {Role.STALE_COLUMN, Role.MANY_STALE} else 1
    )
    offers = [*news, pick(catalogue.NOTICES)]
    if small:
        offers.append(
            pick(catalogue.POLICIES + catalogue.INTERPRETATIONS + catalogue.OTHERS + catalogue.YEARLY)
        )
    else:
        offers.append(pick(catalogue.POLICIES))
        offers.append(pick(catalogue.INTERPRETATIONS + catalogue.OTHERS + catalogue.YEARLY))
    if role is Role.MANY_EMPTY or pages >= _BIG:
        offers += catalogue.EXTRA
    if role is Role.MANY_STALE:
        offers += [
            one for one in (*catalogue.NEWS, *catalogue.NOTICES, *catalogue.POLICIES) if one not in offers
        ]
    if role in {Role.EMPTY_COLUMN, Role.DEAD_COLUMN}:
        offers.append(pick(catalogue.EXTRA))
    if role is Role.NEAR_COLUMNS:
        offers.append(pick(catalogue.EXTRA))
        offers += [one for one in (pick(catalogue.POLICIES), pick(catalogue.YEARLY)) if one not in offers]
    return [*dict.fromkeys(offers), pick(catalogue.STATIC)]


def _fresh(chance: random.Random, offer: Offer, number: int, day: date) -> DemoColumn:
    window = dates.COLUMN_WINDOWS[offer.column_class]
    static = window is None
    if window is None:
        newest = None
    elif offer.column_class is ColumnClass.NEWS:
        newest = day - timedelta(days=chance.randint(0, 9))
    else:
        newest = day - timedelta(days=chance.randint(3, 90))
    return DemoColumn(
        column_id=f"c{number + 1:02d}",
        name=offer.name,
        slug=offer.slug,
        frames=offer.frames,
        column_class=offer.column_class,
        column_type=offer.column_type,
        newest=newest,
        state=State.TEXT if static else State.LIST,
        on_home=offer.column_class in {ColumnClass.NEWS, ColumnClass.NOTICE},
        pinned=offer.column_class is ColumnClass.NOTICE and chance.random() < 1 / 3,
    )


def _played(
    chance: random.Random, role: Role, turn: int, columns: list[DemoColumn], day: date
) -> list[DemoColumn]:
    match role:
        case Role.STALE_HOME:
            return _stale_home(chance, columns, day)
        case Role.FRESH_BY_A_DAY:
            return [_home_date(column, dates.inside(dates.HOME_WINDOW, day)) for column in columns]
        case Role.STALE_COLUMN:
            return _stale_some(chance, columns, day)
        case Role.MANY_STALE:
            return [columns[0], *(_stale(chance, column, day) for column in columns[1:])]
        case Role.NEAR_COLUMNS:
            return list(_near(turn, columns, day))
    return [_extra(role, turn, column) for column in columns]


def _extra(role: Role, turn: int, column: DemoColumn) -> DemoColumn:
    """An empty or dead column where the site plays that part."""
    if column.slug in _extra_slugs():
        if role in {Role.MANY_EMPTY, Role.EMPTY_COLUMN}:
            return _empty(column)
        if role is Role.DEAD_COLUMN:
            return _dead(column, _DEAD_STATES[turn % len(_DEAD_STATES)])
    return column


def _extra_slugs() -> frozenset[str]:
    return frozenset(offer.slug for offer in catalogue.EXTRA)


def _stale_home(chance: random.Random, columns: list[DemoColumn], day: date) -> list[DemoColumn]:
    """Nothing on the home page is new; so its news columns are stale too, its notices are not."""
    made = []
    for column in columns:
        if column.column_class is ColumnClass.NEWS:
            made.append(_stale(chance, column, day))
        elif column.on_home:
            made.append(_home_date(column, dates.outside(dates.HOME_WINDOW, day, chance.randint(1, 60))))
        else:
            made.append(column)
    return made


def _home_date(column: DemoColumn, newest: date) -> DemoColumn:
    return replace(column, newest=newest) if column.on_home else column


def _stale_some(chance: random.Random, columns: list[DemoColumn], day: date) -> list[DemoColumn]:
    """One or two stale columns; the first keeps the home page fresh."""
    able = [place for place, column in enumerate(columns) if place and column.newest]
    chosen = set(chance.sample(able, min(2, len(able))))
    return [
        _stale(chance, column, day) if place in chosen else column for place, column in enumerate(columns)
    ]


def _stale(chance: random.Random, column: DemoColumn, day: date) -> DemoColumn:
    window = dates.COLUMN_WINDOWS[column.column_class]
    if window is None:
        return column
    days = chance.choice((1, 1, chance.randint(2, _LONG_AGO)))
    return replace(column, newest=dates.outside(window, day, days), fault=stale_column.KIND)


def _empty(column: DemoColumn) -> DemoColumn:
    return replace(column, state=State.EMPTY, newest=None, fault=empty_column.KIND)


def _dead(column: DemoColumn, state: State) -> DemoColumn:
    return replace(column, state=state, newest=None, fault=dead_column.KIND)


def _near(turn: int, columns: list[DemoColumn], day: date) -> Iterable[DemoColumn]:
    """Columns that look like faults and are none."""
    for column in columns:
        window = dates.COLUMN_WINDOWS[column.column_class]
        if window is None:
            yield column
        elif column.slug in _extra_slugs():
            yield _odd(column, _WAYS[turn % len(_WAYS)], window, day)
        elif column.on_home and column.column_class is ColumnClass.NEWS:
            yield column
        else:
            yield replace(column, newest=dates.inside(window, day))


def _odd(column: DemoColumn, way: str, window: Window, day: date) -> DemoColumn:
    if way == "own":  # rests longer than its class allows, within its own period
        newest = dates.outside(window, day, _FIXED_DAYS)
        return replace(column, newest=newest, window_days=(day - newest).days + 1)
    if way == "exempt_stale":
        return replace(column, newest=dates.outside(window, day, _LONG_AGO), exempt="历史专题，不再更新")
    if way == "exempt_empty":
        return replace(column, state=State.EMPTY, newest=None, exempt="尚无此类事项")
    state = {"files": State.FILES, "frame": State.FRAME, "refused": State.REFUSED}[way]
    return replace(column, state=state)


def _sized(columns: list[DemoColumn], pages: int) -> Iterable[DemoColumn]:
    """Give the columns their entries: what is left of the pages, news twice as many as others."""
    lists = [column for column in columns if column.newest is not None]
    left = max(pages - 1 - len(columns), 0)
    shares = sum(2 if column.column_class is ColumnClass.NEWS else 1 for column in lists) or 1
    for column in columns:
        if column.newest is None:
            yield column
            continue
        share = 2 if column.column_class is ColumnClass.NEWS else 1
        yield replace(column, count=max(_LEAST, left * share // shares))
