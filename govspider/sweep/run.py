"""The phases of a sweep (普查步骤): targets, links, judgements. Each can be cut short anywhere and goes on where it was."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from govspider.config import Config
from govspider.errors import NetworkError
from govspider.privacy.masking import mask_text
from govspider.store import Store
from govspider.sweep.job import CUT_OFF_EXIT, Job, Role
from govspider.sweep.judge import judge_targets, stored_judge
from govspider.sweep.processes import WorkerProcess
from govspider.sweep.progress import Counts, Progress

_LOOK_SECONDS = 0.5
_LINKS_FOR_A_WORKER = 100  # one probes them in less time than a second one starts in
_TARGETS_FOR_A_WORKER = 300  # whose pages it looks at again; a start costs as much as ten looks
_RESTARTS = 20  # worker deaths in one phase before the phase is given up


@dataclass(frozen=True, slots=True)
class SweepRun:
    """One run of a sweep: `run` returns when every phase is through or was given up."""

    config: Config
    store: Store
    settings: dict[str, str]  # overrides of the project's settings, for the workers
    progress: Progress

    def run(self) -> None:
        """Crawl what is left to crawl, judge what is left to judge.

        Raises:
            NetworkError: we are cut off; a later run goes on from here.
        """
        sweep_id = self.config.sweep_id
        self.store.reset_running(sweep_id)
        self._crawl()
        self._links(Role.LINKS)
        judge = stored_judge(self.config, self.store)
        judge.links()
        self._looks()
        self._links(Role.LATE_LINKS)  # of pages that the browser has shown since
        self.store.note_links_left(sweep_id)
        judge_targets(judge, lambda done, of: self.progress.phase(f"对象研判 {done}/{of}"))
        self.store.end_sweep(sweep_id)

    def _counts(self) -> Counts:
        now = self.store.progress(self.config.sweep_id)
        return Counts(now.total, now.crawled, now.pages, now.findings, now.errors)

    def _crawl(self) -> None:
        before = self._counts()
        waiting = len(self.store.targets_in(self.config.sweep_id, "todo"))
        if not waiting:
            return
        self._phase(Role.CRAWL, waiting, lambda: self.progress.targets(self._counts(), before.done))
        for target_id in self.store.targets_in(self.config.sweep_id, "running"):
            self.store.mark_failed(self.config.sweep_id, target_id, mask_text("工作进程异常退出，未能检查"))
        self.progress.targets(self._counts(), before.done)

    def _links(self, role: Role) -> None:
        sweep_id = self.config.sweep_id
        pending, before = self.store.count_pending_urls(sweep_id), self.store.count_probed_urls(sweep_id)
        if not pending and (role is Role.LINKS or not self.store.unreached_urls(sweep_id)):
            return

        def show() -> None:
            done = min(self.store.count_probed_urls(sweep_id) - before, pending)
            more = self._asked_again() if role is Role.LATE_LINKS and done == pending else ""
            self.progress.phase(f"链接探测 {done}/{pending}", more)

        self._phase(role, max(1, -(-pending // _LINKS_FOR_A_WORKER)), show)

    def _asked_again(self) -> str:
        left = len(self.store.unreached_urls(self.config.sweep_id))
        return f"再次探测未能连通的链接，还有{left}条" if left else ""

    def _looks(self) -> None:
        """Nobody is accused by one look: what would be is looked at again, and our own failures are tried again."""
        sweep_id = self.config.sweep_id
        waiting = len(self.store.targets_in(sweep_id, "crawled"))
        if waiting:
            before = self.store.count_later_looks(sweep_id)

            def show() -> None:
                looked = self.store.count_later_looks(sweep_id) - before
                self.progress.phase("二次核对", f"已再次查看{looked}个网页", self._asked_again())

            self._phase(Role.LOOKS, -(-waiting // _TARGETS_FOR_A_WORKER), show)

    def _phase(self, role: Role, most: int, show: Callable[[], None]) -> None:
        """Run workers until they have nothing left to do.

        Args:
            role: what they do.
            most: more than so many would have nothing to do, and a start costs seconds.
            show: tells how far they are.
        """
        workers = min(self.config.workers, most)
        running = [self._start(role, number, workers) for number in range(workers)]
        deaths = 0
        try:
            while running:
                show()
                time.sleep(_LOOK_SECONDS)
                for worker in [one for one in running if not one.running]:
                    running.remove(worker)
                    if worker.exit_code == 0:
                        continue
                    if worker.exit_code == CUT_OFF_EXIT:
                        raise NetworkError(self.config.proxy)
                    deaths += 1
                    self.store.release_worker(self.config.sweep_id, worker.job.worker)
                    if deaths <= _RESTARTS:
                        running.append(self._start(role, worker.job.number, workers))
                    else:
                        self.progress.note(f"工作进程多次异常退出，详见 {worker.log_file}")
        finally:
            for worker in running:
                worker.stop()

    def _start(self, role: Role, number: int, workers: int) -> WorkerProcess:
        name = f"{role.value}-{number + 1}"
        job = Job(role, name, number, workers, self.settings)
        return WorkerProcess(job, self._log_file(name))

    def _log_file(self, name: str) -> Path:
        return self.config.data_dir / "logs" / str(self.config.quarter) / f"{name}.log"
