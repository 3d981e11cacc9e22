"""Reading back: pages for a resumed crawl, all facts of a target for its checks."""

from dataclasses import replace
from datetime import date

import pytest

from govspider.items import (
    Entry,
    LinkKind,
    LinkProbe,
    Outcome,
    PageFacts,
    PageRole,
    PartKind,
    Place,
    PublicCard,
    TextPart,
    Verdict,
)
from govspider.privacy.address_masking import told_apart
from govspider.privacy.page_masking import mask_probe
from govspider.store.writer import Store
from tests.store.samples import (
    ACCOUNT,
    DAY,
    HOME,
    LEDGER,
    MENU,
    MOBILE,
    NEWS,
    PLAN,
    SITE,
    SWEEP,
    inspected,
    page,
    wrong_word,
)
from tests.stores import HASHER

A = "http://czj.city.test/a.html"


def test_a_page_is_recalled_as_it_was(store: Store) -> None:
    saved = inspected()
    original = saved.page
    store.save_page(SWEEP, saved, DAY)
    recalled = store.recall_page(SWEEP, SITE.target_id, HOME)
    assert recalled is not None
    assert original.facts is not None
    assert recalled.final_url == HOME
    assert (recalled.role, recalled.outcome) == (PageRole.HOME, Outcome.OK)
    assert recalled.links == tuple(link for link in original.facts.links if not link.url_masked)


def test_where_a_page_leads_on_is_recalled(store: Store) -> None:
    store.save_page(SWEEP, inspected(of=page(facts=PageFacts(next_page=f"{HOME}2"))), DAY)
    recalled = store.recall_page(SWEEP, SITE.target_id, HOME)
    assert recalled is not None
    assert recalled.next_page == f"{HOME}2"


def test_the_pictures_of_a_page_are_recalled_but_for_masked_addresses(store: Store) -> None:
    shown = (f"{HOME}a.png", f"{HOME}{MOBILE}.png?tel={MOBILE}")
    store.save_page(SWEEP, inspected(of=page(facts=PageFacts(pictures=shown))), DAY)
    recalled = store.recall_page(SWEEP, SITE.target_id, HOME)
    assert recalled is not None
    assert recalled.pictures == shown[:1]
    assert not recalled.is_whole


def test_addresses_are_kept_only_where_something_was_found_in_them(store: Store) -> None:
    parts = (TextPart(PartKind.BODY, "公示"), TextPart(PartKind.ADDRESS, f"{HOME}t20230605_1234567.html"))
    found = replace(wrong_word(), place=Place(PartKind.ADDRESS, 0, 9))
    for findings, kept in (((), parts[:1]), ((found,), parts)):
        judged = replace(inspected(of=page(facts=PageFacts(parts=parts))), findings=findings)
        store.save_page(SWEEP, judged, DAY)
        (held,) = store.read_pages(SWEEP, SITE.target_id, (), ())
        assert held.page.facts is not None
        assert held.page.facts.parts == kept


def test_how_many_pictures_of_a_file_nobody_has_read_is_recalled(store: Store) -> None:
    store.save_page(SWEEP, inspected(of=replace(page(role=PageRole.ATTACHMENT), unread=7)), DAY)
    recalled = store.recall_page(SWEEP, SITE.target_id, HOME)
    assert recalled is not None
    assert recalled.unread == 7


def test_what_was_not_visited_in_this_sweep_is_not_recalled(store: Store) -> None:
    store.save_page(SWEEP, inspected(), DAY)
    assert store.recall_page(SWEEP, SITE.target_id, A) is None
    assert store.recall_page(SWEEP, ACCOUNT.target_id, HOME) is None
    assert store.recall_page("2023Q3", SITE.target_id, HOME) is None


def test_a_page_whose_url_is_masked_is_recalled_by_its_own_url(store: Store) -> None:
    url = f"{HOME}q?tel={MOBILE}"
    store.save_page(SWEEP, inspected(of=page(url)), DAY)
    recalled = store.recall_page(SWEEP, SITE.target_id, told_apart(url, HASHER))
    assert recalled is not None
    assert recalled.is_whole


def test_a_failed_page_is_recalled_too(store: Store) -> None:
    store.save_page(SWEEP, inspected(of=page(outcome=Outcome.DNS, status=None, facts=None)), DAY)
    recalled = store.recall_page(SWEEP, SITE.target_id, HOME)
    assert recalled is not None
    assert (recalled.outcome, recalled.links) == (Outcome.DNS, ())


def test_facts_of_a_website(store: Store) -> None:
    store.save_page(SWEEP, inspected(of=page(A)), DAY)
    store.save_page(SWEEP, inspected(), DAY)
    probe = LinkProbe(A, Outcome.OK, 200, "PAGE")
    store.save_probe(SWEEP, mask_probe(probe, HASHER))
    store.save_verdicts(SWEEP, [(A, Verdict.OK, "")])
    facts = store.load_facts(SWEEP, SITE.target_id)
    assert facts.target == SITE
    assert facts.columns == (NEWS, PLAN)
    assert [one.url for one in facts.pages] == [HOME, A]  # by depth, then URL
    home = facts.pages[0]
    assert home.entries == (Entry("新闻一", A, date(2023, 6, 28)),)
    assert (home.role, home.published, home.text_length) == (PageRole.HOME, date(2023, 6, 29), 23)
    assert len(facts.links) == 6
    first = facts.links[0]
    assert (first.page_url, first.url, first.kind, first.probe) == (HOME, A, LinkKind.PAGE, probe)
    assert (first.verdict, first.body_hash) == (Verdict.OK, "ab" * 32)
    assert facts.links[1].probe is None


def test_facts_of_an_account(store: Store) -> None:
    store.save_menu(SWEEP, ACCOUNT.target_id, MENU)
    facts = store.load_facts(SWEEP, ACCOUNT.target_id)
    assert facts.posts == LEDGER.posts
    assert facts.menu == MENU
    assert (facts.pages, facts.links, facts.columns) == ((), (), ())


def test_facts_of_another_sweep_are_not_mixed_in(store: Store) -> None:
    store.begin_sweep("2023Q3", date(2023, 9, 30))
    store.save_page("2023Q3", inspected(), date(2023, 9, 30))
    store.save_probe("2023Q3", mask_probe(LinkProbe(A, Outcome.OK), HASHER))
    store.save_menu("2023Q3", ACCOUNT.target_id, MENU)
    assert store.load_facts(SWEEP, SITE.target_id).pages == ()
    assert store.load_facts(SWEEP, ACCOUNT.target_id).menu == ()


def test_an_unknown_target(store: Store) -> None:
    with pytest.raises(KeyError):
        store.load_facts(SWEEP, "unknown")


def test_what_a_page_says_of_an_app_is_kept_with_it(store: Store) -> None:
    card = PublicCard(
        "示范通", version="3.2.1", updated=date(2023, 5, 20), developer="市数据局", filing="粤ICP备1号-3A"
    )
    shown = page(facts=PageFacts(card=card), role=PageRole.STORE)
    store.save_page(SWEEP, inspected(of=shown), DAY)
    (kept,) = store.load_facts(SWEEP, SITE.target_id).pages
    assert (kept.role, kept.card) == (PageRole.STORE, card)
    (row,) = store.db.query("SELECT shown_name, version, updated_on, filing FROM public_pages")
    assert tuple(row.values()) == ("示范通", "3.2.1", "2023-05-20", "粤ICP备1号-3A")
    store.save_page(SWEEP, inspected(of=page(facts=PageFacts(card=PublicCard()), role=PageRole.STORE)), DAY)
    assert store.load_facts(SWEEP, SITE.target_id).pages[0].card is None
