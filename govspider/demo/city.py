"""The whole demo city of a seed (示范城市), and who answers for which host."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from govspider.demo.accounts import host_of, make_accounts
from govspider.demo.model import Account, City, Site
from govspider.demo.plants import plant_all
from govspider.demo.sites import make_place, make_sites

DEFAULT_SEED = 1
DEFAULT_PAGES = 18  # pages of a website; a channel has fewer


@lru_cache(maxsize=4)
def build_city(seed: int, pages: int, day: date) -> City:
    """The city: the same for the same arguments, on every machine."""
    place = make_place(seed, day)
    return City(place, pages, plant_all(place, make_sites(place, pages)), make_accounts(place))


@dataclass(slots=True)
class Directory:
    """Hosts of the city."""

    city: City
    sites: dict[str, list[Site]] = field(default_factory=lambda: defaultdict(list))
    accounts: dict[str, Account] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for site in self.city.sites:
            for host in (site.host, *site.other_hosts):
                self.sites[host].append(site)
        for found in self.sites.values():
            found.sort(key=lambda site: -len(site.prefix))
        for account in self.city.accounts:
            self.accounts[host_of(self.city.place, account.target_id)] = account

    def site_at(self, host: str, path: str) -> Site | None:
        """The site that answers an address: of those on one host, the one with the longest path."""
        for site in self.sites.get(host, ()):
            if path.startswith(site.prefix) or f"{path}/" == site.prefix:
                return site
        return None
