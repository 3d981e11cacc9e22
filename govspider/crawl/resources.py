"""What the crawlers of one process share (公用工具): ledger, dictionaries, marks of bad sites."""

from dataclasses import dataclass
from functools import lru_cache

from govspider.addresses import host_of, site_of
from govspider.checks.bad_sites import BadSites, load_bad_sites
from govspider.config import Config, SettingsLike
from govspider.items import Ledger
from govspider.ledger import ledger_hash, load_ledger
from govspider.words.tools import TextTools, load_tools


@dataclass(frozen=True, slots=True)
class Resources:
    """The shared tools. Everything in it is read-only."""

    ledger: Ledger
    ledger_hash: str
    tools: TextTools
    bad_sites: BadSites
    hosts: frozenset[str]  # every host that the ledger names
    sites: frozenset[str]  # the same with their ports, see `urls.site_of`


@lru_cache(maxsize=2)
def resources_for(config: Config) -> Resources:
    """The tools for a configuration, loaded on first use.

    Raises:
        LedgerError: the ledger is invalid.
        DictionaryError: a dictionary is invalid.
    """
    ledger = load_ledger(config.ledger_dir)
    urls = [target.home_url for target in ledger.targets] + [column.url for column in ledger.columns]
    urls += [f"http://{host}" for target in ledger.targets for host in target.other_hosts]
    return Resources(
        ledger=ledger,
        ledger_hash=ledger_hash(config.ledger_dir),
        tools=load_tools(config),
        bad_sites=load_bad_sites(config.dictionaries_dir),
        hosts=frozenset(host_of(url) for url in urls) - {""},
        sites=frozenset(site_of(url) for url in urls) - {""},
    )


def config_for(settings: SettingsLike, quarter: str = "", day: str = "") -> Config:
    """The configuration with a spider's own quarter and day, where given.

    Raises:
        ConfigError: a setting or an argument is unusable.
    """
    own = {"GOVSPIDER_QUARTER": quarter, "GOVSPIDER_DAY": day}
    return Config.from_settings(_Overlaid({name: value for name, value in own.items() if value}, settings))


@dataclass(frozen=True, slots=True)
class _Overlaid:
    own: dict[str, str]
    settings: SettingsLike

    def get(self, name: str, default: object = None) -> object:
        return self.own[name] if name in self.own else self.settings.get(name, default)
