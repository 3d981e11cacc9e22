"""What rows of the ledger say of each other (台账关联): unique ids, known targets, menus of accounts."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date  # noqa: TC003 - one way to import, here as everywhere
from pathlib import Path
from typing import TypeVar

from govspider.errors import LedgerProblem  # noqa: TC001 - one way to import, here as everywhere
from govspider.items import Column, HandCheck, Ledger, Post, Repost, Target, TargetKind
from govspider.ledger.cells import CellError, read_id, shown
from govspider.ledger.menu_file import find_menu_file
from govspider.ledger.parsed import Parsed
from govspider.ledger.rows import (
    AccountRow,
    ColumnRow,
    HandCheckRow,
    LedgerRow,
    MenuRow,
    PostRow,
    RepostRow,
    SiteRow,
)
from govspider.ledger.vocabulary import fold, words
from govspider.platforms.apps import is_app

_AREA = slice(0, 4)  # province and city of a website's code
_AREA_SITES = 3  # fewer sites say nothing of where the ledger is from
_KINDS = (TargetKind.WEBSITE, TargetKind.CHANNEL, TargetKind.ACCOUNT)

_Row = TypeVar("_Row", bound=LedgerRow)


class Linker:
    """Joins all rows of one ledger; `problems` holds what did not fit."""

    def __init__(self, folder: Path, parsed: list[Parsed]) -> None:
        self.problems: list[LedgerProblem] = []
        self._folder = folder
        self._parsed = parsed
        self._targets: dict[str, Target] = {}  # by folded id
        self._places: dict[str, Parsed] = {}
        self._by_name: dict[str, list[str]] = {}

    def link(self) -> Ledger:
        """The ledger of all rows that fit, sorted by kind and id."""
        for parsed in self._parsed:
            if isinstance(parsed.row, SiteRow | AccountRow):
                self._add_target(parsed, parsed.row.target())
        self._suspect_areas()
        self._suspect_addresses()
        self._miss_filings()
        for parsed, row in self._rows(MenuRow):
            self._add_menu(parsed, row)
        self._resolve_menus()
        columns, posts = self._columns(), self._posts()
        targets = sorted(self._targets.values(), key=lambda one: (_KINDS.index(one.kind), one.target_id))
        return Ledger(
            tuple(targets), tuple(columns), tuple(posts), tuple(self._hand_checks()), tuple(self._reposts())
        )

    def _rows(self, model: type[_Row]) -> Iterator[tuple[Parsed, _Row]]:
        for parsed in self._parsed:
            if isinstance(parsed.row, model):
                yield parsed, parsed.row

    def _add_target(self, parsed: Parsed, target: Target) -> None:
        key = target.target_id.casefold()
        if key in self._targets:
            fix = "每个对象只留一行；同一编号在不同平台使用的，请在编号后加平台以区别"
            self._refuse(parsed, "target_id", f"与{self._places[key].place}重复", fix)
            return
        self._targets[key] = target
        self._places[key] = parsed
        self._by_name.setdefault(fold(target.name), []).append(key)

    def _suspect_areas(self) -> None:
        sites = [
            key for key, one in self._targets.items() if one.kind is TargetKind.WEBSITE and key.isdigit()
        ]
        if len(sites) < _AREA_SITES:
            return
        area, count = Counter(key[_AREA] for key in sites).most_common(1)[0]
        for key in sites:
            if key[_AREA] != area and count * 2 > len(sites):
                problem = f"区划代码与台账中多数网站（{area}开头）不同"
                self._warn(self._places[key], "target_id", problem, "请按报送系统核对")

    def _suspect_addresses(self) -> None:
        seen: dict[str, str] = {}
        for key, target in self._targets.items():
            address = re.sub(r"^https?://", "", target.home_url.lower()).rstrip("/")
            first = seen.setdefault(address, key)
            if address and first != key:
                problem = f"与{self._places[first].place}的网址相同"
                self._warn(self._places[key], "home_url", problem, "请核对是否重复登记")

    def _miss_filings(self) -> None:
        """Say once that apps stand in sheets without a column for their filing: that accuses nobody."""
        keys = [key for key, one in self._targets.items() if is_app(one) and one.filing is None]
        if keys:
            problem = f"表中没有这一列，{len(keys)}个移动客户端、小程序是否备案未能判定"
            self._warn(self._places[keys[0]], "filing", problem, "请增加该列，填写备案编号")

    def _lookup(self, reference: str, kinds: tuple[TargetKind, ...]) -> list[str]:
        """Keys of the targets that an id or name may mean; one by its id may be of another kind."""
        try:
            key = read_id(reference).casefold()
        except CellError:
            key = ""
        if key in self._targets:
            return [key]
        return [one for one in self._by_name.get(fold(reference), ()) if self._targets[one].kind in kinds]

    def _find(
        self, parsed: Parsed, reference: str, kinds: tuple[TargetKind, ...], *, may_be_gone: bool = False
    ) -> str | None:
        """Key of the target that a row refers to by id or name; None after noting the problem.

        Args:
            parsed: the row.
            reference: id or name.
            kinds: of target that such a row may belong to.
            may_be_gone: a target that the ledger does not have any more stops nothing.
        """
        found = self._lookup(reference, kinds)
        if len(found) > 1:
            self._refuse(parsed, "target", "台账中有多个对象叫这个名称", "请改填标识码或账号ID")
            return None
        key = found[0] if found else ""
        if not key and may_be_gone:
            fix = "该行未采用；账号仍在运行的，请先在账号表中登记，或核对编号"
            self._warn(parsed, "target", "台账中没有这个账号", fix)
            return None
        if not key:
            self._refuse(parsed, "target", "台账中没有这个对象", "请先在网站、频道或账号表中登记，或核对编号")
            return None
        if self._targets[key].kind not in kinds:
            self._refuse(parsed, "target", "对象的类型不对", "栏目属于网站或频道，菜单和发文属于账号")
            return None
        return key

    def _add_menu(self, parsed: Parsed, row: MenuRow) -> None:
        key = self._find(parsed, row.target, (TargetKind.ACCOUNT,))
        if key is None:
            return
        if not row.menu_file and not row.home_url:
            self._refuse(parsed, "menu_file", "菜单文件和入口网址都没有填写", "请至少填写一项")
            return
        target = self._targets[key]
        for name in ("menu_file", "home_url"):
            known, said = getattr(target, name), getattr(row, name)
            if known and said and known != said:
                self._refuse(
                    parsed, name, f"与{self._places[key].place}所填的不同", "每个账号只填一处，或填成一样"
                )
                return
        self._targets[key] = replace(
            target, menu_file=row.menu_file or target.menu_file, home_url=row.home_url or target.home_url
        )
        if row.menu_file:
            self._places[key] = parsed  # where the menu file is named, for the next step's problems

    def _resolve_menus(self) -> None:
        for key, target in self._targets.items():
            if not target.menu_file:
                continue
            try:
                path = find_menu_file(self._folder, target.menu_file)
            except CellError as error:
                self._refuse(self._places[key], "menu_file", error.problem, error.fix)
            else:
                self._targets[key] = replace(target, menu_file=str(path))

    def _columns(self) -> list[Column]:
        made: dict[tuple[str, str], Column] = {}
        addresses: set[tuple[str, str]] = set()
        for parsed, row in self._rows(ColumnRow):
            key = self._find(parsed, row.target, (TargetKind.WEBSITE, TargetKind.CHANNEL))
            if key is None:
                continue
            column = row.column(self._targets[key].target_id)
            if (key, column.column_id) in made:
                self._refuse(
                    parsed, "name", "同一对象下栏目重名或编号重复", "请只留一行，或填写不同的栏目编号"
                )
            elif (key, column.url) in addresses:
                self._refuse(parsed, "url", "同一对象下另一栏目的网址与此相同", "请只留一行，以免重复计算")
            made[key, column.column_id] = column
            addresses.add((key, column.url))
        return sorted(made.values(), key=lambda one: (one.target_id, one.column_id))

    def _posts(self) -> list[Post]:
        made: dict[tuple[object, ...], Post] = {}
        for parsed, row in self._rows(PostRow):
            key = self._find(parsed, row.target, (TargetKind.ACCOUNT,))
            if key is not None:
                place = parsed.place
                post = Post(
                    self._targets[key].target_id, row.title, row.published, row.url, place.file, place.spot
                )
                made.setdefault((key, post.published, post.title), post)  # one post listed twice is one post
        return sorted(made.values(), key=lambda one: (one.target_id, one.published, one.title))

    def _hand_checks(self) -> list[HandCheck]:
        """What worksheets say, of several rows for one account the newest; old ones name accounts that are gone."""
        made: dict[str, HandCheck] = {}
        for parsed, row in self._rows(HandCheckRow):
            if not row.is_filled:
                continue
            key = self._find(parsed, row.target, (TargetKind.ACCOUNT,), may_be_gone=True)
            if key is None:
                continue
            if not row.checked_by:
                self._refuse(
                    parsed, "checked_by", "没有填写", "请写明由谁核查；整行都未核查的，请把其他各列清空"
                )
            if row.checked_on is None:
                self._refuse(parsed, "checked_on", "没有填写", "请写明哪一天核查，例如 2023-06-28")
            elif row.last_post and row.last_post > row.checked_on:
                self._refuse(parsed, "last_post", "晚于核查日期", "请核对这两个日期")
            elif key not in made or made[key].checked_on < row.checked_on:
                made[key] = row.hand_check(self._targets[key].target_id, row.checked_on)
        return sorted(made.values(), key=lambda one: one.target_id)

    def _reposts(self) -> list[Repost]:
        """What accounts must publish; rows that name one account each add up."""
        made: dict[tuple[str, date, int], Repost] = {}
        for parsed, row in self._rows(RepostRow):
            bound = self._bound(parsed, row.accounts)
            if bound is None:
                continue
            key = (row.title, row.issued, row.days)
            known = made.get(key)
            urls = row.urls
            if known is not None:
                both = bound and known.accounts
                bound = tuple(sorted({*bound, *known.accounts})) if both else ()
                urls = tuple(dict.fromkeys((*known.urls, *urls)))
            made[key] = Repost(*key, bound, urls)
        return [made[key] for key in sorted(made)]

    def _bound(self, parsed: Parsed, names: tuple[str, ...]) -> tuple[str, ...] | None:
        """Ids of the accounts that a row names, () for all of them; None after noting the problem."""
        if not {fold(name) for name in names} - words("all_accounts").keys():
            return ()
        found = {name: self._lookup(name, (TargetKind.ACCOUNT,)) for name in names}
        for name, keys in found.items():
            if len(keys) != 1 or self._targets[keys[0]].kind is not TargetKind.ACCOUNT:
                fix = "请填台账中的账号ID或账号名称，用顿号隔开；全部账号都要转载的写全部"
                self._refuse(parsed, "accounts", f"其中“{shown(name)}”不是台账中的一个账号", fix)
                return None
        return tuple(sorted(self._targets[keys[0]].target_id for keys in found.values()))

    def _refuse(self, parsed: Parsed, key: str, problem: str, fix: str) -> None:
        self.problems.append(parsed.problem(key, problem, fix))

    def _warn(self, parsed: Parsed, key: str, problem: str, fix: str) -> None:
        self.problems.append(parsed.problem(key, problem, fix, warning=True))
