"""Verdicts on links: each distinct URL once per sweep, pages visited without a request."""

from dataclasses import replace

from govspider.items import Link, LinkKind, LinkProbe, Outcome, Page, Verdict
from govspider.privacy.address_masking import told_apart
from govspider.privacy.page_masking import mask_probe
from govspider.store.writer import Store
from tests.store.samples import DAY, HOME, MASKED, MOBILE, SWEEP, inspected, page, site, sites
from tests.stores import HASHER

A, B = "http://czj.city.test/a.html", "http://czj.city.test/b.xls"


def with_links(of: Page, *links: Link) -> Page:
    assert of.facts is not None
    return replace(of, facts=replace(of.facts, links=links))


def verdicts(store: Store) -> dict[str, str]:
    return {row["url"]: row["verdict"] for row in store.db.query("SELECT * FROM link_checks")}


def test_each_url_is_pending_once_and_in_order(store: Store) -> None:
    links = [Link(url, "x", LinkKind.PAGE) for url in (B, A, A)]
    store.save_page(SWEEP, inspected(of=with_links(page(), *links)), DAY)
    store.save_page(SWEEP, inspected(of=with_links(page(f"{HOME}2"), *links)), DAY)
    assert store.pending_urls(SWEEP) == [A, B]
    assert store.pending_urls(SWEEP, limit=1) == [A]
    assert store.pending_urls(SWEEP, after=A) == [B]
    assert store.count_pending_urls(SWEEP) == 2


def test_kinds_that_are_never_fetched_are_not_pending(store: Store) -> None:
    links = [Link(f"http://x.test/{kind}", "x", kind) for kind in LinkKind]
    store.save_page(SWEEP, inspected(of=with_links(page(), *links)), DAY)
    pending = {url.rsplit("/", 1)[1] for url in store.pending_urls(SWEEP)}
    assert pending == {"page", "attachment", "image", "frame", "resource"}


def test_urls_with_personal_data_are_not_judged(store: Store) -> None:
    link = Link(f"http://czj.city.test/q?tel={MOBILE}", "x", LinkKind.PAGE)
    store.save_page(SWEEP, inspected(of=with_links(page(), link)), DAY)
    assert store.pending_urls(SWEEP) == []
    assert [row["url"] for row in store.db.query("SELECT url FROM links")] == [told_apart(link.url, HASHER)]


def test_one_target_or_the_whole_sweep(empty: Store) -> None:
    empty.import_ledger(sites(2), "")
    empty.begin_sweep(SWEEP, DAY)
    for number, url in enumerate((A, B)):
        one = with_links(page(target_id=site(number).target_id), Link(url, "x", LinkKind.PAGE))
        empty.save_page(SWEEP, inspected(of=one), DAY)
    assert empty.pending_urls(SWEEP) == [A, B]
    assert empty.pending_urls(SWEEP, site(1).target_id) == [B]


def test_a_probe_takes_the_url_off_the_list(store: Store) -> None:
    store.save_page(SWEEP, inspected(), DAY)
    store.save_probe(SWEEP, mask_probe(LinkProbe(A, Outcome.HTTP_ERROR, 404, text=MOBILE), HASHER))
    assert store.pending_urls(SWEEP) == [B]
    assert store.count_probed_urls(SWEEP) == 1
    assert store.count_waiting_verdicts(SWEEP) == 1
    assert store.db.execute("SELECT text FROM link_checks").fetchone()[0] == MASKED
    store.save_verdicts(SWEEP, [(A, Verdict.DEAD, "返回404")])
    assert verdicts(store) == {A: "dead"}
    assert store.count_waiting_verdicts(SWEEP) == 0


def test_a_new_probe_waits_for_its_verdict_again(store: Store) -> None:
    store.save_probe(SWEEP, mask_probe(LinkProbe(A, Outcome.HTTP_ERROR, 404), HASHER))
    store.save_verdicts(SWEEP, [(A, Verdict.DEAD, "返回404")])
    store.save_probe(SWEEP, mask_probe(LinkProbe(A, Outcome.OK, 200, lost_to_home=True), HASHER))
    (judged,) = store.read_probes(SWEEP)
    assert (judged.verdict, judged.reason, judged.probe.lost_to_home) == (Verdict.UNJUDGED, "", True)


def test_a_re_crawl_forgets_only_verdicts_that_no_other_target_shares(empty: Store) -> None:
    empty.import_ledger(sites(2), "")
    empty.begin_sweep(SWEEP, DAY)
    for number, urls in enumerate(((A, B), (B,))):
        links = [Link(url, "x", LinkKind.PAGE) for url in urls]
        empty.save_page(SWEEP, inspected(of=with_links(page(target_id=site(number).target_id), *links)), DAY)
    for url in (A, B):
        empty.save_probe(SWEEP, mask_probe(LinkProbe(url, Outcome.OK), HASHER))
        empty.save_verdicts(SWEEP, [(url, Verdict.OK, "")])
    empty.clear_target(SWEEP, site(0).target_id)
    assert verdicts(empty) == {B: "ok"}
