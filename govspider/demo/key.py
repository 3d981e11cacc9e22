"""The answer key (标准答案): every planted fault with every address where it shows. No crawler reads it."""

from collections.abc import Iterator
from dataclasses import dataclass

from govspider.addresses import host_of
from govspider.checks import (
    dead_column,
    dead_link,
    foreign_script,
    gone_post,
    home_updates,
    monthly_originals,
    site_down,
)
from govspider.demo import layout_urls
from govspider.demo.accounts import FLAT_MAKES, STOPPED, post_title, post_url
from govspider.demo.model import Account, City, MenuItem, Plant, Site, Spot, State, Where
from govspider.demo.pages import home_numbers, list_numbers
from govspider.demo.plants import is_judged
from govspider.demo.script import in_script_of
from govspider.items import Kind, TargetState
from govspider.privacy.masking import mask_value
from govspider.privacy.people_lists import GRAVITY

PERSONAL = frozenset(GRAVITY)
_WITH_NEIGHBOURS = frozenset({"table", "portal"})  # layouts whose articles name the one before and behind


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One planted fault. A finding is right if it agrees in `shown` or `subjects`, on one of `urls`."""

    kind: str
    target_id: str
    urls: tuple[str, ...]  # empty: anywhere on the target
    shown: tuple[str, ...] = ()  # in the clear; written to disk masked
    subjects: tuple[str, ...] = ()
    suggestion: str = ""
    implied: bool = False  # follows from another fault: neither asked for nor false
    what: str = ""  # for the report: title or name of the place

    def as_json(self) -> dict[str, object]:
        """What is written to disk: personal data masked."""
        shown = [
            mask_value(Kind(self.kind), value) if self.kind in PERSONAL else value for value in self.shown
        ]
        made: dict[str, object] = {
            "kind": str(self.kind),
            "target_id": self.target_id,
            "urls": list(self.urls),
        }
        made |= {"shown": shown} if shown else {}
        made |= {"subject": list(self.subjects)} if self.subjects else {}
        made |= {"suggestion": self.suggestion} if self.suggestion else {}
        return made | ({"implied": True} if self.implied else {}) | {"what": self.what}


def answer_key(city: City) -> tuple[KeyItem, ...]:
    """All planted faults, implied ones marked, in a fixed order."""
    items: list[KeyItem] = []
    for site in city.sites:
        if is_judged(site):
            items += _of_site(site)
    for account in city.accounts:
        items += [_of_rows(account, fault) for fault in account.row_faults]
        if account.state is TargetState.NORMAL:
            items += _of_account(account)
    return tuple(items)


def personal_values(city: City) -> tuple[str, ...]:
    """Every planted personal value in the clear: what must never be found in anything that is kept.

    A value that is written in groups is there without its spaces, too.
    """
    shown = (value for item in answer_key(city) if item.kind in PERSONAL for value in item.shown)
    return tuple(dict.fromkeys(form for value in shown for form in (value, value.replace(" ", ""))))


def _of_site(site: Site) -> Iterator[KeyItem]:
    if site.down:
        yield KeyItem(site_down.KIND, site.target_id, (site.base,), what=site.name)
        for index, column in enumerate(site.columns):  # nothing opens on a site that is down
            url = layout_urls.column_url(site, index)
            subjects = (column.column_id, url)
            yield KeyItem(dead_column.KIND, site.target_id, (url,), subjects=subjects, implied=True)
        return
    if site.stale_home:
        yield KeyItem(home_updates.KIND, site.target_id, layout_urls.home_urls(site), what=site.name)
    if site.stranger:
        host = host_of(site.stranger)
        yield KeyItem(foreign_script.KIND, site.target_id, (), subjects=(host,), what=site.name)
    for index in range(len(site.columns)):
        yield from _of_column(site, index)
    for spot, plants in site.plants.items():
        for plant in plants:
            if plant.kind is not None:
                yield from _of_plant(site, spot, plant, plant.kind)


def _of_column(site: Site, index: int) -> Iterator[KeyItem]:
    column = site.columns[index]
    if column.fault is None:
        return
    url = layout_urls.column_url(site, index)
    subjects = (column.column_id, url)
    yield KeyItem(column.fault, site.target_id, (url,), subjects=subjects, what=f"{site.name}·{column.name}")
    if column.state in {State.GONE, State.ERROR}:  # the navigation's links to it are dead, too
        yield KeyItem(dead_link.KIND, site.target_id, (), subjects=(url,), implied=True, what=column.name)


def _of_plant(site: Site, spot: Spot, plant: Plant, kind: str) -> Iterator[KeyItem]:
    if plant.where in {Where.FILE, Where.PICTURE}:
        what, is_read = f"{site.name}·{plant.text}", plant.where is Where.FILE  # pictures by an extra only
        yield KeyItem(kind, site.target_id, (plant.url,), plant.shown, implied=not is_read, what=what)
        return
    places = _places(site, spot, plant)
    shown = tuple(in_script_of(text, is_traditional=site.traditional) for text in plant.shown)
    subjects = (plant.url,) if plant.url else ()
    what = plant.text if kind not in PERSONAL else site.name
    yield KeyItem(kind, site.target_id, places, shown, subjects, plant.suggestion, what=what)
    for also in plant.also:
        text = in_script_of(plant.text, is_traditional=site.traditional)
        if also == Kind.SENSITIVE_WORD:
            yield KeyItem(also, site.target_id, places, (text,), implied=True, what=text)
        else:
            behind = subjects or (layout_urls.article_url(site, spot.column, spot.number),)
            yield KeyItem(also, site.target_id, places, (), behind, implied=True, what=text)


def _places(site: Site, spot: Spot, plant: Plant) -> tuple[str, ...]:
    """Every address where a plant shows."""
    if spot == Spot():
        return layout_urls.home_urls(site)
    index, number = spot.column, spot.number
    found = [layout_urls.article_url(site, index, number)]
    if plant.where is Where.TITLE:
        column = site.columns[index]
        own = number // layout_urls.SCHEMES[site.layout].page_size + 1
        pages = sorted({1, own})  # a pinned entry stands on the first page, too
        found += [
            layout_urls.column_url(site, index, page)
            for page in pages
            if number in list_numbers(site, index, page)
        ]
        if number in home_numbers(column):
            found += layout_urls.home_urls(site)
        if site.layout in _WITH_NEIGHBOURS:
            near = [one for one in (number - 1, number + 1) if 0 <= one < column.count]
            found += [layout_urls.article_url(site, index, one) for one in near]
    return tuple(found)


def _of_rows(account: Account, fault: str) -> KeyItem:
    """What is wrong in the rows of an account; the national profile asks for no originals, the city's own does."""
    return KeyItem(fault, account.target_id, (), implied=fault == monthly_originals.KIND, what=account.name)


def _of_account(account: Account) -> Iterator[KeyItem]:
    entry = (account.entry_url or account.open_url,) if account.entry_url or account.open_url else ()
    if account.fault is not None:
        yield KeyItem(account.fault, account.target_id, entry, what=account.name)
    if account.open_fault is not None:
        yield KeyItem(account.open_fault, account.target_id, entry, what=account.name)
    for post in account.exported:
        if post.kind is not None:
            what = post.title if post.kind not in PERSONAL else account.name
            yield KeyItem(
                post.kind, account.target_id, (post.url,), post.shown, (), post.suggestion, what=what
            )
    for day, notice in account.gone_posts:
        if notice == STOPPED:
            what = post_title(account, day)
            yield KeyItem(gone_post.KIND, account.target_id, (post_url(account, day),), what=what)
    for position, item in positions(account):
        if item.fault is not None:
            found = (item.url, *entry)
            subjects = (position, item.url)
            what = f"{account.name}·{item.name}"
            yield KeyItem(item.fault, account.target_id, found, subjects=subjects, what=what)


def positions(account: Account) -> Iterator[tuple[str, MenuItem]]:
    """Menu entries with positions, `2` or `2.1`; bars that show all in a row have no second level."""
    if account.make in FLAT_MAKES:
        flat = [one for item in account.menu for one in (item.items or (item,))]
        yield from ((str(place), item) for place, item in enumerate(flat, start=1))
        return
    for place, item in enumerate(account.menu, start=1):
        yield str(place), item
        yield from ((f"{place}.{below}", one) for below, one in enumerate(item.items, start=1))
