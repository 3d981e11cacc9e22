import json
from collections import defaultdict

import pytest

from govspider.checks import bad_link, dead_link, hidden_link, wrong_link
from govspider.demo.key import PERSONAL, answer_key, personal_values
from govspider.demo.model import City, Where
from govspider.demo.process import DemoProcess
from govspider.demo.script import traditional
from govspider.items import Kind
from tests.demo.walker import Visitor

pytestmark = pytest.mark.slow

_ON_PAGES = {
    Kind.WRONG_WORD,
    Kind.SENSITIVE_WORD,
    dead_link.KIND,
    wrong_link.KIND,
    bad_link.KIND,
    hidden_link.KIND,
    *PERSONAL,
}


@pytest.fixture(scope="session")
def reached(city: City, served: DemoProcess) -> dict[str, dict[str, str]]:
    """Pages by target that can be reached from its home page, with their text."""
    visitor = Visitor(served.port)
    found: dict[str, dict[str, str]] = {}
    for site in city.sites:
        areas = (site.base, *(f"http://{host}/" for host in site.other_hosts))
        found[site.target_id] = dict(visitor.walk(site.base, areas, site.charset))
    visitor.close()
    return found


def test_every_planted_fault_is_reached_from_home_and_stands_there(
    city: City, reached: dict[str, dict[str, str]]
) -> None:
    checked = 0
    bases = {site.target_id: site.base for site in city.sites}
    for item in answer_key(city):
        if item.kind not in _ON_PAGES or item.implied:
            continue
        if item.target_id not in reached:
            continue  # in a post: see tests/demo/test_posts.py
        if "/files/" in item.urls[0]:
            continue  # in a file: see tests/demo/test_attachment_plants.py
        for url in item.urls:
            if url not in reached[item.target_id]:
                continue
            text = reached[item.target_id][url]
            standing = [value in text for value in (*item.shown, *item.subjects)]
            # An entrance (frame set, refresh) is an address of the home page, too, and shows nothing itself;
            # a scripted list shows its entries only in a browser.
            if not any(standing):
                assert url == bases[item.target_id] or url.endswith("/list.html")
                continue
            assert all(standing)
            checked += 1
        assert any(url in reached[item.target_id] for url in item.urls), item
    assert checked > 200


def test_a_wrong_title_shows_on_exactly_the_pages_of_its_key(
    city: City, reached: dict[str, dict[str, str]]
) -> None:
    key = {(item.target_id, item.what): item for item in answer_key(city) if item.kind is Kind.WRONG_WORD}
    for site in city.sites:
        for plants in site.plants.values():
            for plant in plants:
                if plant.where is Where.TITLE and plant.kind is Kind.WRONG_WORD:
                    pages = {url for url, text in reached[site.target_id].items() if plant.text in text}
                    json_of = {url for url in pages if "/data/" in url}  # what the list's script reads
                    assert pages - json_of <= set(key[site.target_id, plant.text].urls)
                    assert pages


def test_no_planted_thing_stands_where_the_key_does_not_say(
    city: City, reached: dict[str, dict[str, str]]
) -> None:
    where: dict[str, set[str]] = defaultdict(set)
    for item in answer_key(city):
        if item.kind in PERSONAL:
            for value in item.shown:
                where[value].update(item.urls)
    for pages in reached.values():
        for url, text in pages.items():
            assert all(url in where[value] for value in where if value in text)


def test_traditional_sites_are_traditional(city: City, reached: dict[str, dict[str, str]]) -> None:
    for site in city.sites:
        if site.traditional and not site.down:
            text = reached[site.target_id][site.base]
            assert traditional(site.name) in text
            assert "电话" not in text


def test_the_key_on_disk_holds_no_personal_number(city: City, served: DemoProcess) -> None:
    text = (served.folder / "key.json").read_text(encoding="utf-8")
    values = personal_values(city)
    assert len(values) > 50
    assert not [value for value in values if value in text]
    assert {"kind", "target_id", "urls"} <= set(json.loads(text)[0])
