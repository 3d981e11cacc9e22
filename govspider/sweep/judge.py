"""The target and sweep checks of a sweep (对象研判、全市语料研判): on stored facts, when every link has its verdict."""

from collections.abc import Callable

from govspider.config import Config
from govspider.crawl.judging import judge_target, judge_texts
from govspider.store import Store
from govspider.words.tools import load_tools


def judge_targets(config: Config, store: Store, show: Callable[[int, int], None]) -> None:
    """Judge every target that was crawled and not judged before; then the texts of all together.

    Args:
        config: names the sweep and the day of inspection.
        store: open for writing.
        show: told how many of how many are done.
    """
    waiting = store.targets_in(config.sweep_id, "crawled")
    tools = load_tools(config)
    for done, target_id in enumerate(waiting, start=1):
        target = store.target(target_id)
        if target is not None:
            judge_target(store, config.sweep_id, target, tools, config.day)
        store.mark_done(config.sweep_id, target_id)
        show(done, len(waiting))
    judge_texts(store, config.sweep_id, tools, config.day)
