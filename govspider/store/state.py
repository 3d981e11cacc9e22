"""Where a sweep stands (普查进度): what is to do, who has it, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from govspider.errors import StoreError
from govspider.items import Target, TargetState
from govspider.items.display_names import VOCABULARIES
from govspider.items.masked import MaskedText
from govspider.store.base import Row
from govspider.store.ledger import LedgerPart

ALONE_AFTER = 2  # a target that took its worker down so many times is crawled alone
_NO_REASON = MaskedText("")
MOST_ATTEMPTS = 3  # and given up when it is started so many times in vain


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of one sweep."""

    targets: Mapping[str, int]  # by state: todo, running, crawled, done, failed, skipped
    pages: int
    findings: int
    errors: int  # pages that did not open

    @property
    def total(self) -> int:
        """Targets to inspect: all but the skipped."""
        return sum(self.targets.values()) - self.targets.get("skipped", 0)

    @property
    def crawled(self) -> int:
        """Targets whose crawl is over, whatever came of it."""
        return sum(self.targets.get(state, 0) for state in ("crawled", "done", "failed"))


class StatePart(LedgerPart):
    """Life of a target in a sweep: todo → running → crawled → done; or failed; or skipped from the start."""

    def begin_sweep(self, sweep_id: str, day: date, ledger_hash: str = "") -> date:
        """Create the sweep and one `inspections` row a target; on a sweep that exists, add what is missing.

        Listed targets in running state NORMAL are `todo`, all others `skipped` with a Chinese reason.

        Args:
            sweep_id: the quarter.
            day: the day of inspection.
            ledger_hash: SHA-256 of the ledger's files.

        Returns:
            The day of inspection of the sweep: the one it was begun with, whatever day it is resumed on.
        """
        with self._writing():
            values = {"sweep_id": sweep_id, "day": day.isoformat(), "ledger_hash": ledger_hash}
            self._run("state.begin_sweep", **values, now=self._now())
            for row in self._rows("state.all_targets"):
                self._plan(sweep_id, row)
            begun = self._row("state.sweep_day", sweep_id=sweep_id)
        assert begun is not None  # written above
        return date.fromisoformat(begun["inspected_on"])

    def _plan(self, sweep_id: str, row: Row) -> None:
        names = {"sweep_id": sweep_id, "target_id": row["target_id"]}
        if not row["listed"]:
            self._run("state.unplan", **names, reason="已移出台账，未检查")
            return
        state = TargetState(row["state"])
        self._run(
            "state.plan",
            **names,
            state="todo" if state is TargetState.NORMAL else "skipped",
            host=politeness_key(row["home_url"] or row["store_urls"].partition(" ")[0]),
            reason=""
            if state is TargetState.NORMAL
            else f"台账登记为“{VOCABULARIES['target_state'][state]}”，未检查",
        )

    def end_sweep(self, sweep_id: str) -> None:
        """Note the time at which the sweep was finished."""
        with self._writing():
            self._run("state.end_sweep", sweep_id=sweep_id, now=self._now())

    def claim_target(self, sweep_id: str, worker: str) -> Target | None:
        """Take a `todo` target whose host no running target has. Two processes never get the same one.

        Targets of the busiest host come first, so that the longest queue starts first. A target that took its
        worker down twice is only given to a worker that runs nothing else, so that it takes none with it.

        Returns:
            None when there is nothing to take now; `has_todo` tells whether there will be.
        """
        if not self.has_todo(sweep_id):
            return None
        with self._writing():
            row = self._row("state.claimable", sweep_id=sweep_id, worker=worker, alone_after=ALONE_AFTER)
            if row is None:
                return None
            self._start(sweep_id, row["target_id"], worker)
        return self.target(row["target_id"])

    def take_target(self, sweep_id: str, target_id: str, worker: str) -> None:
        """Mark one target as running whatever its state: `scrapy crawl … -a target=` asks for it by name.

        Raises:
            KeyError: the target never was in the ledger.
        """
        target = self.target(target_id)
        if target is None:
            raise KeyError(target_id)
        with self._writing():
            host = politeness_key(target.home_url or next(iter(target.store_urls), ""))
            self._run("state.ensure", sweep_id=sweep_id, target_id=target_id, host=host)
            self._start(sweep_id, target_id, worker)

    def _start(self, sweep_id: str, target_id: str, worker: str) -> None:
        self._run("state.start", sweep_id=sweep_id, target_id=target_id, worker=worker, now=self._now())

    def day_of(self, sweep_id: str) -> date:
        """The day of inspection of a sweep.

        Raises:
            StoreError: there is no such sweep.
        """
        row = self._row("state.sweep_day", sweep_id=sweep_id)
        if row is None:
            raise StoreError(f"数据库中没有 {sweep_id} 的检查：请先运行 scrapy sweep，或核对季度")
        return date.fromisoformat(row["inspected_on"])

    def targets_of(self, sweep_id: str, wanted: tuple[str, ...] = ()) -> tuple[Target, ...]:
        """The targets that a sweep has crawled, by id; only the wanted ones, where any are named.

        Raises:
            StoreError: one that is wanted was not crawled in this sweep.
        """
        known = self.targets_in(sweep_id, "crawled") + self.targets_in(sweep_id, "done")
        for target_id in wanted:
            if target_id not in known:
                raise StoreError(f"{sweep_id} 没有检查过对象“{target_id}”：请核对标识码")
        found = (self.target(target_id) for target_id in sorted(wanted or known))
        return tuple(target for target in found if target is not None)

    def has_todo(self, sweep_id: str) -> bool:
        """Whether any target waits to be claimed, now or when its host is free."""
        row = self._row("state.has_todo", sweep_id=sweep_id)
        return bool(row and row["found"])

    def targets_in(self, sweep_id: str, state: str) -> tuple[str, ...]:
        """Ids of the targets in one state, sorted: the crawled ones wait to be judged."""
        return tuple(
            row["target_id"] for row in self._rows("state.targets_in", sweep_id=sweep_id, state=state)
        )

    def mark_crawled(self, sweep_id: str, target_id: str, reason: MaskedText = _NO_REASON) -> None:
        """The crawl of a running target is over; a target that has failed meanwhile stays failed.

        Args:
            sweep_id: the sweep.
            target_id: the target.
            reason: what the crawl left out (time or page budget), in Chinese; replaces an earlier note.
        """
        with self._writing():
            self._run("state.crawled", sweep_id=sweep_id, target_id=target_id, reason=reason, now=self._now())

    def mark_done(self, sweep_id: str, target_id: str) -> None:
        """The target has been crawled and judged; a failed one stays failed."""
        with self._writing():
            self._run("state.done", sweep_id=sweep_id, target_id=target_id)

    def mark_failed(self, sweep_id: str, target_id: str, reason: MaskedText) -> None:
        """The target could not be inspected; `reason` says why in Chinese."""
        with self._writing():
            self._run("state.failed", sweep_id=sweep_id, target_id=target_id, reason=reason, now=self._now())

    def release_worker(self, sweep_id: str, worker: str) -> None:
        """A worker died: its running targets are `todo` again, or `failed` once started three times."""
        with self._writing():
            reason = f"检查进程连续 {MOST_ATTEMPTS} 次在检查该对象时异常退出"
            values = {"sweep_id": sweep_id, "worker": worker}
            self._run("state.give_up", **values, most=MOST_ATTEMPTS, reason=reason, now=self._now())
            self._run("state.release", **values)

    def reset_running(self, sweep_id: str) -> None:
        """At resume: what was running or could not be inspected is `todo` again; what the latter has stored stays.

        A target fails for our own machine's sake only: disk, lock, network, memory, a process that ended. The start
        that was cut short does not count. Targets with pages that our own machine spoilt wait once more.
        """
        with self._writing():
            self._run("state.reset", sweep_id=sweep_id)
            self._run("state.retry", sweep_id=sweep_id)
            self._run("state.reopen", sweep_id=sweep_id)

    def progress(self, sweep_id: str) -> Progress:
        """Where the sweep stands; cheap enough to ask every second."""
        pages = self._rows("state.page_counts", sweep_id=sweep_id)[0]
        return Progress(
            targets={
                row["state"]: row["number"] for row in self._rows("state.target_counts", sweep_id=sweep_id)
            },
            pages=pages["pages"],
            findings=self._rows("state.finding_count", sweep_id=sweep_id)[0]["findings"],
            errors=pages["errors"],
        )


def politeness_key(url: str) -> str:
    """What two targets must not share while both are crawled: the host name; empty where there is no URL."""
    return (urlsplit(url).hostname or "").lower()
