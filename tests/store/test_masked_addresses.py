"""Addresses that had to be masked: two that differ only in a number stay two, and the same one is told again."""

import lzma
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govspider.items import Link, LinkKind, LinkProbe, Outcome, Page, PageFacts
from govspider.privacy.address_masking import told_apart
from govspider.privacy.page_masking import mask_probe
from govspider.store import open_database
from govspider.store.integrity import has_hashes, problems_of
from govspider.store.writer import Store
from tests.store.samples import DAY, HOME, SITE, SWEEP, inspected, page, wrong_word
from tests.stores import HASHER

SAMPLE = Path(__file__).with_name("version_1.db.xz")
ONE, OTHER = (f"{HOME}q?sfzh=441900{born}6530" for born in ("19900307", "19900411"))  # masked alike
TOLD = {url: told_apart(url, HASHER) for url in (ONE, OTHER)}


def linking(*urls: str, kind: LinkKind = LinkKind.PAGE) -> Page:
    return page(facts=PageFacts(links=tuple(Link(url, "查询", kind) for url in urls)))


def test_two_pages_that_differ_only_in_the_number_are_two(store: Store) -> None:
    for url, title in ((ONE, "甲"), (OTHER, "乙")):
        store.save_page(SWEEP, inspected(of=page(url, facts=PageFacts(title=title))), DAY)
    rows = list(store.db.query("SELECT url, title, url_hash FROM pages ORDER BY title"))
    assert sorted((row["url"], row["title"]) for row in rows) == sorted(
        [(TOLD[ONE], "甲"), (TOLD[OTHER], "乙")]
    )
    assert [row["url"][-12:] == row["url_hash"] for row in rows] == [True, True]
    assert store.recall_page(SWEEP, SITE.target_id, TOLD[OTHER]) is not None


def test_what_is_mended_on_one_is_still_found_on_the_other(store: Store) -> None:
    for url in (ONE, OTHER):
        store.save_page(SWEEP, inspected(wrong_word(url=TOLD[url]), of=page(url)), DAY)
    store.save_page(SWEEP, inspected(of=page(ONE)), DAY)
    assert [row["page_url"] for row in store.db.query("SELECT page_url FROM places")] == [TOLD[OTHER]]


def test_the_verdict_on_one_is_not_that_on_the_other(store: Store) -> None:
    store.save_page(SWEEP, inspected(of=linking(ONE, OTHER)), DAY)
    store.save_probe(SWEEP, mask_probe(LinkProbe(ONE, Outcome.HTTP_ERROR, 404), HASHER))
    links = store.load_facts(SWEEP, SITE.target_id).links
    assert [link.probe is not None for link in links] == [True, False]


def test_the_same_page_is_told_in_the_next_sweep(store: Store) -> None:
    store.begin_sweep("2023Q3", date(2023, 9, 30))
    for sweep in (SWEEP, "2023Q3"):
        store.save_page(sweep, inspected(of=page(ONE)), DAY)
    assert store.db.execute("SELECT count(*), count(DISTINCT url_hash) FROM pages").fetchall() == [(2, 1)]


def test_the_pages_that_know_a_masked_address(store: Store) -> None:
    known_by = [page(f"{HOME}list", facts=PageFacts(next_page=ONE)), linking(OTHER), page(OTHER)]
    for one in known_by:
        store.save_page(SWEEP, inspected(of=one), DAY)
    assert store.pages_that_link_to(SWEEP, SITE.target_id, TOLD[ONE]) == [f"{HOME}list"]
    assert store.pages_that_link_to(SWEEP, SITE.target_id, TOLD[OTHER]) == [HOME]


def test_a_page_that_leads_on_to_masked_addresses_is_not_whole(store: Store) -> None:
    mail = Link("mailto:zhangsan13800138000@a.test", "信箱", LinkKind.OTHER)
    for number, (leads_on, is_whole) in enumerate(
        (
            (linking(ONE), False),
            (linking(ONE, kind=LinkKind.ATTACHMENT), False),
            (page(facts=PageFacts(next_page=ONE)), False),
            (page(facts=PageFacts(), final_url=ONE), False),
            (page(facts=PageFacts(links=(mail,))), True),
            (linking(f"{HOME}a.html"), True),
        )
    ):
        url = f"{HOME}{number}"
        store.save_page(SWEEP, inspected(of=replace(leads_on, url=url)), DAY)
        recalled = store.recall_page(SWEEP, SITE.target_id, url)
        assert recalled is not None
        assert recalled.is_whole is is_whole, leads_on
        assert "*" not in recalled.next_page


def test_rows_of_the_first_version_have_no_mark(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    path.write_bytes(lzma.decompress(SAMPLE.read_bytes()))
    db = open_database(path)
    count, marked = db.execute("SELECT count(*), count(nullif(url_hash, '')) FROM pages").fetchone()
    assert (count > 0, marked) == (True, 0)
    assert db.execute("SELECT count(*) FROM links WHERE url_hash <> ''").fetchone() == (0,)
    db.execute("UPDATE pages SET url = ? WHERE page_id = (SELECT min(page_id) FROM pages)", [TOLD[ONE]])
    assert db.execute("SELECT url_hash FROM pages WHERE url_hash <> ''").fetchall() == [(TOLD[ONE][-12:],)]
    assert problems_of(db) == []
    db.close()


@pytest.mark.parametrize("held", [page(ONE), linking(ONE)], ids=["a page", "a link"])
def test_marks_of_addresses_need_the_key_as_hashes_of_findings_do(
    store: Store, path: Path, held: Page
) -> None:
    store.save_page(SWEEP, inspected(of=page(f"{HOME}a.html", facts=PageFacts(title="工作动态"))), DAY)
    assert not has_hashes(path)
    store.save_page(SWEEP, inspected(of=held), DAY)
    assert has_hashes(path)
