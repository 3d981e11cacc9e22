"""Profiles of indicators: what they say, how one rests on another, and one clear line where a file is faulty."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from govspider.errors import DictionaryError
from govspider.items import ColumnClass
from govspider.profile import FOLDER, load_profile, profile_names
from govspider.store.connect import open_database
from govspider.store.lookups import sync_profile
from tests.stores import DICTIONARIES, NATIONAL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Dictionaries with copies of the profiles."""
    shutil.copytree(DICTIONARIES / FOLDER, tmp_path / FOLDER)
    return tmp_path


def write(folder: Path, text: str, name: str = "own") -> None:
    (folder / FOLDER / f"{name}.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", profile_names(DICTIONARIES))
def test_every_profile_that_ships_can_be_read(name: str) -> None:
    profile = load_profile(DICTIONARIES, name)
    assert (profile.name, bool(profile.title)) == (name, True)
    assert {row.code for row in NATIONAL.indicators} <= profile.codes
    assert all(row.source and row.item for row in profile.indicators)


def test_months_are_calendar_months() -> None:
    notice = NATIONAL.columns[ColumnClass.NOTICE]
    assert notice.first_fresh(date(2023, 8, 31)) == date(2023, 2, 28)
    assert notice.chinese == "6个月"
    assert NATIONAL.windows.home.first_fresh(date(2023, 6, 30)) == date(2023, 6, 16)
    assert not NATIONAL.columns[ColumnClass.STATIC].must_update


def test_a_profile_says_only_what_differs(folder: Path) -> None:
    write(
        folder,
        'based_on = "national"\ntitle = "某市"\n[columns.news]\ndays = 7\n[columns.notice]\ndays = 30\n'
        '[[indicators]]\ncode = "V4.1"\nthreshold = 3\n'
        '[[indicators]]\ncode = "X1"\nname = "自定"\nsource = "某文"\nitem = "一"\napplies = ["website"]\n',
    )
    own = load_profile(folder, "own")
    assert (own.columns[ColumnClass.NEWS].days, own.columns[ColumnClass.NEWS].counts_for) == (7, "V4.1")
    assert (own.columns[ColumnClass.NOTICE].days, own.columns[ColumnClass.NOTICE].months) == (30, 0)
    assert own.columns[ColumnClass.POLICY] == NATIONAL.columns[ColumnClass.POLICY]
    assert (own.indicator("V4.1").threshold, own.indicator("V4.2").threshold) == (3, 10)
    assert own.codes - NATIONAL.codes == {"X1"}
    assert own.edition != NATIONAL.edition


def test_tables_of_the_database_are_those_of_the_profile(folder: Path, tmp_path: Path) -> None:
    write(folder, 'based_on = "national"\n[columns.news]\ndays = 7\n')
    db = open_database(tmp_path / "govspider.db")
    for name, days in (("national", 14), ("own", 7), ("national", 14)):
        sync_profile(db, load_profile(folder, name))
        rows = list(db.query("SELECT * FROM column_classes WHERE column_class = 'news'"))
        assert [row["window_days"] for row in rows] == [days]
    db.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "own.toml 格式错误"),
        ('based_on = "nowhere"', "nowhere.toml 不存在"),
        ('based_on = "own"', "循环引用"),
        (
            'based_on = "national"\n[figures.pass_score]\nvalue = "多"\n',
            "figures.pass_score.value（多） 应为整数",
        ),
        ('based_on = "national"\n[figures.own_links]\nvalue = 0\n', "figures.own_links.value（0） 数值太小"),
        ('based_on = "national"\n[columns.news]\nday = 7\n', "columns.news.day（7） 无法识别"),
        ('based_on = "national"\n[columns.news]\ncounts_for = "V9"\n', "V9 不在 indicators 中"),
        ('title = "空"', "own.toml：indicators 缺少"),
        (
            'based_on = "national"\n[[indicators]]\ncode = "X1"\n',
            f"indicators.{len(NATIONAL.indicators)}.name 缺少",
        ),
    ],
)
def test_a_faulty_profile_is_one_clear_line(folder: Path, text: str, said: str) -> None:
    write(folder, text)
    with pytest.raises(DictionaryError) as caught:
        load_profile(folder, "own")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_other_encodings_and_names_are_told(folder: Path) -> None:
    (folder / FOLDER / "own.toml").write_bytes('title = "某市"'.encode("gbk"))
    with pytest.raises(DictionaryError, match="UTF-8"):
        load_profile(folder, "own")
    with pytest.raises(
        DictionaryError, match="GOVSPIDER_PROFILE（现有：demo、dongguan、guangdong、national、own）"
    ):
        load_profile(folder, "none")
