"""The city's new-media accounts (政务新媒体账号): names, posts, menus and what is wrong with them."""

from dataclasses import replace
from datetime import date, timedelta

from govspider.checks import (
    account_updates,
    dead_menu,
    stale_menu,
    unclear_menu,
    wrong_menu,
)
from govspider.demo import dates, texts
from govspider.demo.chance import dice, shuffled
from govspider.demo.elsewhere import ELSEWHERE, elsewhere, moved
from govspider.demo.model import Account, MenuItem, Place, Unit
from govspider.demo.open_pages import with_open_pages
from govspider.demo.registered import registered
from govspider.demo.sites import make_unit, town_slugs
from govspider.items import FaultKind, TargetState

ACCOUNTS = 196
# Makes of entry pages; those of the second line show all entries in one row.
_NESTED_MAKES = ("weui", "popup", "sheet", "dropup", "keys")
FLAT_MAKES = ("scroll", "plain", "shadow", "tabbar", "notice", "map", "frame")
MAKES = _NESTED_MAKES + FLAT_MAKES
WECHAT_HOST = "mp.weixin.test"
STOPPED = "illegal"  # the notice of a post that a person has to look at; what its author deletes is near it
_POST_NOTICES = (STOPPED, "deleted")
_SCRIPTED = 6  # menu pages that only a browser can show
_FAULTS = {account_updates.KIND: 20, dead_menu.KIND: 18, stale_menu.KIND: 16}
_NEAR = {"service": 10, "own_limit": 4, "by_a_day": 12, "closed": 4, "menu_by_a_day": 10, "refused": 4}
_ODD = {wrong_menu.KIND: 4, unclear_menu.KIND: 4}
_DEAD_PAGES = ("gone", "blank", "deleted", "migrated", "illegal", "nohost", "error")
# Accounts without a saved menu, their H5 page is opened in the browser: by rank, most of them with a fault in the menu.
ENTRY_RANKS = (1, 17, *range(21, 37, 5), *range(39, 54, 5), 98, 110, 150)
_OWN_LIMIT = 30  # days
_OF_POSTS = frozenset(
    {account_updates.KIND, "service", "own_limit", "by_a_day", "closed"}
)  # no matter of menus


def make_accounts(place: Place) -> tuple[Account, ...]:
    """All accounts."""
    made = [_plain(place, *row) for row in _rows(place)[:ACCOUNTS]]
    order = shuffled(range(ACCOUNTS), place.seed, "accounts")
    for rank, number in enumerate(sorted(order[rank] for rank in ENTRY_RANKS)):
        made[number] = _with_entry_page(place, made[number], rank)
    for rank, number in enumerate(order):
        made[number] = _with_part(place, made[number], rank)
    movable = [number for rank, number in enumerate(order) if _may_move(rank, made[number])]
    for turn, number in enumerate(movable):
        made[number] = moved(made[number], turn)
    hosts = {one.target_id: host_of(place, one.target_id) for one in made}
    return registered(place, list(with_open_pages(place, _with_gone_posts(made), hosts)))


def _with_gone_posts(accounts: list[Account]) -> list[Account]:
    """Of the accounts that list posts, one whose second newest WeChat has stopped; of another its author took it down."""
    able = [number for number, one in enumerate(accounts) if _lists_posts(one)]
    for number, notice in zip(able, _POST_NOTICES, strict=False):
        accounts[number] = replace(accounts[number], gone_posts=((accounts[number].posts[1], notice),))
    return accounts


def _lists_posts(account: Account) -> bool:
    is_plain = account.fault is None and account.state is TargetState.NORMAL
    return is_plain and account.platform == "wechat" and len(account.posts) > 1 and not account.service_only


def post_url(account: Account, day: date) -> str:
    """The address of a post that the ledger lists."""
    way = dict(account.gone_posts).get(day, "post")
    return f"http://{WECHAT_HOST}/s/{way}-{account.target_id}-{day:%Y%m%d}"


def post_title(account: Account, day: date) -> str:
    """Its title."""
    return f"{account.name}第{account.posts.index(day) + 1}期"


def _may_move(rank: int, account: Account) -> bool:
    """Whether the account of this rank may be another platform's: some with posts to judge, most plain ones."""
    parts = _parts()
    if account.make or not account.menu:
        return False
    if rank < len(parts):
        return parts[rank] in _OF_POSTS and rank % 3 == 0
    return rank >= len(parts) + _SCRIPTED and rank % 3 > 0


def _rows(place: Place) -> list[tuple[str, str, Unit]]:
    """Id, name, unit of every account: departments first, then several for each town."""
    rows: list[tuple[str, str, Unit]] = []
    sections = texts.sections("units.txt")
    for line in sections["portal"] + sections["department"]:
        slug, name, topics = line.split("|")
        unit = make_unit(place, f"{place.name}{name}", f"市{name}", tuple(topics.split(",")))
        title = f"{place.short}发布" if slug == "www" else f"{place.short}{name.removesuffix('局')}"
        rows.append((f"{place.label}_{slug}", title, unit))
    for ending, suffix, pattern, subjects in _TOWN_KINDS:
        for slug, town in zip(town_slugs(), place.towns, strict=True):
            unit = make_unit(place, f"{place.name}{town}{ending}", f"{town}{ending}", subjects)
            rows.append((f"{slug}_{suffix}", pattern.format(town=town.removesuffix("镇")), unit))
    return rows


_TOWN_KINDS = (
    ("人民政府", "fabu", "{town}发布", ("项目建设", "乡村振兴", "城市管理")),
    ("派出所", "gongan", "平安{town}", ("社会治安", "消防安全")),
    ("社区卫生服务中心", "weisheng", "{town}社区卫生", ("医疗服务", "民政服务")),
    ("文化服务中心", "wenhua", "{town}文化", ("公共文化", "全民健身")),
    ("政务服务中心", "zhengwu", "{town}政务服务", ("政务服务", "社会保险")),
)


def host_of(place: Place, target_id: str) -> str:
    """Host of an account's mobile pages."""
    return f"wx-{target_id.replace('_', '-')}.{place.label}.gov.test"


def _plain(place: Place, target_id: str, name: str, unit: Unit) -> Account:
    chance = dice(place.seed, "account", target_id)
    newest = place.day - timedelta(days=chance.randint(0, 9))
    return Account(
        target_id=target_id,
        name=name,
        unit=unit,
        menu=_menu(place, target_id),
        menu_format=chance.choice(("selfmenu", "get")),
        **_dated(chance.random() < 1 / 3, newest),  # type: ignore[arg-type]
    )


def _dated(listed: bool, newest: date) -> dict[str, object]:  # noqa: FBT001 - which of two forms
    """Posts as the ledger has them: a list of posts, or the last post alone."""
    if listed:
        return {"posts": tuple(newest - timedelta(days=4 * step) for step in range(5)), "last_post": None}
    return {"posts": (), "last_post": newest}


def _menu(place: Place, target_id: str) -> tuple[MenuItem, ...]:
    """Two or three buttons, three to six entries that lead somewhere or to a function of the account."""
    chance = dice(place.seed, "menu", target_id)
    base = f"http://{host_of(place, target_id)}/"
    news = chance.randint(0, 60)
    first = MenuItem(
        "微资讯",
        "sub",
        items=(
            MenuItem("最新动态", "view", f"{base}list/dt-{news}.html"),
            MenuItem("通知公告", "view", f"{base}list/tz-{chance.randint(1, 120)}.html"),
        ),
    )
    services = [
        MenuItem("办事指南", "view", f"{base}guide/{chance.randint(1, 8)}.html"),
        MenuItem("联系我们", "view", f"{base}contact.html"),
        MenuItem("在线预约", "miniprogram", "http://mp.weixin.test/"),
        MenuItem("常见问题", "click"),
        MenuItem("政策图解", "media_id"),
        MenuItem("推荐阅读", "article_id"),
    ]
    chosen = chance.sample(services, chance.randint(2, 3))
    last = chance.choice(
        (MenuItem("网上办事", "view", f"{base}guide/9.html"), MenuItem("我的账号", "click"), None)
    )
    middle = MenuItem("微服务", "sub", items=tuple(chosen))
    return tuple(item for item in (first, middle, last) if item)


def _with_entry_page(place: Place, account: Account, rank: int) -> Account:
    """An H5 entry page instead of a saved menu; two of three list posts there and nowhere else."""
    url = f"http://{host_of(place, account.target_id)}/index.html"
    account = replace(account, make=MAKES[rank % len(MAKES)], entry_url=url, menu=_web_menu(place, account))
    if rank % 3 == 0:
        return account
    newest = account.last_post or account.posts[0]
    posts = tuple(newest - timedelta(days=5 * step) for step in range(4))
    return replace(account, last_post=None, posts=(), entry_posts=posts)


def _web_menu(place: Place, account: Account) -> tuple[MenuItem, ...]:
    """A page's bar: its first button as in the saved menu, the others lead to pages only."""
    base = f"http://{host_of(place, account.target_id)}/"
    services = (
        MenuItem("办事指南", "view", f"{base}guide/1.html"),
        MenuItem("联系我们", "view", f"{base}contact.html"),
    )
    online = tuple(item for item in account.menu if item.kind == "view")
    return (account.menu[0], MenuItem("微服务", "sub", items=services), *online)


def _parts() -> list[str]:
    """Faults and near misses by rank."""
    return [part for part, count in (_FAULTS | _NEAR | _ODD).items() for _ in range(count)]


def _with_part(place: Place, account: Account, rank: int) -> Account:
    """The account with its fault or near miss, by its rank in the seed's order."""
    parts = _parts()
    if rank >= len(parts):
        return _plainer(place, account, rank - len(parts))
    part = parts[rank]
    turn = rank - parts.index(part)
    if isinstance(part, FaultKind):
        return _faulty(place, account, part, turn)
    return _near(place, account, part, turn)


def _plainer(place: Place, account: Account, turn: int) -> Account:
    """An account without fault: its menu opens in a browser only, or it is on another platform."""
    if turn < _SCRIPTED:
        return _scripted(account)
    return elsewhere(place, account, turn - _SCRIPTED) if turn < _SCRIPTED + ELSEWHERE else account


def _faulty(place: Place, account: Account, kind: str, turn: int) -> Account:
    chance = dice(place.seed, "fault", account.target_id)
    if kind == account_updates.KIND:
        limit = 7 if turn % 10 == 9 else None  # noqa: PLR2004 - two accounts have a shorter limit of their own
        days = chance.choice((1, 1, 4, 30, 90))
        newest = (
            place.day - timedelta(days=limit + days)
            if limit
            else dates.outside(dates.ACCOUNT_WINDOW, place.day, days)
        )
        old = _with_newest(account, newest)
        return replace(old, update_days=limit, fault=kind, menu=_aged(place, old.menu, newest))
    if kind == stale_menu.KIND:
        newest = dates.outside(dates.MENU_WINDOW, place.day, chance.choice((1, 1, 40, 400)))
        age = (place.day - newest).days
        return replace(account, menu=_changed(account.menu, "通知公告", kind, f"list/tz-{age}.html"))
    if kind == wrong_menu.KIND:
        return replace(
            account, menu=_changed(account.menu, "通知公告", kind, f"http://10.20.{turn}.8/oa/index.html")
        )
    if kind == unclear_menu.KIND:
        return replace(account, menu=_changed(account.menu, "通知公告", kind, account.menu[0].items[0].url))
    return replace(account, menu=_changed(account.menu, "最新动态", kind, _dead_page(turn)))


def _dead_page(turn: int) -> str:
    way = _DEAD_PAGES[turn % len(_DEAD_PAGES)]
    if way in {"deleted", "migrated", "illegal"}:
        return f"http://{WECHAT_HOST}/s/{way}-{turn}"
    return "http://wx-closed.expired.test/index.html" if way == "nohost" else f"{way}/{turn}.html"


def _with_newest(account: Account, newest: date) -> Account:
    if account.entry_posts:
        shift = account.entry_posts[0] - newest
        return replace(account, entry_posts=tuple(day - shift for day in account.entry_posts))
    return replace(account, **_dated(bool(account.posts), newest))  # type: ignore[arg-type]


def _aged(place: Place, menu: tuple[MenuItem, ...], newest: date) -> tuple[MenuItem, ...]:
    """Menu pages of an account that rests show nothing newer than its newest post."""
    age = (place.day - newest).days
    made = _changed(menu, "最新动态", None, f"list/dt-{age}.html")
    return _changed(made, "通知公告", None, f"list/tz-{age + 5}.html")


def _changed(menu: tuple[MenuItem, ...], name: str, fault: str | None, page: str) -> tuple[MenuItem, ...]:
    made = []
    for item in menu:
        if item.name == name:
            base = item.url.split("/", 3)
            url = page if "//" in page else "/".join((*base[:3], page))
            made.append(replace(item, url=url, fault=fault))
        else:
            made.append(replace(item, items=_changed(item.items, name, fault, page)))
    return tuple(made)


def _near(place: Place, account: Account, part: str, turn: int) -> Account:
    if part == "service":
        return replace(_with_newest(account, place.day - timedelta(days=40 + turn)), service_only=True)
    if part == "own_limit":
        newest = place.day - timedelta(days=_OWN_LIMIT - 1)
        return replace(_with_newest(account, newest), update_days=_OWN_LIMIT)
    if part == "by_a_day":
        return _with_newest(account, dates.inside(dates.ACCOUNT_WINDOW, place.day))
    if part == "closed":
        state = (TargetState.CLOSED, TargetState.OFFLINE, TargetState.PLANNED)[turn % 3]
        return replace(_with_newest(account, place.day - timedelta(days=300)), state=state)
    if part == "menu_by_a_day":
        age = (place.day - dates.inside(dates.MENU_WINDOW, place.day)).days
        return replace(account, menu=_changed(account.menu, "通知公告", None, f"list/tz-{age}.html"))
    return replace(account, menu=_changed(account.menu, "最新动态", None, f"refused/{turn}.html"))


def _scripted(account: Account) -> Account:
    """A menu page that scripts build: blank to plain HTTP, right in a browser."""
    return replace(account, menu=_changed(account.menu, "最新动态", None, "app/index.html"))
