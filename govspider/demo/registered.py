"""What the city's ledger says of accounts besides their posts (台账登记), with what is wrong in it or speaks against it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from govspider.checks import (
    account_identity,
    advertising,
    app_filing,
    closed_account,
    monthly_originals,
    required_reposts,
)
from govspider.demo.model import Account, Place
from govspider.demo.posts import older_posts
from govspider.items import Repost, TargetState
from govspider.platforms.apps import APP_CODES
from govspider.quarters import Quarter

# In turn: none, one of a website; then near misses: of an app, of another register, not needed.
_FILINGS = (
    ("", app_filing.KIND),
    ("粤ICP备12345678号-3", app_filing.ODD),
    ("粤ICP备12345678号-3A", None),
    ("ZWYY2026440000123", None),
    ("不适用", None),
)
_OF_TOWN = "镇人民政府"
_LATER = 30  # days behind the closing on which an account still posts
_ADVERT, _NEAR_ADVERT = "【广告】", "【公益广告】"
_TITLED = frozenset({"toutiao", "baijiahao", "nanfanghao", "renminhao", "xuexi"})


def registered(place: Place, accounts: Iterable[Account]) -> tuple[Account, ...]:
    """The accounts with their rows of the ledger filled in."""
    made = list(accounts)
    _each(made, lambda one: one.platform in APP_CODES, _filed)
    _each(made, lambda one: one.platform not in APP_CODES, lambda one, turn: _certified(place, one, turn))
    _each(made, lambda one: one.state is not TargetState.NORMAL, _closed, resting=True)
    tables = {one.target_id for one in [account for account in made if account.exported][::2]}
    _each(made, lambda one: one.target_id in tables, _renamed)
    _each(made, lambda one: one.target_id in tables, _advertised)
    titled = (one for one in made if one.target_id in tables and one.platform in _TITLED)
    bound = {one.target_id for one in titled if _repost_day(place, one) is not None}
    _each(made, lambda one: one.target_id in bound, lambda one, turn: _asked(place, one, turn))
    whole = {one.target_id for one in made if one.target_id in tables and not one.reposts}
    _each(made, lambda one: one.target_id in whole, lambda one, turn: _with_originals(place, one, turn))
    return tuple(made)


def _each(
    made: list[Account],
    is_meant: Callable[[Account], bool],
    change: Callable[[Account, int], Account],
    *,
    resting: bool = False,
) -> None:
    """Change the accounts that are meant, in turn; of those that are inspected, or of those that rest."""
    meant = [
        number
        for number, one in enumerate(made)
        if (one.state is not TargetState.NORMAL) is resting and is_meant(one)
    ]
    for turn, number in enumerate(meant):
        made[number] = change(made[number], turn)


def _with_fault(account: Account, fault: str | None) -> Account:
    return replace(account, row_faults=(*account.row_faults, fault)) if fault else account


def _filed(account: Account, turn: int) -> Account:
    filing, fault = _FILINGS[turn % len(_FILINGS)]
    below_county = app_filing.TOWN if account.unit.name.endswith(_OF_TOWN) else None
    return _with_fault(_with_fault(replace(account, filing=filing), fault), below_county)


def _certified(place: Place, account: Account, turn: int) -> Account:
    """By its unit; the first by a company."""
    if turn:
        return replace(account, certified=account.unit.name)
    company = f"{place.name}云帆文化传媒有限公司"
    return _with_fault(replace(account, certified=company), account_identity.BODY)


def _closed(account: Account, turn: int) -> Account:
    """Closed before its last post, on the day of its last post, or nobody knows when."""
    newest = account.last_post or account.posts[0]
    if turn == 0:
        closed_on = newest - timedelta(days=_LATER)
        return _with_fault(replace(account, closed_on=closed_on), closed_account.ALIVE)
    return replace(account, closed_on=newest) if turn == 1 else account


def _renamed(account: Account, turn: int) -> Account:
    """The exported file shows another name, or the same with an ending."""
    if turn == 0:
        return _with_fault(replace(account, shown_name=f"{account.unit.short}之声"), account_identity.NAME)
    return replace(account, shown_name=f"{account.name}官方") if turn == 1 else account


def _advertised(account: Account, turn: int) -> Account:
    """An advertisement in the oldest post of one account, in another what only sounds like one."""
    if turn not in {1, 2}:
        return account
    *newer, oldest = account.exported
    if turn == 1:
        said = replace(oldest, text=f"{oldest.text}\n{_NEAR_ADVERT}讲文明，树新风")
    else:
        text = f"{oldest.text}\n{_ADVERT}云帆家居周年庆，全场五折"
        said = replace(oldest, text=text, kind=advertising.KIND, shown=(_ADVERT,))
    return replace(account, exported=(*newer, said))


def _with_originals(place: Place, account: Account, turn: int) -> Account:
    """A table that holds a whole month and says what is 原创: nothing in one account, in another one post of that month."""
    month = _month_held(place, account)
    if turn not in {0, 1} or month is None:
        return account
    first, last = month
    posts = (*account.exported, *older_posts(place, account, first))
    in_month = [number for number, post in enumerate(posts) if first <= post.published <= last]
    told = tuple(
        replace(post, original=turn == 1 and number == in_month[0]) for number, post in enumerate(posts)
    )
    made = replace(account, exported=told, posts=tuple(post.published for post in told))
    return _with_fault(made, monthly_originals.KIND) if turn == 0 else made


def _month_held(place: Place, account: Account) -> tuple[date, date] | None:
    """First and last day of the quarter's newest month that is over and behind which the account has posted; None: none."""
    newest = account.exported[0].published
    last = newest.replace(day=1) - timedelta(days=1)
    first = last.replace(day=1)
    return (first, last) if Quarter.of(place.day).first_day <= first else None


def _repost_day(place: Place, account: Account) -> date | None:
    """A day between its posts from which something has three days to be reposted; None: these lie in another quarter."""
    *_, third, oldest = (post.published for post in account.exported)
    issued, deadline = oldest + timedelta(days=1), third
    begin = Quarter.of(place.day).first_day
    return issued if begin <= deadline < place.day and (deadline - issued).days > 0 else None


def _asked(place: Place, account: Account, turn: int) -> Account:
    """Something that it did not repost, and something that it did in time, under a title of its own."""
    if turn:
        return account
    reposts = tuple(_reposts(place, account))
    return _with_fault(replace(account, reposts=reposts), required_reposts.MISSING)


def _reposts(place: Place, account: Account) -> Iterator[Repost]:
    issued = _repost_day(place, account)
    assert issued is not None  # it was chosen for that
    days = (account.exported[-2].published - issued).days
    for title in (
        f"{place.name}人民政府办公室关于做好防灾减灾宣传工作的通知",
        account.exported[-2].title,
    ):
        yield Repost(title, issued, days, (account.target_id,))
