"""The city's own ledger (演示台账), written as an office would hand it in."""

import shutil
from pathlib import Path

from govspider.demo import layout_urls
from govspider.demo.accounts import post_title, post_url
from govspider.demo.city import DEFAULT_PAGES
from govspider.demo.made_files import without_times
from govspider.demo.menus import menu_json
from govspider.demo.model import Account, City, Site
from govspider.demo.posts import export_of
from govspider.demo.worksheet import save_worksheet
from govspider.items import Column, Ledger, Post, Target, TargetKind
from govspider.ledger import write_ledger
from govspider.ledger.post_exports import FOLDER

_MARGIN = 1.6  # page budget over the pages that a big site has
_DEPTH = 6


def city_ledger(city: City, folder: Path) -> Ledger:
    """The ledger without the posts of exported files; menu files are named below `folder`."""
    targets = [_site_target(city, site) for site in city.sites]
    targets += [_account_target(city, account, folder) for account in city.accounts]
    columns = [column for site in city.sites for column in _columns(site)]
    posts = [post for account in city.accounts for post in _posts(account)]
    reposts = sorted(
        (repost for account in city.accounts for repost in account.reposts),
        key=lambda repost: (repost.title, repost.issued, repost.days),
    )
    return Ledger(tuple(targets), tuple(columns), tuple(posts), reposts=tuple(reposts))


def save_ledger(city: City, folder: Path) -> None:
    """Write the ledger to an empty folder: the same bytes for the same city.

    Raises:
        OSError: the folder cannot be written.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for account in city.accounts:
        if _has_menu_file(account):
            path = _menu_path(account, folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(menu_json(account), encoding="utf-8")
    for turn, account in enumerate(one for one in city.accounts if one.exported):
        name, content = export_of(account, turn)
        path = folder / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    write_ledger(city_ledger(city, folder), folder)
    seen = ((one, one.hand_check) for one in city.accounts)
    save_worksheet(((_account_target(city, one, folder), check) for one, check in seen if check), folder)
    for workbook in folder.glob("*.xlsx"):
        workbook.write_bytes(without_times(workbook.read_bytes()))


def _has_menu_file(account: Account) -> bool:
    return bool(account.menu) and not account.make


def _menu_path(account: Account, folder: Path) -> Path:
    return folder / "menus" / f"{account.target_id}.json"


def _site_target(city: City, site: Site) -> Target:
    big = city.pages > DEFAULT_PAGES
    pages = sum(column.count for column in site.columns) + 200
    return Target(
        target_id=site.target_id,
        kind=site.kind,
        name=site.name,
        unit=site.unit.name,
        home_url=site.base,
        supervisor=f"{city.place.name}人民政府",
        is_portal=site.is_portal,
        state=site.state,
        other_hosts=site.other_hosts,
        max_pages=int(pages * _MARGIN) if big else None,
        max_depth=_DEPTH + max(layout_urls.list_pages(site, index) for index in range(len(site.columns)))
        if big
        else None,
        icp=site.icp,
    )


def _account_target(city: City, account: Account, folder: Path) -> Target:
    return Target(
        target_id=account.target_id,
        kind=TargetKind.ACCOUNT,
        name=account.name,
        unit=account.unit.name,
        home_url=account.entry_url or ("" if account.platform == "app" else account.open_url),
        supervisor=f"{city.place.name}人民政府",
        platform=account.platform,
        state=account.state,
        service_only=account.service_only,
        update_days=account.update_days,
        last_post=account.last_post,
        menu_file=str(_menu_path(account, folder)) if _has_menu_file(account) else "",
        filing=account.filing,
        certified=account.certified,
        closed_on=account.closed_on,
        store_urls=(account.open_url,) if account.platform == "app" and account.open_url else (),
    )


def _columns(site: Site) -> list[Column]:
    """The columns as filed; of a site that is down, too."""
    return [
        Column(
            column_id=column.column_id,
            target_id=site.target_id,
            name=column.name,
            url=layout_urls.column_url(site, index),
            column_class=column.column_class,
            window_days=column.window_days,
            exempt_reason=column.exempt,
            unit=site.unit.name,
        )
        for index, column in enumerate(site.columns)
    ]


def _posts(account: Account) -> list[Post]:
    if account.exported:
        return []
    return [
        Post(account.target_id, post_title(account, day), day, post_url(account, day))
        for day in account.posts
    ]
