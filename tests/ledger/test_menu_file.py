"""Saved menus that the ledger names: every wrapper that people save, and one line for what is no menu."""

from pathlib import Path

import pytest

from govspider.ledger import load_ledger
from tests.ledger.conftest import WriteText
from tests.ledger.samples import ACCOUNTS, problems_of


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("menus/a.json", "{not json", "不是有效的JSON"),
        ("menus/a.json", "[" * 100_000, "不是有效的JSON"),
        ("menus/a.json", '{"errcode": 40013}', "里没有菜单"),
        ("menus/b.json", "{}", "找不到菜单文件"),
    ],
)
def test_menu_files_are_checked(write_text: WriteText, name: str, content: str, expected: str) -> None:
    write_text("账号.csv", ACCOUNTS)
    write_text(name, content)
    (problem,) = problems_of(write_text("菜单.csv", "账号ID,菜单文件\ndcfb,menus/a.json\n"))
    assert problem.startswith("菜单.csv第2行“菜单文件”列：“menus/a.json”")
    assert expected in problem


@pytest.mark.parametrize(
    "content",
    [
        '[{"name": "办事", "type": "click", "key": "k"}]',
        '{"code": 0, "data": {"menu": {"button": [{"name": "办事", "type": "click", "key": "k"}]}}}',
        '{"is_menu_open": 0}',
    ],
)
def test_menu_files_in_any_wrapper(write_text: WriteText, content: str) -> None:
    write_text("账号.csv", ACCOUNTS)
    write_text("menus/a.json", content)
    ledger = load_ledger(write_text("菜单.csv", "账号ID,菜单文件\ndcfb,menus/a.json\n"))
    assert [Path(one.menu_file).name for one in ledger.targets if one.menu_file] == ["a.json"]


def test_menu_files_stay_inside_the_folder(write_text: WriteText, tmp_path: Path) -> None:
    (tmp_path / "outside.json").write_text('{"button": []}')
    write_text("ledger/账号.csv", ACCOUNTS)
    write_text("ledger/菜单.csv", "账号ID,菜单文件\ndcfb,../outside.json\n")
    assert "不在台账文件夹内" in problems_of(tmp_path / "ledger")[0]
