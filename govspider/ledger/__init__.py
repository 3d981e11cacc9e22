"""The ledger (台账): what is inspected. Read, checked in one pass, written; see docs/ledger.md."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from govspider.items import Ledger
from govspider.ledger.load import CheckedLedger, check_ledger, ledger_files, load_ledger, load_with_warnings
from govspider.ledger.write import write_ledger
from govspider.platforms import is_on_platform

__all__ = [
    "CheckedLedger",
    "check_ledger",
    "has_ledger",
    "ledger_files",
    "ledger_hash",
    "load_ledger",
    "load_with_warnings",
    "urls_of",
    "write_ledger",
]


def has_ledger(folder: Path) -> bool:
    """Whether the folder holds a ledger of any sort, good or bad."""
    return bool(ledger_files(folder))


def urls_of(ledger: Ledger) -> Iterator[str]:
    """Every address of the units' own that a ledger names: home pages, further domains, columns; none of platforms."""
    for target in ledger.targets:
        if not is_on_platform(target.platform, target.home_url):
            yield target.home_url
        yield from (f"http://{host}" for host in target.other_hosts)
    yield from (column.url for column in ledger.columns)


def ledger_hash(ledger: Ledger, folder: Path) -> str:
    """SHA-256 of what a ledger says (台账校验值), whatever files and spellings say it; menu files included.

    Args:
        ledger: as it was loaded.
        folder: from which.
    """
    digest = hashlib.sha256(_canonical(ledger, folder).encode())
    for target in ledger.targets:
        if target.menu_file:
            digest.update(Path(target.menu_file).read_bytes())
    return digest.hexdigest()


def _canonical(ledger: Ledger, folder: Path) -> str:
    document = asdict(ledger)
    for post in document["posts"]:
        del post["file"], post["spot"]
    for target in document["targets"]:
        if target["menu_file"]:
            target["menu_file"] = Path(target["menu_file"]).relative_to(folder.resolve()).as_posix()
    return json.dumps(document, ensure_ascii=False, sort_keys=True, default=str)
