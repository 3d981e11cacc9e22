"""What a sweep check finds of two targets together goes into the store, and comes out the same when it runs again."""

from datetime import date
from pathlib import Path

from govspider.checks import differing_twin
from govspider.items import (
    JudgedPage,
    Ledger,
    Outcome,
    Page,
    PageFacts,
    PageRole,
    PartKind,
    Target,
    TargetKind,
    TextPart,
)
from govspider.judge.stored import StoredJudge
from govspider.privacy.page_masking import mask_ledger, mask_page
from tests.checks.reading import resources
from tests.stores import HASHER, config_of, new_store

DAY, SWEEP = date(2023, 6, 30), "2023Q2"
SITE = Target("S1", TargetKind.WEBSITE, "石桥镇网站", "石桥镇", home_url="http://s.test/")
ACCOUNT = Target("A1", TargetKind.ACCOUNT, "石桥发布", "石桥镇", platform="wechat")
TEXT = "6月20日，石桥镇组织干部开展汛前隐患排查。本次共检查在建工地12处，整改隐患{}项。镇应急办要求各村尽快完成复查。"


def judged(target: Target, url: str, text: str) -> JudgedPage:
    title = "石桥镇开展汛前隐患排查"
    parts = (TextPart(PartKind.TITLE, title), TextPart(PartKind.BODY, text))
    facts = PageFacts(title=title, text=text, parts=parts)
    page = Page(target.target_id, url, Outcome.OK, PageRole.ARTICLE, body_hash=f"hash of {url}", facts=facts)
    return JudgedPage(mask_page(page, DAY, HASHER)[0])


def test_a_difference_is_kept_and_told_once(tmp_path: Path) -> None:
    database = tmp_path / "govspider.db"
    store = new_store(database)
    store.import_ledger(mask_ledger(Ledger((SITE, ACCOUNT), ())), "")
    store.begin_sweep(SWEEP, DAY)
    store.save_page(SWEEP, judged(SITE, "http://s.test/1.html", TEXT.format(35)), DAY)
    store.save_page(SWEEP, judged(ACCOUNT, "http://mp.test/s/1", TEXT.format(53)), DAY)
    judge = StoredJudge.of(store, config_of(database, SWEEP), DAY, resources())
    for _ in range(2):
        judge.texts()
        rows = store.db.query("SELECT * FROM finding_places")
        found = [(row["kind"], row["target_id"], row["page_url"], row["needs_person"]) for row in rows]
        assert found == [(differing_twin.KIND, "A1", "http://mp.test/s/1", 1)]
    (row,) = store.db.query("SELECT problem, shown, context FROM finding_places")
    assert row["shown"].endswith("整改隐患53项")
    assert row["context"].endswith("整改隐患35项")
    assert "http://s.test/1.html" in row["problem"]
    assert not judge.texts_changed()
    store.close()
