"""As few targets of the demo city as show all that it has: a sweep of them takes a fifth of the time."""

from collections.abc import Hashable

from govspider.demo.model import Account, City, Site, Where
from govspider.demo.plants import is_judged
from govspider.privacy.people_lists import GRAVITY


def one_of_each(city: City, *, every_make: bool) -> frozenset[str]:
    """Targets that between them show what `_of_site` and `_of_account` tell of any.

    Args:
        city: of all targets.
        every_make: not of personal data alone.
    """
    shown = {site.target_id: _of_site(site, every_make=every_make) for site in city.sites}
    shown |= {account.target_id: _of_account(account, every_make=every_make) for account in city.accounts}
    missing: set[Hashable] = set().union(*shown.values())
    chosen: set[str] = set()
    while missing:
        best = max(shown, key=lambda target: len(shown[target] & missing))
        chosen.add(best)
        missing -= shown[best]
    return frozenset(chosen)


def _of_site(site: Site, *, every_make: bool) -> set[Hashable]:
    """Why it does not open; each kind of personal data with its place, each format of its files, near misses.

    Of every make: how it is built, and the same of every kind of fault.
    """
    if site.down or not is_judged(site):
        return {(site.state, site.down)}
    built: set[Hashable] = {(site.kind, site.layout), (site.charset, site.declared)} if every_make else set()
    plants = [
        plant
        for found in site.plants.values()
        for plant in found
        if every_make or plant.kind is None or plant.kind in GRAVITY
    ]
    files = {plant.url.rpartition(".")[2] for plant in plants if plant.where in {Where.FILE, Where.PICTURE}}
    return {*built, *((plant.kind, plant.where) for plant in plants), *files}


def _of_account(account: Account, *, every_make: bool) -> set[Hashable]:
    """Its platform, what is wrong with its row in the ledger and with its exported posts; the make of its menu."""
    make = {account.make} if every_make else set()
    return {account.platform, *make, *account.row_faults, *(post.kind for post in account.exported)}
