"""Where a sweep stands (普查进度): what is to do, who has it, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from govspider.items import Target
from govspider.store.base import Base


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


class StatePart(Base):
    """Life of a sweep: `todo` → `running` → `crawled` → `done`; or `failed`; or `skipped` from the beginning."""

    def begin_sweep(self, sweep_id: str, day: date, ledger_hash: str = "") -> date:
        """Create the sweep and one `inspections` row a target; on a sweep that exists, add what is missing.

        Listed targets in running state NORMAL are `todo`, all others `skipped` with a Chinese reason.

        Returns:
            The day of inspection of the sweep: the one it was begun with, whatever day it is resumed on.
        """
        raise NotImplementedError

    def end_sweep(self, sweep_id: str) -> None:
        """Note the time at which the sweep was finished."""
        raise NotImplementedError

    def claim_target(self, sweep_id: str, worker: str) -> Target | None:
        """Take a `todo` target whose host no running target has. Two processes never get the same one.

        Targets of the busiest host come first, so that the longest queue starts first. A target that took its worker
        down twice is only given to a worker that runs nothing else, so that it cannot take others down with it.

        Returns:
            None when there is nothing to take now; `has_todo` tells whether there will be.
        """
        raise NotImplementedError

    def take_target(self, sweep_id: str, target_id: str, worker: str) -> None:
        """Mark one target as running whatever its state: `scrapy crawl … -a target=` asks for it by name."""
        raise NotImplementedError

    def has_todo(self, sweep_id: str) -> bool:
        """Whether any target waits to be claimed, now or when its host is free."""
        raise NotImplementedError

    def targets_in(self, sweep_id: str, state: str) -> tuple[str, ...]:
        """Ids of the targets in one state, sorted: the crawled ones wait to be judged."""
        raise NotImplementedError

    def mark_crawled(self, sweep_id: str, target_id: str, reason: str = "") -> None:
        """The crawl of the target is over; `reason` says in Chinese what it left out (time or page budget), if anything."""
        raise NotImplementedError

    def mark_done(self, sweep_id: str, target_id: str) -> None:
        """The target has been crawled and judged."""
        raise NotImplementedError

    def mark_failed(self, sweep_id: str, target_id: str, reason: str) -> None:
        """The target could not be inspected; `reason` says why in Chinese."""
        raise NotImplementedError

    def release_worker(self, sweep_id: str, worker: str) -> None:
        """A worker died: its running targets are `todo` again, or `failed` once they were started three times."""
        raise NotImplementedError

    def reset_running(self, sweep_id: str) -> None:
        """At resume: what was running is `todo` again, and the start that was cut short does not count."""
        raise NotImplementedError

    def progress(self, sweep_id: str) -> Progress:
        """Where the sweep stands; cheap enough to ask every second."""
        raise NotImplementedError

    def clear_target(self, sweep_id: str, target_id: str) -> None:
        """Forget what this sweep has seen of a target: an explicit re-crawl replaces it.

        Pages, links, entries, menu, check runs, sightings, and the verdicts on links that no other target has. Findings
        that no sweep has seen any more are deleted while their state is open.
        """
        raise NotImplementedError
