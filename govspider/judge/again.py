"""Judges a whole sweep again (重新研判): what changed, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from govspider.items import Target
from govspider.judge.stored import StoredJudge


@dataclass(frozen=True, slots=True)
class Again:
    """What was judged again.

    Attributes:
        targets: whose pages were.
        missing: pages without a stored text, which keep what was said of them.
        before: findings of the sweep before.
        after: findings of the sweep now.
    """

    targets: int
    missing: int
    before: int
    after: int


def judge_again(judge: StoredJudge, targets: Iterable[Target]) -> Again:
    """Judge a sweep from what is stored, as if it had been crawled by today's checks.

    Args:
        judge: of the sweep.
        targets: whose pages and facts are looked at.
    """
    store, sweep_id = judge.store, judge.sweep_id
    before = store.progress(sweep_id).findings
    links = judge.links_changed()
    if links:
        judge.links()
    pages = missing = 0
    for target in targets:
        if judge.pages_changed(target.target_id):
            missing += judge.pages(target)
            pages += 1
        judge.target(target, all_checks=links)
    judge.resting()
    if pages or judge.texts_changed():
        judge.texts()
    return Again(pages, missing, before, store.progress(sweep_id).findings)
