"""As few targets of the demo city as show all that it has: a sweep of them takes a fifth of the time."""

from collections.abc import Hashable

from govspider.demo.model import Account, City, Site, Where
from govspider.demo.plants import is_judged


def one_of_each(city: City) -> frozenset[str]:
    """Targets that between them show what `_of_site` and `_of_account` tell of any."""
    shown = {site.target_id: _of_site(site) for site in city.sites}
    shown |= {account.target_id: _of_account(account) for account in city.accounts}
    missing: set[Hashable] = set().union(*shown.values())
    chosen: set[str] = set()
    while missing:
        best = max(shown, key=lambda target: len(shown[target] & missing))
        chosen.add(best)
        missing -= shown[best]
    return frozenset(chosen)


def _of_site(site: Site) -> set[Hashable]:
    """How it is built, or why it does not open; each kind of fault with its place, each format of its files, near misses."""
    if site.down or not is_judged(site):
        return {(site.state, site.down)}
    plants = [plant for found in site.plants.values() for plant in found]
    files = {plant.url.rpartition(".")[2] for plant in plants if plant.where in {Where.FILE, Where.PICTURE}}
    return {
        (site.kind, site.layout),
        (site.charset, site.declared),
        *((plant.kind, plant.where) for plant in plants),
        *files,
    }


def _of_account(account: Account) -> set[Hashable]:
    """Its platform, the make of its menu, what is wrong with its row in the ledger and with its exported posts."""
    return {
        account.platform,
        account.make,
        *account.row_faults,
        *(post.kind for post in account.exported),
    }
