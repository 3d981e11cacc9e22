"""What the crawlers of one process share (公用工具): ledger, dictionaries, marks of bad sites."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from govspider.checks.bad_sites import BadSites, load_bad_sites
from govspider.config import Config, SettingsLike
from govspider.errors import TargetError
from govspider.items import Ledger, Target, TargetKind, TargetState
from govspider.ledger import ledger_hash, load_ledger
from govspider.names import VOCABULARIES
from govspider.spiders import SPIDER_OF_KIND
from govspider.spiders.near import near_ids
from govspider.spiders.urls import host_of, site_of
from govspider.text.tools import TextTools, load_tools


@dataclass(frozen=True, slots=True)
class Bench:
    """The shared tools. Everything in it is read-only."""

    ledger: Ledger
    ledger_hash: str
    tools: TextTools
    bad_sites: BadSites
    hosts: frozenset[str]  # every host that the ledger names
    sites: frozenset[str]  # the same with their ports, see `urls.site_of`


@lru_cache(maxsize=2)
def bench_for(config: Config) -> Bench:
    """The tools for a configuration, loaded on first use.

    Raises:
        LedgerError: the ledger is invalid.
        DictionaryError: a dictionary is invalid.
    """
    ledger = load_ledger(config.ledger_dir)
    urls = [target.home_url for target in ledger.targets] + [column.url for column in ledger.columns]
    urls += [f"http://{host}" for target in ledger.targets for host in target.other_hosts]
    return Bench(
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


def choose_targets(ledger: Ledger, kinds: Iterable[TargetKind], wanted: str) -> tuple[Target, ...]:
    """The targets that a spider is asked to inspect.

    Args:
        ledger: the ledger.
        kinds: what the spider can inspect.
        wanted: ids separated by commas; empty: every target of these kinds that runs normally.

    Raises:
        TargetError: an id is not in the ledger, or of another kind.
    """
    kinds = frozenset(kinds)
    mine = [target for target in ledger.targets if target.kind in kinds]
    ids = [part.strip() for part in wanted.replace("，", ",").split(",") if part.strip()]
    if not ids:
        return tuple(target for target in mine if target.state is TargetState.NORMAL)
    by_id = {target.target_id: target for target in ledger.targets}
    return tuple(_the_target(by_id, kinds, target_id) for target_id in dict.fromkeys(ids))


def _the_target(by_id: dict[str, Target], kinds: frozenset[TargetKind], target_id: str) -> Target:
    names = VOCABULARIES["target_kind"]
    target = by_id.get(target_id)
    if target is None:
        near = near_ids(target_id, (row.target_id for row in by_id.values() if row.kind in kinds))
        hint = f"相近的有：{'、'.join(near)}" if near else "请核对标识码，或先把它加入台账"
        raise TargetError(f"台账中没有检查对象“{target_id}”：{hint}")
    if target.kind not in kinds:
        wanted = "、".join(sorted(names[kind] for kind in kinds))
        raise TargetError(
            f"检查对象“{target_id}”（{target.name}）是{names[target.kind]}，不是{wanted}："
            f"请改用 scrapy crawl {SPIDER_OF_KIND[target.kind]} -a target={target_id}"
        )
    return target
