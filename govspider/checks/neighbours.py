"""Whose pages are whose in a ledger (对象归属): tells a unit's own pages, those above it, and other units' pages.

Used by the check of what menu entries lead to. Where a host or a name is not certain, it is nobody's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from govspider.addresses import host_of
from govspider.items import Target, TargetKind

_GOVERNMENT = re.compile(r"人民政府$|街道办事处$")
_ABOVE = re.compile(
    r"^.*?(?:省|自治区)|^.{2,7}?(?:市|州|盟)(?=.{3})|^.{2,7}?(?<![社园小景校灾库])(?:区|县|旗)(?=.{3})"
)
_SHORTEST = 3  # characters of a name that tells units apart: 石桥镇


@dataclass(frozen=True, slots=True)
class Neighbours:
    """All targets of a ledger by their units' short names; websites and channels by host, too."""

    by_host: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    by_unit: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)

    def at(self, url: str) -> tuple[Target, ...]:
        """Whose host an address is on; nobody's, where the ledger does not know it or several units share it."""
        found = self.by_host.get(host_of(url), ())
        return found if len({one.unit for one in found}) == 1 else ()

    def named_in(self, text: str) -> tuple[Target, ...]:
        """Targets of the units whose short name stands in a text."""
        return tuple(one for name, targets in self.by_unit.items() if name in text for one in targets)


def neighbours_of(targets: Iterable[Target]) -> Neighbours:
    """The targets of a ledger by host and unit."""
    by_host: dict[str, list[Target]] = defaultdict(list)
    by_unit: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        hosts = {host_of(target.home_url), *(host_of(f"http://{host}") for host in target.other_hosts)}
        # The pages of accounts lie with companies that serve many.
        for host in hosts - {""} if target.kind is not TargetKind.ACCOUNT else ():
            by_host[host].append(target)
        name = short_name(target.unit)
        if len(name) >= _SHORTEST:
            by_unit[name].append(target)
    return Neighbours(
        {host: tuple(found) for host, found in by_host.items()},
        {name: tuple(found) for name, found in by_unit.items()},
    )


def short_name(unit: str) -> str:
    """A unit as people call it: 溪城市石桥镇人民政府 → 石桥镇."""
    name = _GOVERNMENT.sub("", unit)
    while (cut := _ABOVE.sub("", name, count=1)) != name:
        name = cut
    return name


def is_related(one: Target, other: Target) -> bool:
    """Whether a target may show another's content: the same unit, one above the other, a portal.

    Args:
        one: whose page it is.
        other: whose menu leads there.
    """
    if one.is_portal or one.unit in {other.unit, other.supervisor} or other.unit == one.supervisor:
        return True
    above = _GOVERNMENT.sub("", one.unit)
    mine, theirs = short_name(one.unit), short_name(other.unit)
    return other.unit.startswith(above) or mine in theirs or theirs in mine
