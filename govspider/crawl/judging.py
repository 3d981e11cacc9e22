"""Judging what a crawl has stored: first its links (链接判定), then the target as a whole (对象检查)."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256

from govspider.addresses import host_of
from govspider.checks import SWEEP_CHECKS, TARGET_CHECKS
from govspider.checks.base import CheckContext, SweepContext
from govspider.crawl.probing import Prober
from govspider.items import CheckOutcome, CheckRun, Finding, Target
from govspider.judge.running import run_sweep_check, run_target_check
from govspider.store import Store
from govspider.words.tools import TextTools

_BATCH = 500  # URLs taken from the store at a time


def shard_of(url: str, of: int) -> int:
    """Which of `of` shards judges a URL: all of one host are in one shard, so that politeness holds."""
    return int(sha256(host_of(url).encode()).hexdigest()[:8], 16) % of


class LinkJudge:
    """Judges links that have no verdict yet.

    Args:
        prober: asks what a URL leads to.
        store: open for writing.
        sweep_id: the sweep.
        hosts_at_a_time: how many hosts are asked at a time, each one link after the other.
        mine: which URLs are this process's to judge.
    """

    def __init__(
        self,
        prober: Prober,
        store: Store,
        sweep_id: str,
        *,
        hosts_at_a_time: int,
        mine: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self.prober = prober
        self.store = store
        self.sweep_id = sweep_id
        self.hosts_at_a_time = hosts_at_a_time
        self.mine = mine
        self._under_way: set[str] = set()

    async def judge(self, target_id: str, most: int) -> None:
        """Verdicts on what was not visited.

        Args:
            target_id: whose links.
            most: at most so many.
        """
        done, last = 0, ""
        while done < most:
            batch = self.store.pending_urls(self.sweep_id, target_id, _BATCH, last)
            if not batch:
                return
            last = batch[-1]
            urls = [url for url in batch if self.mine(url) and url not in self._under_way][: most - done]
            done += len(urls)
            self._under_way.update(urls)  # another target of this process may have the same links
            await self._judge_batch(urls)
            self._under_way.difference_update(urls)

    async def _judge_batch(self, urls: Iterable[str]) -> None:
        queues: dict[str, deque[str]] = defaultdict(deque)
        for url in urls:
            queues[host_of(url)].append(url)
        waiting = iter(list(queues.values()))

        async def work() -> None:
            for queue in waiting:  # a slow host holds up one worker only
                for url in queue:
                    self.store.save_probe(self.sweep_id, await self.prober.probe(url))

        async with asyncio.TaskGroup() as group:
            for _ in range(min(self.hosts_at_a_time, len(queues))):
                group.create_task(work())


def judge_target(store: Store, sweep_id: str, target: Target, tools: TextTools, day: date) -> None:
    """Run the target checks on what is stored of a target, and store what they say.

    Args:
        store: open for writing.
        sweep_id: the sweep.
        target: whose facts.
        tools: dictionaries and hasher.
        day: the day of inspection.
    """
    facts = store.load_facts(sweep_id, target.target_id)
    context = CheckContext(day, target, tools)
    findings: list[Finding] = []
    runs: list[CheckRun] = []
    for check in TARGET_CHECKS:
        found, run = run_target_check(check, facts, context)
        findings += found
        runs.append(run)
    kinds = {kind for check in TARGET_CHECKS for kind in check.kinds}
    store.save_findings(sweep_id, target.target_id, findings, kinds=kinds, day=day, runs=runs)


def judge_texts(store: Store, sweep_id: str, tools: TextTools, day: date, target_id: str = "") -> None:
    """Run the sweep checks on the stored texts of a whole sweep, and store what they say.

    Args:
        store: open for writing.
        sweep_id: the sweep.
        tools: dictionaries.
        day: the day of inspection.
        target_id: judge this target alone, without the others as witnesses.
    """
    context = SweepContext(tools, store.ledger_names())
    for check in SWEEP_CHECKS:
        found, run = run_sweep_check(check, lambda: store.read_texts(sweep_id, target_id), context)
        if run.outcome is not CheckOutcome.FAILED:
            store.save_sweep_findings(sweep_id, found, kinds=check.kinds, day=day, target_id=target_id)
