"""What a bulletin says, read from the database (通报数据): counts, vetoes, faults, what is missing."""

import sqlite3
from collections import Counter
from dataclasses import dataclass

from govspider.items import Conclusion, Group, TargetKind
from govspider.items.display_names import VOCABULARIES
from govspider.report.database import alike, rows
from govspider.store.base import Row

_EXAMPLES = 3  # of each kind of fault in the running text
_SIDES = (("site", "政府网站和网站频道"), ("account", "政务新媒体"))


@dataclass(frozen=True, slots=True)
class KindLine:
    """One line of the summary table: how one kind of target did."""

    name: str
    listed: int
    due: int  # listed and running
    inspected: int  # judged, one way or the other
    passed: int
    failed: int
    suspected: int  # grave faults that people decide on
    targets_with_problems: int
    problems: int
    hints: int

    @property
    def coverage(self) -> float | None:
        """Per cent of the due that were inspected; None: none due."""
        return 100 * self.inspected / self.due if self.due else None

    @property
    def pass_rate(self) -> float | None:
        """Per cent of the inspected without a veto; None: none inspected."""
        return 100 * self.passed / self.inspected if self.inspected else None


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One kind of fault on one side (sites or accounts): how often, on how many targets, examples."""

    name: str
    problems: int
    targets: int
    to_verify: bool
    examples: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """One group of kinds of faults, in the order of a bulletin."""

    name: str
    lines: tuple[FaultLine, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Faults of sites and channels, or of accounts."""

    name: str
    problems: int
    rectified: int
    targets: int
    groups: tuple[FaultGroup, ...]


@dataclass(frozen=True, slots=True)
class VetoGroup:
    """Targets that one veto applies to (10e of the indicators: reason → targets)."""

    name: str
    to_verify: bool
    targets: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TargetTable:
    """Every target of one kind, for the annex, and the groups of faults that occur among them."""

    name: str
    targets: tuple[Row, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BulletinFacts:
    """Everything that the templates show."""

    sweep: Row
    rectify_days: int
    kinds: tuple[KindLine, ...]
    total: KindLine
    platforms: tuple[tuple[str, int], ...]
    vetoes: tuple[VetoGroup, ...]
    sides: tuple[Side, ...]
    hints: tuple[FaultLine, ...]
    tables: tuple[TargetTable, ...]
    groups: tuple[str, ...]  # names of the groups of faults that occur
    fault_kinds: frozenset[str]  # kinds of faults that count
    suspected: tuple[
        Row, ...
    ]  # grave faults that people decide on (涉嫌单项否决，待认定), whatever else was reached
    unjudged: tuple[Row, ...]  # what could neither be accused nor passed, by reason
    missed: tuple[Row, ...]  # could not be inspected or judged
    partial: tuple[Row, ...]  # inspected, but not wholly
    units: tuple[Row, ...]
    indicators: tuple[Row, ...]


def read_facts(db: sqlite3.Connection, sweep_id: str, rectify_days: int) -> BulletinFacts:
    """Read all facts of one sweep.

    Args:
        db: the database, opened for reading.
        sweep_id: the sweep; it is in the database.
        rectify_days: working days in which faults are to be put right.
    """
    parameters = {"sweep_id": sweep_id, "most": _EXAMPLES}
    db.create_function("alike", 1, alike, deterministic=True)
    (sweep,) = rows(db, "sweep", parameters)
    counts = rows(db, "counts", parameters)
    of_target: dict[str, list[Row]] = {}
    for count in counts:
        of_target.setdefault(count["target_id"], []).append(count)
    suspected = rows(db, "suspected", parameters)
    targets = [
        _with_counts(target, of_target.get(target["target_id"], []))
        | {"suspected": _suspicion(target["target_id"], suspected)}
        for target in rows(db, "targets", parameters)
    ]
    counting = [count for count in counts if not count["is_hint"]]
    by_kind = {kind: [one for one in targets if one["target_kind"] == kind] for kind in TargetKind}
    platforms = Counter(target["platform_name"] for target in by_kind[TargetKind.ACCOUNT])
    return BulletinFacts(
        sweep=sweep,
        rectify_days=rectify_days,
        kinds=tuple(_line(VOCABULARIES["target_kind"][kind], of) for kind, of in by_kind.items() if of),
        total=_line("合计", targets),
        platforms=tuple(platforms.most_common()),
        vetoes=_vetoes(rows(db, "vetoes", parameters)),
        sides=_sides(counting, rows(db, "examples", parameters)),
        hints=_fault_lines([count for count in counts if count["is_hint"]], {}),
        tables=tuple(
            TargetTable(VOCABULARIES["target_kind"][kind], tuple(of), _groups(of))
            for kind, of in by_kind.items()
            if of
        ),
        groups=_groups(targets),
        fault_kinds=frozenset(count["kind"] for count in counting),
        suspected=tuple(suspected),
        unjudged=tuple(rows(db, "unjudged", parameters)),
        missed=tuple(
            one for one in targets if one["conclusion_code"] in {Conclusion.MISSED, Conclusion.UNJUDGED}
        ),
        partial=tuple(
            one | {"why": limits}
            for one in targets
            if one["conclusion_code"] in {Conclusion.PASSED, Conclusion.FAILED, Conclusion.SUSPECTED}
            and (limits := _why(one, one["limits"]))
        ),
        units=_units(targets),
        indicators=tuple(rows(db, "indicators", parameters)),
    )


def _with_counts(target: Row, own: list[Row]) -> Row:
    groups: Counter[str] = Counter()
    for count in own:
        if not count["is_hint"]:
            groups[count["group_name"]] += count["problems"]
    hints = sum(count["problems"] for count in own if count["is_hint"])
    return target | {
        "groups": groups,
        "problems": groups.total(),
        "hints": hints,
        "why": _why(target, target["doubts"]),
    }


def _suspicion(target_id: str, suspected: list[Row]) -> str:
    """What people must decide on of one target; '' if nothing."""
    facts = [one["fact"] for one in suspected if one["target_id"] == target_id]
    return f"待认定：{'；'.join(facts)}" if facts else ""


def _why(target: Row, doubts: str | None) -> str:
    """Why a target could not be inspected or judged, or not wholly, as its checks doubt; '' if nothing is to be said."""
    conclusion = Conclusion(target["conclusion_code"])
    if conclusion is Conclusion.RESTING:
        return str(target["reason"])
    lacking = conclusion in {Conclusion.MISSED, Conclusion.UNJUDGED}
    home = (
        f"首页：{target['home_error']}" if lacking and target["home_error"] and not target["reason"] else ""
    )
    said = "；".join(filter(None, (target["reason"], home, doubts)))
    nothing = "没有读到任何内容" if conclusion is Conclusion.UNJUDGED else "尚未检查"
    return said or (nothing if lacking else "")


def _groups(targets: list[Row]) -> tuple[str, ...]:
    """Names of the groups of faults that any of the targets has, in the order of a bulletin."""
    return tuple(name for name in Group if any(target["groups"][name] for target in targets))


def _line(name: str, targets: list[Row]) -> KindLine:
    conclusions = Counter(Conclusion(target["conclusion_code"]) for target in targets)
    return KindLine(
        name=name,
        listed=len(targets),
        due=len(targets) - conclusions[Conclusion.RESTING],
        inspected=sum(
            conclusions[one] for one in (Conclusion.PASSED, Conclusion.FAILED, Conclusion.SUSPECTED)
        ),
        passed=conclusions[Conclusion.PASSED],
        failed=conclusions[Conclusion.FAILED],
        suspected=conclusions[Conclusion.SUSPECTED],
        targets_with_problems=sum(target["problems"] > 0 for target in targets),
        problems=sum(target["problems"] for target in targets),
        hints=sum(target["hints"] for target in targets),
    )


def _vetoes(found: list[Row]) -> tuple[VetoGroup, ...]:
    by_indicator: dict[str, list[Row]] = {}
    for row in found:
        by_indicator.setdefault(row["indicator_name"], []).append(row)
    return tuple(
        VetoGroup(name, any(row["to_verify"] for row in group), tuple(group))
        for name, group in by_indicator.items()
    )


def _sides(counts: list[Row], examples: list[Row]) -> tuple[Side, ...]:
    made = []
    for side, name in _SIDES:
        own = [one for one in counts if (one["target_kind"] == TargetKind.ACCOUNT) == (side == "account")]
        shown: dict[str, list[Row]] = {}
        for example in examples:
            if example["side"] == side:
                shown.setdefault(example["kind"], []).append(example)
        groups = (
            FaultGroup(group, _fault_lines([one for one in own if one["group_name"] == group], shown))
            for group in Group
        )
        made.append(
            Side(
                name=name,
                problems=sum(one["problems"] for one in own),
                rectified=sum(one["rectified"] for one in own),
                targets=len({one["target_id"] for one in own}),
                groups=tuple(group for group in groups if group.lines),
            )
        )
    return tuple(made)


def _fault_lines(counts: list[Row], examples: dict[str, list[Row]]) -> tuple[FaultLine, ...]:
    by_kind: dict[str, list[Row]] = {}
    for count in counts:
        by_kind.setdefault(count["kind"], []).append(count)
    return tuple(
        FaultLine(
            name=group[0]["kind_name"],
            problems=sum(one["problems"] for one in group),
            targets=len(group),
            to_verify=any(one["to_verify"] for one in group),
            examples=tuple(examples.get(kind, ())),
        )
        for kind, group in by_kind.items()
    )


def _units(targets: list[Row]) -> tuple[Row, ...]:
    """One line a unit, those with vetoes, suspected vetoes and most faults first."""
    by_unit: dict[str, list[Row]] = {}
    for target in targets:
        by_unit.setdefault(target["unit"], []).append(target)
    lines = [{"unit": unit, "line": _line(unit, of)} for unit, of in by_unit.items()]

    def rank(one: Row) -> tuple[int, int, int, str]:
        line: KindLine = one["line"]
        return -line.failed, -line.suspected, -line.problems, one["unit"]

    return tuple(sorted(lines, key=rank))
