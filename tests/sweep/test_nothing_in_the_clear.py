"""After a sweep of the demo city nothing that was planted stands in the clear in anything that is kept.

Nor in what `examine` prints. In any encoding or packing; of pictures what is written in them, not what is drawn: that they
show masked text only is tested where they are taken (tests/browser/test_screenshots.py).
"""

import base64
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from scrapy.settings import Settings

from govspider import demo
from govspider.attachments import read
from govspider.checks import monthly_originals
from govspider.config import Config
from govspider.demo import attachment_plants
from govspider.demo.city import build_city
from govspider.demo.key import answer_key, personal_values, positions
from govspider.demo.layout_urls import article_url
from govspider.demo.ledger import save_ledger
from govspider.demo.model import City, Plant, Spot, Where
from govspider.demo.pages import answer
from govspider.demo.responses import Response
from govspider.demo.score import compare, read_findings
from govspider.examine import DocumentJudge, FindingRow
from govspider.examine.attachment import attachment_json
from govspider.examine.rows import facts_json
from govspider.examine.table import facts_lines, row_line
from govspider.extract import decode
from govspider.judge.resources import load_judging
from govspider.ledger.post_exports import FOLDER
from govspider.ocr import is_available
from govspider.privacy.people_lists import GRAVITY
from tests.crawling import SETTINGS
from tests.lengths import EVERY_MAKE
from tests.sweep.chosen import one_of_each
from tests.sweep.conftest import HURRY
from tests.sweep.keeping import standing
from tests.sweep.running import DAY, QUARTER, SweepFolder

pytestmark = pytest.mark.slow

SEED = 5
PAGES = 4  # of a website: every kind is planted all the same
PATIENCE = 1800  # seconds
SHOWN = 0.7  # confidence of what a sweep keeps


@pytest.fixture(scope="module")
def whole() -> City:
    return build_city(SEED, PAGES, date.fromisoformat(DAY))


@pytest.fixture(scope="module")
def city(whole: City) -> City:
    """What is swept of it: personal data of every kind in every place, or whatever is planted anywhere."""
    chosen = one_of_each(whole, every_make=EVERY_MAKE)
    return replace(
        whole,
        sites=tuple(site for site in whole.sites if site.target_id in chosen),
        accounts=tuple(account for account in whole.accounts if account.target_id in chosen),
    )


@pytest.fixture(scope="module")
def swept(city: City, tmp_path_factory: pytest.TempPathFactory) -> SweepFolder:
    home = tmp_path_factory.mktemp("clear")
    data = home / "data"
    save_ledger(city, data / "ledger")
    with demo.start(home / "served", SEED, PAGES, date.fromisoformat(DAY)) as served:
        more = {
            "GOVSPIDER_PROXY": served.proxy_url,
            "GOVSPIDER_CACHE_DIR": str(data / "cache"),
            "GOVSPIDER_READ_PICTURES": "True",
            "DOWNLOAD_TIMEOUT": "8",
        }
        folder = SweepFolder(data, (*HURRY, *more.items()))
        run = folder.run(timeout=PATIENCE)
    assert run.returncode == 0, run.stderr
    (folder.folder / "printed.txt").write_text(run.stdout + run.stderr, encoding="utf-8")
    return folder


def test_every_target_was_inspected(city: City, swept: SweepFolder) -> None:
    targets = {site.target_id for site in city.sites} | {account.target_id for account in city.accounts}
    inspected = swept.rows("SELECT target_id FROM inspections")
    assert sorted(str(target) for (target,) in inspected) == sorted(targets)
    files = swept.rows("SELECT url FROM pages WHERE role = 'attachment' AND outcome = 'ok'")
    planted = {plant.url for plant, _ in planted_pages(city) if plant.where is Where.FILE}
    assert len({url.rpartition(".")[2] for url in planted}) > 5
    assert planted <= {str(url) for (url,) in files}


def test_every_kind_was_planted_and_found(city: City, swept: SweepFolder) -> None:
    score = compare(answer_key(city), read_findings(swept.database, QUARTER))
    kinds = {kind: score.kinds[kind.value] for kind in GRAVITY}
    assert all(one.planted for one in kinds.values())
    assert {
        kind: (one.precision, one.recall)
        for kind, one in kinds.items()
        if one.precision < 1 or one.recall < 1
    } == {}


def test_what_ledger_exports_and_worksheets_say_of_accounts_was_found(city: City, swept: SweepFolder) -> None:
    planted = {
        (account.target_id, str(fault))
        for account in city.accounts
        for fault in account.row_faults
        if fault != monthly_originals.KIND  # no matter of the national profile
    }
    found = {
        (str(target), str(kind)) for target, kind in swept.rows("SELECT target_id, kind FROM problem_list")
    }
    assert len({kind for _, kind in planted}) > 5
    assert planted <= found


def test_the_menu_of_every_make_was_read(city: City, swept: SweepFolder) -> None:
    found = {
        (str(target), str(position)): str(name)
        for target, position, name in swept.rows("SELECT target_id, position, name FROM menu_entries")
    }
    shown = {
        (account.target_id, position): item.name
        for account in city.accounts
        if account.make
        for position, item in positions(account)
    }
    targets = {target for target, _ in shown}
    assert {key: name for key, name in found.items() if key[0] in targets} == shown


def test_no_planted_value_is_kept(whole: City, swept: SweepFolder) -> None:
    values = personal_values(whole)
    assert len(values) > 100
    assert any((swept.folder / "out").rglob("*.png"))
    handed_in = f"ledger/{FOLDER}/"  # posts as tools exported them: the office's own files
    found = standing(swept.folder, values)
    assert [line for line in found if not line.startswith(handed_in)] == []
    assert any(line.startswith(handed_in) for line in found)


def test_no_process_connects_anywhere_but_to_the_proxy(swept: SweepFolder) -> None:
    """Libraries ask for lists and updates of their own; whatever connects is in one of these processes."""
    noted = swept.connections
    assert noted.count("started") > 3, "the sweep and its workers"
    assert {line.partition(" ")[2] for line in noted if line != "started"} == {"127.0.0.1"}


def test_what_pictures_say_was_read_or_counted(city: City, swept: SweepFolder) -> None:
    shown = [
        item for item in answer_key(city) if item.implied and item.urls and item.urls[0].endswith(".png")
    ]
    assert shown
    found = {row[0] for row in swept.rows("SELECT page_url FROM finding_places WHERE part = 'picture'")}
    unread = swept.rows("SELECT reason FROM inspections WHERE reason LIKE '%张图片或扫描页%'")
    assert found == ({item.urls[0] for item in shown} if is_available() else set())
    assert bool(unread) is not is_available()


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> DocumentJudge:
    resources = load_judging(config(tmp_path_factory.mktemp("judge")))
    return DocumentJudge(resources, date.fromisoformat(DAY), 0.0)


def test_examine_prints_no_planted_value(whole: City, judge: DocumentJudge, tmp_path: Path) -> None:
    values = personal_values(whole)
    printed = []
    for plant, page in planted_pages(whole):
        if plant.where is Where.FILE:
            facts = read(attachment_plants.make(plant)[0], plant.url)
            printed += [attachment_json(facts), facts.note, *told(judge.attachment(facts))]
        else:
            found, rows = judge.html(decode(page.body, "")[0], plant.url)
            printed += [facts_json(found), *facts_lines(found), *told(rows)]
    (tmp_path / "printed").mkdir()
    (tmp_path / "printed" / "all.txt").write_text("\n".join(printed), encoding="utf-8")
    assert len(printed) > 1000
    assert standing(tmp_path / "printed", values) == []


def test_examine_takes_no_right_number_for_a_persons(whole: City, judge: DocumentJudge) -> None:
    """Masked and public numbers, numbers of files: on pages of the whole city with no number of a person."""
    told = []
    for plants, page in articles(whole):
        if not any(plant.kind in GRAVITY for plant in plants) and any(map(is_right_number, plants)):
            _, rows = judge.html(decode(page.body, "")[0], "")
            told.append([row for row in rows if row.kind in GRAVITY and row.confidence >= SHOWN])
    assert len(told) > 20
    assert not any(told)


def is_right_number(plant: Plant) -> bool:
    return plant.kind is None and plant.where is Where.BODY and any(map(str.isdigit, plant.text))


def articles(city: City) -> Iterator[tuple[tuple[Plant, ...], Response]]:
    """Every article on which something is planted."""
    for site in city.sites:
        for spot, plants in site.plants.items() if not site.down else ():
            if spot != Spot():
                parts = urlsplit(article_url(site, spot.column, spot.number))
                yield plants, answer(city, site, parts._replace(scheme="", netloc="").geturl())


def planted_pages(city: City) -> Iterator[tuple[Plant, Response]]:
    """Every personal plant with the page that it stands on."""
    for plants, page in articles(city):
        for plant in plants:
            if plant.kind in GRAVITY and plant.where is not Where.PICTURE:
                yield plant, page


def told(rows: Iterable[FindingRow]) -> Iterator[str]:
    """Findings as both forms of output show them."""
    for row in rows:
        yield row.json()
        yield row_line(row)


def config(folder: Path) -> Config:
    """Settings of a judge that keeps its key in a folder of its own."""
    settings = Settings()
    settings.setmodule("govspider.settings")
    for name, value in {**SETTINGS, "GOVSPIDER_DATA_DIR": str(folder)}.items():
        settings.set(name, value)
    return Config.from_settings(settings)


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    value, person = "44010619900307123X", "巫蘅蓁"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.gz", gzip.compress(b"..." + value.encode()))
    made = {
        "plain.log": f"…{value}…".encode(),
        "wide.db": value.encode("utf-16-le"),
        "packed.xlsx": packed.getvalue(),
        "one.txt": base64.b64encode(b"x" + value.encode() + b"yz"),
        "two.txt": base64.b64encode(b"xy" + value.encode() + b"yz"),
        "database.db": b"..." + bytes(90) + zlib.compress(b"..." + value.encode()) + bytes(9),
        "name.json": json.dumps({"shown": person}).encode(),
        "gbk.txt": f"…{person}".encode("gbk"),
        "page.html": "".join(f"&#{ord(sign)};" for sign in person).encode(),
        "address.txt": quote(person).encode(),
        "url.txt": "".join(f"%{ord(sign):02X}" for sign in value).encode(),
    }
    for name, body in made.items():
        (tmp_path / name).write_bytes(body)
    assert {line.partition(":")[0] for line in standing(tmp_path, (value, person))} == set(made)
