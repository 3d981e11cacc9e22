"""Who plays which part (角色分配): the sites and columns that get faults of state, chosen by the seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from govspider.demo.chance import shuffled


class Role(StrEnum):
    """The part that a site plays; a plain site has only faults in its pages."""

    PLAIN = "plain"
    STALE_HOME = "stale_home"
    FRESH_BY_A_DAY = "fresh_by_a_day"  # near miss: the newest item is one day inside
    MANY_STALE = "many_stale"  # five and more stale columns: veto
    MANY_EMPTY = "many_empty"  # five and more empty columns: veto
    STALE_COLUMN = "stale_column"
    EMPTY_COLUMN = "empty_column"
    DEAD_COLUMN = "dead_column"
    NEAR_COLUMNS = "near_columns"  # exempt, own period, one day inside: right
    DOWN_DNS = "down_dns"
    DOWN_DROP = "down_drop"
    DOWN_500 = "down_500"
    MAINTENANCE = "maintenance"  # does not answer, and the ledger says so: right
    SLOW = "slow"


# How many sites of each kind play each part; the rest are plain.
_WEBSITES = {
    Role.MANY_STALE: 1,
    Role.MANY_EMPTY: 1,
    Role.DOWN_DNS: 1,
    Role.DOWN_DROP: 1,
    Role.MAINTENANCE: 1,
    Role.SLOW: 1,
    Role.STALE_HOME: 7,
    Role.FRESH_BY_A_DAY: 3,
    Role.STALE_COLUMN: 5,
    Role.EMPTY_COLUMN: 5,
    Role.DEAD_COLUMN: 6,
    Role.NEAR_COLUMNS: 4,
}
_CHANNELS = {
    Role.DOWN_500: 1,
    Role.STALE_HOME: 6,
    Role.FRESH_BY_A_DAY: 3,
    Role.STALE_COLUMN: 6,
    Role.EMPTY_COLUMN: 5,
    Role.DEAD_COLUMN: 6,
    Role.NEAR_COLUMNS: 4,
}


@dataclass(frozen=True, slots=True)
class Cast:
    """The parts by number of site; site 0 is the portal and always plain."""

    parts: dict[int, tuple[Role, int]] = field(default_factory=dict)

    def part(self, number: int) -> tuple[Role, int]:
        """The part of a site, and which of those that play it the site is, from 0."""
        return self.parts.get(number, (Role.PLAIN, 0))


def cast_websites(seed: int, count: int) -> Cast:
    """Parts of the websites; the portal keeps out."""
    return _cast(_WEBSITES, shuffled(range(1, count), seed, "websites"))


def cast_channels(seed: int, count: int, paths: int) -> Cast:
    """Parts of the channels; one that shares the portal's host (the first `paths`) cannot be down."""
    order = shuffled(range(count), seed, "channels")
    down = next(number for number in order if number >= paths)
    order.remove(down)
    return _cast(_CHANNELS, [down, *order], _WEBSITES)


def _cast(
    wanted: dict[Role, int], order: Sequence[int], before: Mapping[Role, int] = MappingProxyType({})
) -> Cast:
    """Parts in the order; turns go on behind those of `before`."""
    roles = [(role, before.get(role, 0) + turn) for role, count in wanted.items() for turn in range(count)]
    return Cast(dict(zip(order, roles, strict=False)))
