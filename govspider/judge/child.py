"""The process that judges large pages (研判进程): `python -m govspider.judge.child`, one page after the other."""

import pickle
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from govspider.config import Config
from govspider.isolation import bound, serve
from govspider.judge.page import judge_page
from govspider.judge.resources import JudgingResources, load_judging

if TYPE_CHECKING:
    from govspider.judge.isolated import Question

_WORN = 2 << 30  # bytes of memory that are not given back: the next page gets a new process


@lru_cache(maxsize=1)
def _resources(config: Config) -> JudgingResources:
    return load_judging(config)


def answer(question: dict[str, Any], body: bytes) -> bytes:
    """Everything that the page checks say of a page, pickled."""
    asked: Question = pickle.loads(body)  # noqa: S301 - the process that started us made it
    resources = _resources(asked.config)  # loaded before time is counted
    bound(question["memory"], question["seconds"])
    context = replace(resources.of_pages(asked.target, asked.config.day), home_lines=asked.home_lines)
    return pickle.dumps(judge_page(asked.page, context, resources.hasher, asked.config.show_confidence))


if __name__ == "__main__":
    serve(answer, worn=_WORN)
