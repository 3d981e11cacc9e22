"""Menus and posts from the platform's own interface (官方接口), written as files of the ledger.

They are 菜单/<ID>.json and 发文/<ID>.json, and are read, checked and judged like any saved menu and exported posts. A menu
that the ledger names by a file of its own stays as it is.
"""

import csv
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from govspider.errors import ConfigError, PlatformError
from govspider.files import keep_edited, note_written, replacing
from govspider.items import Ledger, Target, TargetKind
from govspider.ledger.cells import CellError, read_id
from govspider.ledger.csv_file import decode
from govspider.ledger.post_exports import FOLDER
from govspider.platforms import wechat
from govspider.platforms.wechat_api import Authorisation, WechatApi

if TYPE_CHECKING:
    import requests

ENVIRONMENT = "WECHAT_KEYS"  # the lines of the file of keys, for those who keep no secret in a file
_MENUS = Path("菜单")
_TABLE = Path("菜单-官方接口.csv")
_KEPT = Path("人工修改")  # what somebody has put or changed where we write; nothing reads it
_FIELDS = ("账号ID", "AppID", "AppSecret")
_MOST_POSTS = 2000  # of one account, the newest
_OPEN_TO_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one account."""

    target_id: str
    posts: int
    kept: bool  # the ledger names a menu file of its own, which was left as it is
    edited: tuple[Path, ...] = ()  # files of somebody that stood where we write, and where they are now


def read_keys(path: Path | None, environment: Mapping[str, str] = os.environ) -> tuple[Authorisation, ...]:
    """The units' authorisations, from the environment or from the file that the settings name.

    Raises:
        ConfigError: there are none, the file can be read by others, or a row is not one of 账号ID,AppID,AppSecret.
    """
    text, name = environment.get(ENVIRONMENT, ""), f"环境变量 {ENVIRONMENT}"
    if path is not None and not text:
        text, name = _content(path), path.name
    rows = [row for row in csv.reader(StringIO(text)) if row and not row[0].lstrip().startswith("#")]
    if rows and rows[0][0].strip() == _FIELDS[0]:
        rows = rows[1:]
    if not rows:
        raise ConfigError(
            f"没有公众平台授权：请在设置 GOVSPIDER_WECHAT_KEYS_FILE 指定的文件或环境变量 {ENVIRONMENT} 中逐行写"
            f" {','.join(_FIELDS)}"
        )
    return tuple(_authorisation(row, f"{name}第{number}条") for number, row in enumerate(rows, start=1))


def _content(path: Path) -> str:
    try:
        if path.stat().st_mode & _OPEN_TO_OTHERS:
            raise ConfigError(f"授权文件 {path} 其他用户也能读取：请先运行 chmod 600 {path}")
        return decode(path.read_bytes())
    except OSError as error:
        raise ConfigError(
            f"授权文件 {path} 无法读取（{error.strerror}）：请核对设置 GOVSPIDER_WECHAT_KEYS_FILE"
        ) from None


def _authorisation(row: list[str], place: str) -> Authorisation:
    cells = [cell.strip() for cell in row]
    if len(cells) != len(_FIELDS) or not all(cells):
        raise ConfigError(f"{place}应有三项：{','.join(_FIELDS)}，现有{len([one for one in cells if one])}项")
    try:
        return Authorisation(read_id(cells[0]), *cells[1:])
    except CellError as error:
        raise ConfigError(f"{place}“{_FIELDS[0]}”{error.problem}；{error.fix}") from None


def session_with(proxy: str) -> "requests.Session":
    """A session that goes through our proxy and through no other."""
    import requests

    session = requests.Session()
    session.trust_env = False
    session.proxies = {"http": proxy, "https": proxy} if proxy else {}
    return session


def fetch(api: WechatApi, target: Target, folder: Path) -> Fetched:
    """Write the menu and the posts of one account below the ledger's folder.

    Raises:
        PlatformError: the platform does not give them; what was written before stays.
        OSError: a file cannot be written.
    """
    posts = list(islice(api.published(), _MOST_POSTS))
    menu = api.menu()
    own = _menu_path(folder, target)
    kept = bool(target.menu_file) and Path(target.menu_file) != own
    documents: dict[Path, object] = {} if kept else {own: menu}
    if posts:  # an empty list says nothing: articles that were sent to followers are not in it
        documents[folder / FOLDER / f"{target.target_id}.json"] = {"item": posts, "total_count": len(posts)}
    edited = keep_edited(documents, folder / _KEPT)
    for path, document in documents.items():
        _write(path, document)
    note_written(documents)
    number = sum(len(post["content"]["news_item"]) for post in posts)
    return Fetched(target.target_id, number, kept, edited)


def name_menus(folder: Path, fetched: Iterable[Fetched]) -> None:
    """Name the menus in a table of the ledger, beside those that it named before.

    Raises:
        OSError: the file cannot be written.
    """
    named = _named_before(folder) | {
        one.target_id: f"{_MENUS}/{one.target_id}.json" for one in fetched if not one.kept
    }
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("账号", "菜单文件"))
    writer.writerows(sorted(named.items()))
    with replacing(folder / _TABLE) as temporary:
        temporary.write_text(text.getvalue(), encoding="utf-8-sig")


def _named_before(folder: Path) -> dict[str, str]:
    """Accounts that the table names, with their menus; other files beside the menus are a person's own."""
    if not (folder / _TABLE).is_file():
        return {}
    rows = csv.reader(StringIO(decode((folder / _TABLE).read_bytes())))
    return {row[0]: row[1] for row in islice(rows, 1, None) if len(row) > 1}


def accounts_of(ledger: Ledger, keys: Iterable[Authorisation]) -> list[tuple[Authorisation, Target]]:
    """Each authorisation with its account.

    Raises:
        PlatformError: an authorisation is for no WeChat account of the ledger.
    """
    known = {
        target.target_id: target
        for target in ledger.targets
        if target.kind is TargetKind.ACCOUNT and target.platform == wechat.PLATFORM.code
    }
    found = []
    for key in keys:
        if key.target_id not in known:
            raise PlatformError(
                f"授权中的账号 {key.target_id} 不是台账中的微信公众号：请核对授权文件中的账号ID"
            )
        found.append((key, known[key.target_id]))
    return found


def _menu_path(folder: Path, target: Target) -> Path:
    return (folder / _MENUS / f"{target.target_id}.json").resolve()


def _write(path: Path, document: object) -> None:
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
