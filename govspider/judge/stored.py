"""Judges what is stored (按已存事实研判): links, targets, whole sweeps, pages again. Nothing here makes a request.

A crawl judges its pages as it reads them; all else is judged here, when a crawl or a sweep is over, and as often as
somebody asks (`scrapy judge`). A check that judged by the same edition, and whose findings are all still there, has
nothing to add.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from govspider.checks import CHECKS, PAGE_CHECKS, RESTING_CHECKS, SWEEP_CHECKS, TARGET_CHECKS, VERDICT
from govspider.checks.neighbours import neighbours_of
from govspider.checks.protocol import SweepCheck, TargetCheck
from govspider.config import Config
from govspider.items import CheckOutcome, JudgedPage, Target, TargetKind, TargetState
from govspider.judge.editions import Editions
from govspider.judge.page import judge_words, lines_of
from govspider.judge.resources import JudgingResources
from govspider.judge.target import judge_sweep, judge_target
from govspider.store import Store, write_evidence

_BATCH = 1000  # probes judged in one transaction
WORDS = "words"  # the word checks of pages judge together: a fault that several see is told once
_WORD_CHECKS = tuple(check for check in PAGE_CHECKS if not check.reads_original)
_ORIGINAL_CHECKS = tuple(check for check in PAGE_CHECKS if check.reads_original)
ALL_NAMES = frozenset(check.name for check in CHECKS) | {VERDICT.name}


@dataclass(frozen=True, slots=True)
class StoredJudge:
    """Judges the stored facts of one sweep.

    Attributes:
        store: open for writing.
        sweep_id: the sweep.
        day: its day of inspection.
        resources: dictionaries, profile, hash key.
        editions: by which checks judge now.
        data_dir: the evidence goes below it.
        show_confidence: below it what is only likely is not kept, setting GOVSPIDER_SHOW_CONFIDENCE.
        forced: names of checks that run though nothing has changed.
    """

    store: Store
    sweep_id: str
    day: date
    resources: JudgingResources
    editions: Editions
    data_dir: Path
    show_confidence: float
    forced: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(
        cls,
        store: Store,
        config: Config,
        day: date,
        resources: JudgingResources,
        forced: frozenset[str] = frozenset(),
    ) -> "StoredJudge":
        """For the sweep of a configuration."""
        editions = Editions(config, resources.profile)
        return cls(
            store, config.sweep_id, day, resources, editions, config.data_dir, config.show_confidence, forced
        )

    # --- Links ----------------------------------------------------------------------------------------

    def links_changed(self) -> bool:
        """Whether the verdict on links would be said anew: it changed, or probes wait for one."""
        waiting = self.store.count_waiting_verdicts(self.sweep_id)
        return not self._is_done(VERDICT.name, "", self.editions.of(VERDICT), waiting)

    def links(self, target_id: str = "") -> None:
        """Give every probe of the sweep its verdict, or those of one target's links."""
        context = self.resources.of_probes(self.store.ledger_urls(), self.store.turned_away(self.sweep_id))
        last = ""
        while batch := self.store.read_probes(self.sweep_id, target_id, _BATCH, last):
            last = batch[-1].probe.url
            said = [(one.probe.url, *VERDICT.run(one.probe, context)) for one in batch]
            self.store.save_verdicts(self.sweep_id, said)
        if not target_id:
            self.store.note_edition(self.sweep_id, "", VERDICT.name, self.editions.of(VERDICT), 0)

    # --- Targets ----------------------------------------------------------------------------------------

    def target(self, target: Target, *, all_checks: bool = True) -> None:
        """Run the target checks on one target's facts; its links have their verdicts.

        Args:
            target: as the ledger has it.
            all_checks: run every check; else those that changed or whose findings are gone.
        """
        checks = tuple(
            check for check in TARGET_CHECKS if all_checks or self._target_changed(check, target.target_id)
        )
        if checks:
            self._run(target, checks)

    def resting(self) -> None:
        """Judge the accounts that the sweep did not inspect because the ledger calls them closed, by the ledger alone."""
        skipped = frozenset(self.store.targets_in(self.sweep_id, "skipped"))
        for target in self.store.listed_targets():
            is_closed = target.kind is TargetKind.ACCOUNT and target.state is not TargetState.NORMAL
            if is_closed and target.target_id in skipped:
                self._run(target, RESTING_CHECKS)

    def _run(self, target: Target, checks: tuple[TargetCheck, ...]) -> None:
        facts = self.store.load_facts(self.sweep_id, target.target_id)
        context = self.resources.of_target(self.day)
        if target.kind is TargetKind.ACCOUNT:  # menus lead to pages of others
            context = replace(context, neighbours=neighbours_of(self.store.listed_targets()))
        said = judge_target(facts, context, checks)
        kinds = {kind for check in checks for kind in check.kinds}
        self.store.save_findings(
            self.sweep_id, target.target_id, said.findings, kinds=kinds, day=self.day, runs=said.runs
        )
        for check in checks:
            found = self._found("target", target.target_id, check)
            self.store.note_edition(
                self.sweep_id, target.target_id, check.name, self.editions.of(check), found
            )

    def _target_changed(self, check: TargetCheck, target_id: str) -> bool:
        found = self._found("target", target_id, check)
        return not self._is_done(check.name, target_id, self.editions.of(check), found)

    # --- Texts of the whole sweep -----------------------------------------------------------------------

    def texts_changed(self) -> bool:
        """Whether a sweep check would say something else."""
        return any(
            not self._is_done(check.name, "", self.editions.of(check), self._found("sweep", "", check))
            for check in SWEEP_CHECKS
        )

    def texts(self, target_id: str = "") -> None:
        """Run the sweep checks on the texts of the sweep; of one target alone, without the others as witnesses."""
        context = self.resources.of_sweep(self.store.ledger_names(), self.store.listed_targets())
        for check in SWEEP_CHECKS:
            said = judge_sweep(lambda: self.store.read_texts(self.sweep_id, target_id), context, (check,))
            if any(run.outcome is CheckOutcome.FAILED for run in said.runs):
                continue
            self.store.save_sweep_findings(
                self.sweep_id, said.findings, kinds=check.kinds, day=self.day, target_id=target_id
            )
            if not target_id:
                found = self._found("sweep", "", check)
                self.store.note_edition(self.sweep_id, "", check.name, self.editions.of(check), found)

    # --- Pages ------------------------------------------------------------------------------------------

    def begin_pages(self, target_id: str) -> None:
        """Note by which edition the pages of a target are judged, before the first is read."""
        self.store.begin_edition(self.sweep_id, target_id, WORDS, self._words_edition())

    def end_pages(self, target_id: str) -> None:
        """Note what was found on the pages of a target, when all are read."""
        self.store.note_found(self.sweep_id, target_id, WORDS, self._words_found(target_id))

    def pages_changed(self, target_id: str) -> bool:
        """Whether the word checks would say something else of a target's pages."""
        if self.forced & {check.name for check in _WORD_CHECKS}:
            return True
        return not self._is_done(WORDS, target_id, self._words_edition(), self._words_found(target_id))

    def pages(self, target: Target) -> int:
        """Run the word checks again on one target's stored texts.

        Returns:
            How many of its pages no longer have a stored text and keep what was said of them.
        """
        context = self.resources.of_pages(target, self.day)
        context = replace(
            context, home_lines=lines_of(self.store.home_lines(self.sweep_id, target.target_id))
        )
        kinds = [kind for check in _ORIGINAL_CHECKS for kind in check.kinds]
        names = [check.name for check in _ORIGINAL_CHECKS]
        missing = 0
        for held in self.store.read_pages(self.sweep_id, target.target_id, kinds, names):
            if held.page.facts is None:
                missing += 1
                continue
            words = judge_words(held.page, context, self.show_confidence)
            self._save(replace(held, findings=held.findings + words.findings, runs=held.runs + words.runs))
        found = self._words_found(target.target_id)
        self.store.note_edition(self.sweep_id, target.target_id, WORDS, self._words_edition(), found)
        return missing

    def _save(self, judged: JudgedPage) -> None:
        snapshot = None
        if self.store.wants_evidence(self.sweep_id, judged.findings):
            snapshot = write_evidence(
                self.data_dir, self.sweep_id, judged.page, judged.findings, day=self.day
            )
        self.store.save_judgement(self.sweep_id, judged, self.day, snapshot)

    def _words_edition(self) -> str:
        return "-".join(sorted({self.editions.of(check)[:6] for check in _WORD_CHECKS}))

    def _words_found(self, target_id: str) -> int:
        kinds = {kind for check in _WORD_CHECKS for kind in check.kinds}
        return self.store.count_found(self.sweep_id, target_id, "page", kinds)

    def _found(self, scope: str, target_id: str, check: TargetCheck | SweepCheck) -> int:
        return self.store.count_found(self.sweep_id, target_id, scope, check.kinds)

    def _is_done(self, name: str, target_id: str, edition: str, found: int) -> bool:
        if name in self.forced:
            return False
        return self.store.is_judged(self.sweep_id, target_id, name, edition, found)
