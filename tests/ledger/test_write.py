"""What is written is read back equal, and the template is a good ledger once it is filled."""

import string
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from govspider.errors import LedgerError
from govspider.items import Column, ColumnClass, Ledger, Post, Repost, Target, TargetKind, TargetState
from govspider.ledger import check_ledger, ledger_hash, load_ledger, write_ledger
from govspider.ledger.template import NOT_TO_FILL, write_template
from govspider.ledger.vocabulary import sheets
from govspider.platforms import PLATFORM_NAMES

_NAMES = st.text("东城市政府教育局网站=+-@,;\"'<>&0123", min_size=1, max_size=12).map(
    lambda text: f"名{text}称"
)
_IDS = st.text(string.ascii_lowercase + string.digits + "_-", min_size=1, max_size=12)
_DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))
_LIMITS = st.none() | st.integers(1, 3000)
_WORDS = st.text("东城市政府教育局", min_size=1, max_size=8)
_FILINGS = st.sampled_from(["", "未备案", "粤ICP备12345678号-1A"])


_SITES = st.builds(
    Target,
    st.integers(10**7, 10**8 - 1).map(lambda number: f"44{number}"),
    st.just(TargetKind.WEBSITE),
    _NAMES,
    _NAMES,
    st.just("http://a.test/"),
    supervisor=st.just("") | _NAMES,
    is_portal=st.booleans(),
    state=st.sampled_from(TargetState),
    other_hosts=st.sampled_from([(), ("b.test",), ("b.test", "c.test:8080")]),
    max_pages=_LIMITS,
    icp=st.sampled_from(["", "粤ICP备1号"]),
)
_CHANNELS = st.builds(
    Target,
    _IDS.map(lambda text: f"ch{text}"),
    st.just(TargetKind.CHANNEL),
    _NAMES,
    _NAMES,
    st.just("http://a.test/channel/"),
)
_ACCOUNTS = st.builds(
    Target,
    _IDS.map(lambda text: f"acc{text}"),
    st.just(TargetKind.ACCOUNT),
    _NAMES,
    _NAMES,
    st.sampled_from(["", "http://h5.test/"]),
    platform=st.sampled_from(sorted(PLATFORM_NAMES)),
    service_only=st.booleans(),
    update_days=_LIMITS,
    last_post=st.none() | _DAYS,
    max_depth=_LIMITS,
    certified=st.just("") | _NAMES,
    aliases=st.lists(_WORDS, max_size=2, unique=True).map(tuple),
    closed_on=st.none() | _DAYS,
)


@st.composite
def _ledgers(draw: st.DrawFn) -> Ledger:
    site, channel = draw(_SITES), draw(_CHANNELS)
    accounts = draw(st.lists(_ACCOUNTS, min_size=1, max_size=4, unique_by=lambda one: one.target_id))
    if draw(st.booleans()):  # the sheet has such a column
        accounts = [replace(one, filing=draw(_FILINGS)) for one in accounts]
    bound = draw(st.sampled_from([(), (accounts[0].target_id,)]))
    tasks = draw(st.lists(st.tuples(_NAMES, _DAYS, st.integers(0, 30)), max_size=2, unique=True))
    classes = draw(st.lists(st.tuples(_NAMES, st.sampled_from(ColumnClass), _LIMITS), max_size=4))
    columns = [
        Column(f"c{number}", site.target_id, name, f"http://a.test/{number}/", column_class, days)
        for number, (name, column_class, days) in enumerate(classes)
    ]
    dated = draw(st.lists(st.tuples(_NAMES, _DAYS), max_size=4, unique=True))
    posts = [Post(accounts[0].target_id, title, day) for title, day in dated]
    return Ledger(
        (site, channel, *sorted(accounts, key=lambda one: one.target_id)),
        tuple(columns),
        tuple(sorted(posts, key=lambda one: (one.published, one.title))),
        reposts=tuple(Repost(*task, bound) for task in sorted(tasks)),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ledger=_ledgers())
def test_round_trip(ledger: Ledger, tmp_path: Path) -> None:
    write_ledger(ledger, tmp_path)
    assert load_ledger(tmp_path) == ledger


def _account(menu: Path) -> Target:
    return Target(
        "dcfb",
        TargetKind.ACCOUNT,
        "=cmd()",
        "网信办",
        platform="wechat",
        menu_file=str(menu),
        last_post=date(2023, 6, 1),
    )


def test_menu_files_are_copied_into_the_ledger(tmp_path: Path) -> None:
    menu = tmp_path / "elsewhere.json"
    menu.write_text('{"button": []}')
    write_ledger(Ledger((_account(menu),), ()), tmp_path / "ledger")
    (target,) = load_ledger(tmp_path / "ledger").targets
    assert Path(target.menu_file).read_text() == menu.read_text()
    assert Path(target.menu_file).is_relative_to(tmp_path / "ledger")
    assert target.name == "=cmd()"  # text, never a formula


def _hash(folder: Path) -> str:
    return ledger_hash(load_ledger(folder), folder)


def test_the_hash_is_of_what_the_ledger_says(tmp_path: Path) -> None:
    menu = tmp_path / "menu.json"
    menu.write_text('{"button": []}')
    ledger = Ledger((_account(menu),), ())
    for name in ("a", "b"):
        write_ledger(ledger, tmp_path / name)
    assert _hash(tmp_path / "a") == _hash(tmp_path / "b")
    write_ledger(Ledger((replace(ledger.targets[0], name="另一个"),), ()), tmp_path / "b")
    assert _hash(tmp_path / "a") != _hash(tmp_path / "b")
    before = _hash(tmp_path / "a")
    (tmp_path / "a" / "menus" / "dcfb.json").write_text('{"button": [{}]}')
    assert _hash(tmp_path / "a") != before


def test_the_empty_template_passes_and_is_never_overwritten(tmp_path: Path) -> None:
    write_template(tmp_path / "台账.xlsx")
    checked = check_ledger(tmp_path)
    assert checked.problems == []
    assert checked.ledger == Ledger((), ())
    with pytest.raises(LedgerError, match="没有覆盖"):
        write_template(tmp_path / "台账.xlsx")


def test_the_filled_template_is_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    write_template(path)
    workbook = load_workbook(path)
    for sheet in sheets():
        if sheet.kind not in NOT_TO_FILL:
            assert workbook[sheet.name]["A1"].comment is not None
            for number, one in enumerate(sheet.fields, start=1):
                workbook[sheet.name].cell(2, number).value = one.example
    workbook["频道"]["A2"] = "humen"
    workbook["频道"]["D2"] = "http://www.example.gov.cn/humen/"
    workbook["频道"]["E2"] = "频道"
    workbook.save(path)
    (tmp_path / "menus").mkdir()
    (tmp_path / "menus" / "example_fabu.json").write_text('{"button": []}')
    checked = check_ledger(tmp_path)
    assert list(map(str, checked.problems)) == []
    assert checked.ledger is not None
    assert [target.kind for target in checked.ledger.targets] == list(TargetKind)
    assert (len(checked.ledger.columns), len(checked.ledger.posts)) == (1, 1)


def test_headings_mean_one_thing() -> None:
    for sheet in sheets():
        if sheet.kind == "target":
            continue
        spellings = [spelling for one in sheet.fields for spelling in one.also]
        assert len(spellings) == len(set(spellings)), sheet.name
        assert not set(spellings) & sheet.ignored, sheet.name
        assert all(sheet.key_of(one.header) == one.key for one in sheet.fields)
