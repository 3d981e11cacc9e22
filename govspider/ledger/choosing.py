"""Which targets somebody asks for by their ids (选定检查对象)."""

from collections.abc import Iterable
from difflib import get_close_matches

from govspider.errors import TargetError
from govspider.items import Ledger, Target, TargetKind, TargetState
from govspider.items.display_names import VOCABULARIES

_SHOWN = 3
_LIKENESS = 0.75
# Which spider inspects which kind of target.
SPIDER_OF_KIND: dict[TargetKind, str] = {
    TargetKind.WEBSITE: "website",
    TargetKind.CHANNEL: "channel",
    TargetKind.ACCOUNT: "account",
}


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


def near_ids(wanted: str, ids: Iterable[str]) -> list[str]:
    """At most three ids like the one that was asked for, nearest first."""
    return get_close_matches(wanted, sorted(ids), n=_SHOWN, cutoff=_LIKENESS)
