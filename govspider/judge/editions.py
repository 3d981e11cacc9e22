"""By which edition of its code, dictionaries and profile a check judges (判定版本): what changed is judged again.

The code of a check is its module and every module of ours that it imports, directly or not. Checks of pages, links
and whole sweeps read dictionaries and models; checks of targets read the profile of indicators and two short lists.
"""

import ast
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from govspider.checks.bad_sites import FILE_NAME as BAD_SITES
from govspider.checks.protocol import Check, ProbeCheck, TargetCheck
from govspider.config import Config
from govspider.files import read_cached, write_cached
from govspider.profile import FOLDER, Profile
from govspider.text.page_words import FILE as PAGE_WORDS

_PACKAGE = "govspider"
_LISTS = (BAD_SITES, PAGE_WORDS)  # that checks of targets read besides the profile
_LENGTH = 24  # characters of an edition


class Editions:
    """Editions of checks for one configuration.

    Args:
        config: names the dictionaries and models.
        profile: of indicators.
    """

    def __init__(self, config: Config, profile: Profile) -> None:
        self._dictionaries = _hash_of_files(_dictionaries(config.dictionaries_dir)) + _models(config)
        lists = [path for name in _LISTS if (path := config.dictionaries_dir / name).is_file()]
        self._profile = profile.edition + _hash_of_files(lists)
        self._codes = _Codes(config.cache_dir)

    def of(self, check: Check | ProbeCheck) -> str:
        """The edition of a check."""
        code = self._codes.of(check.run.__module__, check.name)
        reads = self._profile if isinstance(check, TargetCheck) else self._dictionaries
        return hashlib.sha256(f"{code}\0{reads}".encode()).hexdigest()[:_LENGTH]


class _Codes:
    """Editions of the code of checks, kept in the cache folder: to parse all modules anew takes every process long."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"codes-{_stamp()}.json"
        kept = read_cached(self._path)
        self._known: dict[str, str] = json.loads(kept) if kept else {}

    def of(self, module: str, name: str) -> str:
        key = f"{module} {name}"
        if key not in self._known:
            self._known[key] = _code(module, name)
            write_cached(self._path, json.dumps(self._known).encode())
        return self._known[key]


@cache  # a process runs one edition of the code
def _stamp() -> str:
    """Which files the package has, how large they are, and when they were written."""
    folder = Path(__file__).parents[1]
    facts = [(path, path.stat()) for path in sorted(folder.rglob("*.py"))]
    told = "\n".join(f"{path}:{fact.st_size}:{fact.st_mtime_ns}" for path, fact in facts)
    return hashlib.sha256(told.encode()).hexdigest()[:_LENGTH]


@cache
def _code(module: str, name: str) -> str:
    return _hash_of_files(sorted(_sources(module, name)))


def _dictionaries(folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file() and FOLDER not in path.parts)
    return sorted(path for path in files if not path.name.startswith("."))


def _models(config: Config) -> str:
    """Which models are set and how large they are: to read them takes long, and nobody edits them."""
    paths = (config.language_model, config.official_models, config.neural_model)
    files = [path for path in paths if path is not None and path.exists()]
    return " ".join(f"{path}:{path.stat().st_size}" for path in files)


def _sources(module: str, name: str) -> set[Path]:
    """The files of a check's code; word checks are made by a common module, so their own is named by the check."""
    modules = _reached(module) | _reached(f"{_PACKAGE}.checks.{name}")
    return {path for path in map(_source, modules) if path is not None}


def _hash_of_files(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        facts = path.stat()
        found.update(f"{path.name}\0{_hash_of_file(path, facts.st_size, facts.st_mtime_ns)}\0".encode())
    return found.hexdigest()


@cache  # the same for every target, unless the file is written again
def _hash_of_file(path: Path, _size: int, _written: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _reached(module: str) -> frozenset[str]:
    """A module and every module of ours that it imports, directly or not."""
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += _imports(name)
    return frozenset(seen)


@cache
def _imports(module: str) -> tuple[str, ...]:
    path = _source(module)
    if path is None:
        return ()
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return tuple(name for name in found if name.startswith(f"{_PACKAGE}.") and _source(name) is not None)


@cache
def _source(module: str) -> Path | None:
    try:
        spec = find_spec(module)
    except (ImportError, AttributeError):
        return None
    return Path(spec.origin) if spec is not None and spec.origin and spec.has_location else None
