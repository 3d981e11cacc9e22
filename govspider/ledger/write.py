"""Write a ledger (写出台账): websites, channels and columns as CSV, new media as a workbook."""

import csv
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from govspider.items import Column, Ledger, Post, Repost, Target, TargetKind
from govspider.ledger.vocabulary import Sheet, first_word, sheet_of

ACCOUNTS_WORKBOOK = "新媒体.xlsx"
MENU_FOLDER = "menus"

_Cells = dict[str, object]


def write_ledger(ledger: Ledger, folder: Path) -> None:
    """Write `网站.csv`, `频道.csv`, `栏目.csv` (UTF-8 with BOM) and `新媒体.xlsx` (账号, 菜单, 发文, 规定转载).

    What would be empty is left out. Menu files from elsewhere are copied to `menus/` below the folder.
    `load_ledger` reads back an equal ledger, but for the paths of such menu files.

    Raises:
        OSError: the folder cannot be written, or a menu file is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    targets = [_with_local_menu(target, folder) for target in ledger.targets]
    by_kind = {kind: [one for one in targets if one.kind is kind] for kind in TargetKind}
    _write_csv(folder, "website", map(_site_cells, by_kind[TargetKind.WEBSITE]))
    _write_csv(folder, "channel", map(_site_cells, by_kind[TargetKind.CHANNEL]))
    _write_csv(folder, "column", map(_column_cells, ledger.columns))
    accounts = by_kind[TargetKind.ACCOUNT]
    if accounts:
        menus = [one for one in accounts if one.menu_file or one.home_url]
        sheets = (
            _sheet("account", map(_account_cells, accounts)),
            _sheet("menu", map(_menu_cells, menus)),
            _sheet("post", map(_post_cells, ledger.posts)),
            _sheet("repost", map(_repost_cells, ledger.reposts)),
        )
        _write_workbook(folder / ACCOUNTS_WORKBOOK, sheets)


def _with_local_menu(target: Target, folder: Path) -> Target:
    """The target with its menu file relative to the folder, copied there if it lies elsewhere."""
    if not target.menu_file:
        return target
    source = Path(target.menu_file).resolve()
    if not source.is_relative_to(folder.resolve()):
        copy = folder / MENU_FOLDER / f"{target.target_id}.json"
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, copy)
        source = copy.resolve()
    return replace(target, menu_file=source.relative_to(folder.resolve()).as_posix())


def _write_csv(folder: Path, kind: str, rows: Iterable[_Cells]) -> None:
    table = list(_table(sheet_of(kind), rows))
    path = folder / f"{sheet_of(kind).name}.csv"
    path.unlink(missing_ok=True)
    if len(table) > 1:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(table)


def _sheet(kind: str, rows: Iterable[_Cells]) -> tuple[str, list[list[str]]]:
    return sheet_of(kind).name, list(_table(sheet_of(kind), rows))


def _write_workbook(path: Path, sheets: Iterable[tuple[str, list[list[str]]]]) -> None:
    from openpyxl import Workbook  # a tenth of a second, which a ledger without accounts does not need

    from govspider.ledger.safe_cell import put_text

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, table in sheets:
        if len(table) > 1:
            sheet = workbook.create_sheet(name)
            for number, cells in enumerate(table, start=1):
                for column, text in enumerate(cells, start=1):
                    put_text(sheet.cell(number, column), text)
    workbook.save(path)


def _table(sheet: Sheet, rows: Iterable[_Cells]) -> Iterator[list[str]]:
    """Heading and rows; a column whose empty cells would say something is left out where no row says anything."""
    held = list(rows)
    fields = [
        one
        for one in sheet.fields
        if not one.blank_says or any(cells.get(one.key) is not None for cells in held)
    ]
    yield [one.header for one in fields]
    for cells in held:
        yield [_text(cells.get(one.key)) for one in fields]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _target_cells(target: Target) -> _Cells:
    keys = ("target_id", "name", "unit", "supervisor", "max_pages", "max_depth")
    return {key: getattr(target, key) for key in keys} | {"state": first_word("state", target.state.value)}


def _site_cells(target: Target) -> _Cells:
    site_type = "portal" if target.is_portal else target.kind.value
    return _target_cells(target) | {
        "home_url": target.home_url,
        "type": first_word("site_type", site_type),
        "other_hosts": " ".join(target.other_hosts),
        "icp": target.icp,
    }


def _account_cells(target: Target) -> _Cells:
    return _target_cells(target) | {
        "platform": first_word("platform", target.platform or "other"),
        "service_only": first_word("yes_no", "yes" if target.service_only else "no"),
        "update_days": target.update_days,
        "last_post": target.last_post,
        "filing": target.filing,
        "certified": target.certified,
        "aliases": "、".join(target.aliases),
        "closed_on": target.closed_on,
        "store_urls": " ".join(target.store_urls),
    }


def _column_cells(column: Column) -> _Cells:
    keys = ("name", "url", "column_id", "window_days", "exempt_reason", "unit")
    made: _Cells = {key: getattr(column, key) for key in keys}
    return made | {
        "target": column.target_id,
        "column_class": first_word("column_class", column.column_class.value),
    }


def _menu_cells(target: Target) -> _Cells:
    return {"target": target.target_id, "menu_file": target.menu_file, "home_url": target.home_url}


def _post_cells(post: Post) -> _Cells:
    return {"target": post.target_id, "title": post.title, "published": post.published, "url": post.url}


def _repost_cells(repost: Repost) -> _Cells:
    days = f"{repost.days}天" if repost.days else "当天"
    return {
        "title": repost.title,
        "issued": repost.issued,
        "days": days,
        "accounts": "、".join(repost.accounts),
        "urls": " ".join(repost.urls),
    }
