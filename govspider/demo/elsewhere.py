"""Accounts of the city on other platforms than WeChat (其他平台的账号): posts alone, by ledger, export or worksheet."""

from dataclasses import replace
from datetime import timedelta

from govspider.checks import account_functions, closed_account
from govspider.demo.model import Account, Place
from govspider.demo.posts import exported_posts
from govspider.items import HandCheck
from govspider.quarters import Quarter

ELSEWHERE = 30  # accounts with exports, worksheets or a day alone, two of each platform
_EXPORTS = 16  # of them have their posts in an exported file
_SHEETS = 10  # of them stand in a worksheet that a person has filled in
_BROKEN = 3  # of these with functions that do not work
# Platforms of those that the ledger alone speaks for, as often as in a city: most of them Weibo's.
PLATFORMS = (
    *("weibo", "weibo", "weibo", "weibo", "toutiao", "toutiao", "douyin", "douyin", "app", "miniprogram"),
    *("channels", "kuaishou", "xiaohongshu", "baijiahao", "nanfanghao", "xuexi", "wecom", "other"),
)
# Those with exports, worksheets or a day alone, in turn.
_EACH = (
    *("weibo", "app", "miniprogram", "douyin", "kuaishou", "channels", "toutiao", "xiaohongshu", "bilibili"),
    *("baijiahao", "nanfanghao", "xuexi", "renminhao", "wecom", "disclosure"),
)


def moved(account: Account, turn: int) -> Account:
    """The account on another platform, its posts as they are."""
    return replace(account, platform=PLATFORMS[turn % len(PLATFORMS)], menu=())


def elsewhere(place: Place, account: Account, turn: int) -> Account:
    """On a platform without menu and pages; some have their posts in an exported file, the others the day of the last."""
    if account.make:
        return account
    platform = _EACH[turn % len(_EACH)]
    newest = account.last_post or account.posts[0]
    made = replace(account, platform=platform, menu=(), posts=(), last_post=newest)
    if turn >= _EXPORTS:
        return _looked_at(place, made, turn - _EXPORTS) if turn < _EXPORTS + _SHEETS else made
    days = tuple(newest - timedelta(days=4 * step) for step in range(4))
    posts = exported_posts(place, made, days, turn)
    return replace(made, posts=days, last_post=None, exported=posts)


def _looked_at(place: Place, account: Account, turn: int) -> Account:
    """Seen by a person two days ago, who has written the day of the newest post into the worksheet."""
    seen = max(place.day - timedelta(days=2), Quarter.of(place.day).first_day)
    newest = min(account.last_post or seen, seen)
    is_gone = turn == _SHEETS - 1
    works = None if is_gone or turn % 4 == _BROKEN else turn >= _BROKEN
    check = HandCheck(
        account.target_id,
        seen,
        newest,
        works,
        f"{account.target_id}.png",
        shown_name=f"{account.name}（官方）",
        is_open=not is_gone if is_gone or works is not None else None,
    )
    fault = account_functions.KIND if works is False else None
    faults = (closed_account.GONE,) if is_gone else ()
    return replace(account, last_post=newest, hand_check=check, fault=fault, row_faults=faults)
