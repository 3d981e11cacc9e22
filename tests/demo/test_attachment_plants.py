"""What is planted in files stands in them, as a reader of files sees it."""

from govspider.attachments import read
from govspider.demo.attachment_plants import RARER, leaks, make, near_misses, rarer_leaks
from govspider.demo.key import answer_key
from govspider.demo.model import City, Where
from govspider.demo.process import DemoProcess
from govspider.items import Outcome
from tests.demo.walker import Visitor

NAMES = ("王建国", "李秀英")


def test_every_planted_value_can_be_read() -> None:
    for number in range(10):
        plant = leaks("http://a.test/", 7, number, NAMES)
        body, _ = make(plant)
        facts = read(body, plant.url)
        text = "\n".join(part.text for part in facts.parts)
        assert facts.outcome is Outcome.OK
        assert all(value in text for value in plant.shown), plant.style


def test_every_value_in_a_rarer_format_can_be_read() -> None:
    for number in range(RARER):
        plant = rarer_leaks("http://a.test/", 7, number, NAMES)
        body, _ = make(plant)
        facts = read(body, plant.url)
        assert facts.outcome is Outcome.OK, plant.style
        assert all(value in facts.text for value in plant.shown), plant.style


def test_the_same_bytes_each_time() -> None:
    for number in range(10):
        plant = leaks("http://a.test/", 7, number, NAMES)
        first = make(plant)
        make.cache_clear()
        assert make(plant) == first


def test_near_misses_are_files_too() -> None:
    for number in range(8):
        plant = near_misses("http://a.test/", 7, number, NAMES)
        assert plant.kind is None
        assert read(make(plant)[0], plant.url).outcome is Outcome.OK


def test_every_planted_file_is_served_and_linked(city: City, served: DemoProcess) -> None:
    visitor = Visitor(served.port)
    files = [
        plant
        for site in city.sites
        for plants in site.plants.values()
        for plant in plants
        if plant.where in {Where.FILE, Where.PICTURE}
    ]
    keyed = {url for item in answer_key(city) for url in item.urls}
    for plant in files:
        assert visitor.get(plant.url).body == make(plant)[0]
        assert (plant.url in keyed) == (plant.kind is not None)
    visitor.close()
    assert len(files) > 20
