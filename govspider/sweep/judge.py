"""The target and sweep checks of a sweep (对象研判、全市语料研判): on stored facts, when every link was probed."""

from collections.abc import Callable

from govspider.config import Config
from govspider.judge.resources import load_judging
from govspider.judge.stored import StoredJudge
from govspider.store import Store


def stored_judge(config: Config, store: Store) -> StoredJudge:
    """Who judges the stored facts of the sweep of a configuration.

    Args:
        config: names the sweep and the day of inspection.
        store: open for writing.

    Raises:
        DictionaryError: a dictionary or the profile is invalid.
    """
    return StoredJudge.of(store, config, config.day, load_judging(config))


def judge_targets(judge: StoredJudge, show: Callable[[int, int], None]) -> None:
    """Judge the links, every target that was crawled and not judged before, closed accounts, the texts of all together.

    Args:
        judge: of the sweep.
        show: told how many of how many are done.
    """
    store, sweep_id = judge.store, judge.sweep_id
    waiting = store.targets_in(sweep_id, "crawled")
    judge.links()
    for done, target_id in enumerate(waiting, start=1):
        target = store.target(target_id)
        if target is not None:
            judge.target(target)
        store.mark_done(sweep_id, target_id)
        show(done, len(waiting))
    judge.resting()
    judge.texts()
