"""Posts as tools export them (发文导出文件), in the folder 发文/ beside the ledger's files.

An account is told by its id or name in a row, else by the name of the file. Whatever was not understood is a warning
that names the file: an export never stops the import of the ledger. The texts of posts are read again when they are
judged, account by account: they stay in the files.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from html import unescape
from pathlib import Path

from govspider.errors import LedgerProblem
from govspider.items import Post, Target, TargetKind
from govspider.ledger.cells import cell_text, shown
from govspider.ledger.export_files import WrittenPost, read_posts
from govspider.ledger.raw_tables import UnreadableFileError
from govspider.ledger.vocabulary import fold, words
from govspider.text.dates import first_date, stamp_date

FOLDER = "发文"
_NAMED = 3  # accounts that a warning names
_LONGEST_TITLE = 200  # characters; what is longer is a text
_LONGEST_NAME = 60  # characters of an account's name
_BEGINNING = 4000  # characters of a text in which its first words are looked for
_TAG = re.compile(r"<[^<>]{0,2000}>")


def read_exports(
    folder: Path, targets: Sequence[Target]
) -> tuple[tuple[Post, ...], tuple[LedgerProblem, ...]]:
    """The posts of every file below 发文/, and what was not understood.

    Args:
        folder: of the ledger.
        targets: that it names.
    """
    accounts = _accounts(targets)
    posts: list[Post] = []
    problems: list[LedgerProblem] = []
    for path in sorted((folder / FOLDER).rglob("*")):
        if path.is_file() and not path.name.startswith((".", "~$")):
            _read_file(path, path.relative_to(folder).as_posix(), accounts, posts, problems)
    return tuple(posts), tuple(problems)


def written_posts(folder: Path, file: str) -> Mapping[str, WrittenPost]:
    """What a file of the folder 发文/ holds now, by the spots of its posts; nothing where it cannot be read.

    Args:
        folder: of the ledger.
        file: `Post.file`; of a sheet of the ledger itself, nothing: its titles are all that it has.
    """
    path = folder / file
    if not file.startswith(f"{FOLDER}/") or not path.is_file():
        return {}
    return _held(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _held(path: Path, _changed: int) -> Mapping[str, WrittenPost]:
    """The posts of a file by their spots; kept while the accounts that it is about are inspected one after the other."""
    try:
        return {post.spot: post for post in read_posts(path)}
    except (UnreadableFileError, OSError, ValueError, RecursionError):
        return {}


def together(listed: Iterable[Post], exported: Iterable[Post]) -> tuple[Post, ...]:
    """The posts of the ledger and those of exported files; of one that stands in both, the export has more to say."""
    made = {(post.target_id, post.published, post.title): post for post in (*listed, *exported)}
    return tuple(made[key] for key in sorted(made))


def title_of(written: WrittenPost) -> str:
    """The title of a post in lists; of one without, the beginning of its text, in which nothing personal may stand."""
    title = cell_text(written.title)
    if title and len(title) <= _LONGEST_TITLE:
        return title
    return shown(_TAG.sub(" ", (title or written.text or written.digest)[:_BEGINNING]))


def _read_file(
    path: Path,
    file: str,
    accounts: Mapping[str, str],
    posts: list[Post],
    problems: list[LedgerProblem],
) -> None:
    def warn(problem: str, fix: str) -> None:
        problems.append(LedgerProblem(f"{FOLDER}/{path.name}", problem, fix, warning=True))

    try:
        records = list(read_posts(path))
    except UnreadableFileError as error:
        warn(error.problem, error.fix)
        return
    except (OSError, ValueError, RecursionError):
        warn("无法读取", "请核对文件是否完整，或另存为 XLSX 后重试")
        return
    if not records:
        warn("没有读到发文", "请核对文件里是否有标题（或正文）和发布时间")
    undated, unknown = 0, dict[str, int]()
    # Of several names in a file those that the ledger lacks are strangers'; one alone is the account's, spelt anew.
    of_file = accounts.get(fold(path.stem))
    by_others = len({fold(record.account) for record in records} - {""}) > 1
    for record in records:
        day = stamp_date(record.published) or first_date(record.published)
        named = record.account or path.stem
        account = accounts.get(fold(named)) or (None if by_others and record.account else of_file)
        if day is None:
            undated += 1
        elif account is None:
            unknown[shown(named)] = unknown.get(shown(named), 0) + 1
        else:
            posts.append(_post(account, record, day, file))
    if undated:
        warn(f"有{undated}条的发布时间无法识别，未读取", "请核对发布时间的写法")
    if unknown:
        names = "、".join(list(unknown)[:_NAMED])
        warn(
            f"有{sum(unknown.values())}条的账号不在台账中（{names}），未读取",
            "请把文件命名为账号ID或账号名称，或把账号加入台账",
        )


def _post(account: str, record: WrittenPost, day: date, file: str) -> Post:
    original = words("original").get(fold(record.original)) if record.original else None
    return Post(
        account,
        title_of(record),
        day,
        _web_address(record.url),
        file,
        record.spot,
        cell_text(record.name)[:_LONGEST_NAME],
        None if original is None else original == "yes",
    )


def _accounts(targets: Sequence[Target]) -> dict[str, str]:
    """Id by folded id, and by folded name, else by another name that was filed, where only one account has it."""
    mine = [target for target in targets if target.kind is TargetKind.ACCOUNT]
    names = [(fold(target.name), target.target_id) for target in mine]
    others = [(fold(alias), target.target_id) for target in mine for alias in target.aliases]
    return _sole(others) | _sole(names) | {fold(target.target_id): target.target_id for target in mine}


def _sole(names: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The names that only one account has."""
    counts = Counter(name for name, _ in names)
    return {name: target_id for name, target_id in names if counts[name] == 1}


def _web_address(text: str) -> str:
    text = unescape(text)
    return text if text.lower().startswith(("http://", "https://")) and " " not in text else ""
