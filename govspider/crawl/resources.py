"""What the crawlers of one process share (公用资源): the ledger, and what judging needs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from govspider.addresses import host_of
from govspider.config import Config, SettingsLike
from govspider.crawl.walls import Walls
from govspider.items import Ledger
from govspider.judge.resources import JudgingResources, load_judging
from govspider.ledger import ledger_hash, load_ledger, urls_of
from govspider.platforms import PLATFORMS
from govspider.platforms.menu_words import MenuWords, load_menu_words
from govspider.platforms.notices import Notices, load_notices


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything in it is read-only."""

    ledger: Ledger
    ledger_hash: str
    judging: JudgingResources
    hosts: frozenset[str]  # every host that the ledger names
    walls: Walls
    notices: Mapping[str, Notices]  # what each platform shows where content used to be, by its code
    menu_words: MenuWords  # what is no entry of a bottom menu


def resources_for(config: Config) -> Resources:
    """The resources for a configuration, loaded on first use.

    Raises:
        LedgerError: the ledger is invalid.
        DictionaryError: a dictionary or the profile of indicators is invalid.
    """
    return _load(replace(config, user_agent=""))  # no other tools for another User-Agent


@lru_cache(maxsize=2)
def _load(config: Config) -> Resources:
    ledger = load_ledger(config.ledger_dir)
    judging = load_judging(config)
    return Resources(
        ledger=ledger,
        ledger_hash=ledger_hash(ledger, config.ledger_dir),
        judging=judging,
        hosts=frozenset(host_of(url) for url in urls_of(ledger)) - {""},
        walls=Walls(judging.bad_sites.words),
        notices={one.code: load_notices(config.dictionaries_dir, one.notices) for one in PLATFORMS},
        menu_words=load_menu_words(config.dictionaries_dir),
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
