"""As few targets of the demo city as show all that it has: a sweep of them takes a fifth of the time."""

from collections.abc import Hashable

from govspider.demo.model import Account, City, Plant, Site, Where
from govspider.demo.plants import is_judged
from govspider.privacy.people_lists import GRAVITY


def one_of_each(city: City, *, every_make: bool) -> frozenset[str]:
    """Targets that between them show what `_personal_of_site` and `_of_account` tell of any.

    Args:
        city: of all targets.
        every_make: also what `_make_of_site` and `_make_of_account` tell.
    """
    shown = {site.target_id: _personal_of_site(site) for site in city.sites}
    shown |= {account.target_id: _of_account(account) for account in city.accounts}
    if every_make:
        for site in city.sites:
            shown[site.target_id] |= _make_of_site(site)
        for account in city.accounts:
            shown[account.target_id] |= _make_of_account(account)
    missing: set[Hashable] = set().union(*shown.values())
    chosen: set[str] = set()
    while missing:
        best = max(shown, key=lambda target: len(shown[target] & missing))
        chosen.add(best)
        missing -= shown[best]
    return frozenset(chosen)


def _personal_of_site(site: Site) -> set[Hashable]:
    """Why it does not open; each kind of personal data with its place, each format of its files, near misses."""
    if site.down or not is_judged(site):
        return {(site.state, site.down)}
    plants = [plant for plant in _plants(site) if plant.kind is None or plant.kind in GRAVITY]
    files = {plant.url.rpartition(".")[2] for plant in plants if plant.where in {Where.FILE, Where.PICTURE}}
    return {*((plant.kind, plant.where) for plant in plants), *files}


def _make_of_site(site: Site) -> set[Hashable]:
    """How it is built, each kind of fault with its place, each format of its files."""
    if site.down or not is_judged(site):
        return set()
    files = {
        plant.url.rpartition(".")[2] for plant in _plants(site) if plant.where in {Where.FILE, Where.PICTURE}
    }
    faults = {(plant.kind, plant.where) for plant in _plants(site)}
    return {(site.kind, site.layout), (site.charset, site.declared), *faults, *files}


def _plants(site: Site) -> list[Plant]:
    return [plant for found in site.plants.values() for plant in found]


def _of_account(account: Account) -> set[Hashable]:
    """Its platform, what is wrong with its row in the ledger and with its exported posts."""
    return {account.platform, *account.row_faults, *(post.kind for post in account.exported)}


def _make_of_account(account: Account) -> set[Hashable]:
    """The make of its menu."""
    return {account.make}
