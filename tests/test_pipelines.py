"""The pipelines one behind the other, and the store at their end."""

import sqlite3
from datetime import date
from pathlib import Path

from govspider.items import InspectedPage, Outcome, Page, PageFacts, PageRole, PartKind, TextPart
from govspider.items.targets import Ledger
from govspider.judge.page import PageContexts
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

    masked = PrivacyPipeline(judging, contexts).process_item(item)
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
