"""Open pages of accounts on other platforms (公开页面): apps in stores, profiles with posts, right and faulty ones."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from govspider.checks import account_updates, app_pages, closed_account
from govspider.demo import dates
from govspider.demo.model import Account, Place
from govspider.demo.responses import Response, html
from govspider.demo.templating import render
from govspider.items import TargetState
from govspider.text.dates import CHINA

PATH = "open"  # first part of these pages' addresses
LOST = "lost.apk"
_ABLE = frozenset({"weibo", "toutiao", "douyin", "app"})
_POSTS, _STEP = 5, 3  # of a profile, days between them
# What is open of these accounts, each of one: platform, way, what is wrong with it.
_WAYS = (
    ("app", "fine", None),
    ("app", "near", None),  # a version one day inside its limit
    ("app", "unlisted", app_pages.GONE),
    ("app", "dead", app_pages.DOWNLOAD),
    ("app", "old", app_pages.OLD),
    ("douyin", "near", None),  # a post one day inside the limit
    ("douyin", "stale", account_updates.KIND),
    ("toutiao", "wall", None),  # a login is asked for: could not be judged
    ("kuaishou", "cancelled", closed_account.GONE),
)
# Pages that say something else: title and text.
_SAID = {
    "wall": ("登录", "登录后查看更多精彩内容"),
    "cancelled": ("用户主页", "该账号已注销"),
    "unlisted": ("应用下载", "抱歉，该应用已下架"),
}
# Of the accounts that rest, in turn, those with an open profile: why they rest, and what speaks against it. One that is
# not run any more may stay open; it has posted nothing since.
_RESTING = {1: (TargetState.OFFLINE, None), 3: (TargetState.CLOSED, closed_account.ALIVE)}


def with_open_pages(place: Place, accounts: list[Account], host_of: dict[str, str]) -> list[Account]:
    """The accounts, some of those of which the ledger only states a day with a page that opens without a login.

    Args:
        place: the city.
        accounts: all of them.
        host_of: the host of each.
    """
    made = list(accounts)
    able = (number for number, one in enumerate(made) if _may_open(one))
    for number, (platform, way, fault) in zip(able, _WAYS, strict=False):
        one = made[number]
        url = f"http://{host_of[one.target_id]}/{PATH}/{way}.html"
        made[number] = _opened(place, replace(one, platform=platform, open_url=url), way, fault)
    resting = [number for number, one in enumerate(made) if one.state is not TargetState.NORMAL]
    for turn, (state, closed_fault) in _RESTING.items():
        one = made[resting[turn]]
        url = f"http://{host_of[one.target_id]}/{PATH}/fine.html"
        made[resting[turn]] = _resting(replace(one, state=state, open_url=url), closed_fault)
    return made


def answer(account: Account, day: date, path: str) -> Response:
    """What an account's host answers below its open pages.

    Args:
        account: whose page it is.
        day: of inspection.
        path: below `/open/`.
    """
    way = path.removesuffix(".html")
    if path == LOST:
        return html(render("world.html", title="404", text="请求未能完成。"), status=404)
    if path.endswith(".apk"):
        return Response(200, b"PK\x03\x04", "application/vnd.android.package-archive")
    if way in _SAID:
        return html(render("world.html", title=_SAID[way][0], text=_SAID[way][1]))
    if account.platform == "app":
        updated = {"near": dates.inside(dates.APP_WINDOW, day), "old": dates.outside(dates.APP_WINDOW, day)}
        shown = updated.get(way, day - timedelta(days=20)).isoformat()
        download = LOST if way == "dead" else "app.apk"
        return html(render("open_app.html", account=account, updated=shown, download=download))
    posts = [
        {"awemeId": f"7{_seconds(one)}", "desc": f"{account.name}：便民服务短片", "createTime": _seconds(one)}
        for one in account.entry_posts
    ]
    return html(render("open_profile.html", account=account, posts=posts))


def _may_open(account: Account) -> bool:
    is_plain = account.fault is None and account.state is TargetState.NORMAL and account.update_days is None
    is_bare = not (account.posts or account.exported or account.hand_check or account.entry_url)
    return is_plain and is_bare and account.platform in _ABLE and not account.service_only


def _opened(place: Place, account: Account, way: str, fault: str | None) -> Account:
    if account.platform == "app" or way in {"wall", "cancelled"}:
        return replace(account, open_fault=fault)
    inside, outside = (
        dates.inside(dates.ACCOUNT_WINDOW, place.day),
        dates.outside(dates.ACCOUNT_WINDOW, place.day),
    )
    newest = outside if fault else inside
    posts = tuple(newest - timedelta(days=_STEP * step) for step in range(_POSTS))
    return replace(account, last_post=None, entry_posts=posts, fault=fault)


def _resting(account: Account, fault: str | None) -> Account:
    """An account that the ledger calls closed, whose profile opens; its posts go up to the ledger's last one."""
    newest = account.last_post or account.posts[0]
    posts = tuple(newest - timedelta(days=_STEP * step) for step in range(_POSTS))
    faults = (*account.row_faults, fault) if fault else account.row_faults
    return replace(
        account,
        platform="douyin",
        menu=(),
        make="",
        entry_url="",
        posts=(),
        last_post=newest,
        entry_posts=posts,
        row_faults=faults,
    )


def _seconds(day: date) -> int:
    return int(datetime.combine(day, time(10), CHINA).timestamp())
