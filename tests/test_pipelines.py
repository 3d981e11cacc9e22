"""The pipelines one behind the other, and the store at their end."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govspider.items import InspectedPage, Outcome, Page, PageFacts, PageRole, PartKind, TextPart
from govspider.items.targets import Ledger
from govspider.judge.isolated import IsolatedJudge, JudgeLimits
from govspider.judge.page import PageContexts, is_large, judge_page
from govspider.pipelines import PrivacyPipeline, StorePipeline, WordsPipeline
from govspider.privacy.page_masking import mask_ledger
from tests.checks.reading import TARGET, resources
from tests.stores import config_of, new_store

DAY = date(2023, 6, 30)
MOBILE = "13790123456"


def test_a_page_is_masked_judged_and_stored_with_its_evidence(tmp_path: Path) -> None:
    database = tmp_path / "govspider.db"
    config, store = config_of(database, "2023Q2"), new_store(database)
    store.import_ledger(mask_ledger(Ledger((TARGET,), ())), "")
    store.begin_sweep(config.sweep_id, config.day)
    judging = resources()
    contexts = PageContexts(lambda _: judging.of_pages(TARGET, DAY))
    text = f"深入推进扫黑险恶斗争，举报人手机{MOBILE}。"
    facts = PageFacts(text=text, parts=(TextPart(PartKind.BODY, text),))
    url = "http://www.a.gov.test/t1.html"
    item = InspectedPage(
        Page(TARGET.target_id, url, Outcome.OK, PageRole.ARTICLE, body_hash="ab" * 32, facts=facts)
    )

    masked = asyncio.run(PrivacyPipeline(judging, contexts, config).process_item(item))
    judged = WordsPipeline(contexts, config.show_confidence).process_item(masked)
    StorePipeline(store, config).process_item(judged)
    store.close()

    rows = (
        sqlite3.connect(database)
        .execute("SELECT kind, shown, problem FROM findings ORDER BY kind")
        .fetchall()
    )
    assert [(kind, shown) for kind, shown, _ in rows] == [
        ("phone", "137****3456"),
        ("wrong_word", "扫黑险恶"),
    ]
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert MOBILE.encode() not in kept
    assert list((tmp_path / "snapshots").rglob("*.html"))


LONG = (
    f"深入推进扫黑险恶斗争，举报人手机{MOBILE}。"
    + "本局认真落实年度工作安排，有关事项已经办结并向社会公开。" * 4_000
)
LARGE = Page(
    TARGET.target_id,
    "http://www.a.gov.test/long.html",
    Outcome.OK,
    PageRole.HOME,
    facts=PageFacts(text=LONG, parts=(TextPart(PartKind.BODY, LONG),)),
)


@contextmanager
def judge_of(folder: Path, limits: JudgeLimits) -> Iterator[PrivacyPipeline]:
    """The first pipeline, with a process of its own."""
    judging, isolated = resources(), IsolatedJudge(limits)
    config = replace(config_of(folder / "govspider.db", "2023Q2"), day=DAY)
    contexts = PageContexts(lambda _: judging.of_pages(TARGET, DAY))
    yield PrivacyPipeline(judging, contexts, config, isolated)
    isolated.close()


@pytest.mark.slow
def test_a_large_page_is_judged_apart_as_it_would_be_here(tmp_path: Path) -> None:
    assert is_large(LARGE)
    with judge_of(tmp_path, JudgeLimits()) as pipeline:
        said = asyncio.run(pipeline.process_item(InspectedPage(LARGE)))
        here = judge_page(
            LARGE, pipeline.contexts.of_target(TARGET.target_id), pipeline.resources.hasher, 0.7
        )
    assert said.words_judged
    assert [(one.kind, one.shown) for one in said.findings] == [
        (one.kind, one.shown) for one in here.findings
    ]
    assert {one.kind for one in said.findings} >= {"phone", "wrong_word"}
    assert said.page.facts is not None
    assert MOBILE not in said.page.facts.text


@pytest.mark.slow
@pytest.mark.parametrize(
    "limits", [JudgeLimits(memory=1 << 20), JudgeLimits(seconds=-1)], ids=["memory", "time"]
)
def test_a_page_that_costs_more_than_its_limit_accuses_nobody(tmp_path: Path, limits: JudgeLimits) -> None:
    huge = LONG * 20  # more than what a process that has loaded its dictionaries has lying about
    page = replace(LARGE, facts=PageFacts(text=huge, parts=(TextPart(PartKind.BODY, huge),)))
    with judge_of(tmp_path, limits) as pipeline:
        said = asyncio.run(pipeline.process_item(InspectedPage(page)))
        small = replace(LARGE, facts=PageFacts(text="通知", parts=(TextPart(PartKind.BODY, "通知"),)))
        after = asyncio.run(pipeline.process_item(InspectedPage(small)))
    assert (said.page.outcome, said.page.facts, said.findings) == (Outcome.TOO_LARGE, None, ())
    assert "未能判定" in said.page.error
    assert after.page.outcome is Outcome.OK
