"""Every regular expression of the package, and the texts on which one that backtracks badly would take hours.

Run as `python -m tests.regex_attacks FROM`: one line before each expression, nothing after the last; a text that
takes longer than the limit ends the process (SIGVTALRM).
"""

import ast
import importlib
import os
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined] # the parser is private, its tree is what we need
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import govspider

if TYPE_CHECKING:
    from scrapy.settings import Settings

# Characters of an attack; `make test-faults` takes a million. What is quadratic and needs a minute for that needs
# (SIZE / a million)² of it here.
SIZE = int(os.environ.get("ATTACK_SIZE", "100000"))
_SAMPLE = 3_000  # characters of every attack, to tell which are the worst
_WORST = 2  # attacks that an expression is given in full length
SECONDS = 60 * (SIZE / 1_000_000) ** 2 + 2
ROOT = Path(govspider.__file__).parent
# They read texts of our own only: the schema, the demo city.
OUR_OWN = ("govspider.store.schema_doc", "govspider.demo.")
_METHODS = frozenset({"match", "fullmatch", "search", "finditer", "sub", "subn", "split", "findall"})
_REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})
_ALTERNATIVES = 8  # of one expression that are tried as what is repeated
_OF_CATEGORY = {
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_DIGIT: "x",
    op.CATEGORY_NOT_SPACE: "x",
    op.CATEGORY_NOT_WORD: "-",
}
_ANYTHING = "a1 中x-.，\n年\"<A９'{/"


@dataclass(frozen=True)
class Expression:
    """A compiled expression, where it stands, and how the package uses it."""

    pattern: re.Pattern[Any]
    place: str
    methods: frozenset[str]

    def run(self, text: str) -> None:
        given = text.encode() if isinstance(self.pattern.pattern, bytes) else text
        for method in self.methods & {"match", "fullmatch", "search"}:
            getattr(self.pattern, method)(given)
        if self.methods - {"match", "fullmatch", "search"}:
            for _ in self.pattern.finditer(given):
                pass


def expressions() -> list[Expression]:
    """All that importing the package and loading its word tools compiles, in a fixed order."""
    used, defined = _uses()
    found: dict[tuple[Any, int], Expression] = {}
    compile_ = re._compile  # type: ignore[attr-defined]

    def noting(pattern: Any, flags: int) -> re.Pattern[Any]:
        made: re.Pattern[Any] = compile_(pattern, flags)
        caller = sys._getframe(2)
        module = caller.f_globals.get("__name__", "")
        if module.startswith("govspider.") and not module.startswith(OUR_OWN):
            name = defined.get((module, caller.f_lineno), "")
            methods = frozenset(used.get((module, name), _METHODS))
            found.setdefault(
                (made.pattern, made.flags), Expression(made, f"{module}:{caller.f_lineno}", methods)
            )
        return made

    re._compile = noting  # type: ignore[attr-defined]
    try:
        for module in pkgutil.walk_packages(govspider.__path__, "govspider."):
            importlib.import_module(module.name)
        from govspider.config import Config  # importing compiles: not before it is noted
        from govspider.words.tools import load_tools

        load_tools(Config.from_settings(_settings()))
    finally:
        re._compile = compile_  # type: ignore[attr-defined]
    return sorted(found.values(), key=lambda one: (one.place, str(one.pattern.pattern)))


def _settings() -> "Settings":
    from scrapy.settings import Settings

    settings = Settings()
    settings.setmodule("govspider.settings")
    return settings


def _uses() -> tuple[dict[tuple[str, str], set[str]], dict[tuple[str, int], str]]:
    """Module and name → methods called on it anywhere; module and line → name that is defined there."""
    used: dict[tuple[str, str], set[str]] = {}
    defined: dict[tuple[str, int], str] = {}
    for path in ROOT.rglob("*.py"):
        module = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imports = {
            alias.asname or alias.name: (node.module or "", alias.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in _METHODS and isinstance(node.value, ast.Name):
                used.setdefault(imports.get(node.value.id, (module, node.value.id)), set()).add(node.attr)
        for statement in tree.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                for line in range(statement.lineno, (statement.end_lineno or 0) + 1):
                    defined[module, line] = statement.targets[0].id
    return used, defined


def attacks(pattern: re.Pattern[Any], size: int) -> Iterator[str]:
    """Texts of one size: whatever an expression repeats, and what leads to it, over and over, with and without an end."""
    source = pattern.pattern
    tree = parser.parse(source, pattern.flags)
    pieces: set[tuple[str, str]] = set()
    _collect(tree, "", pieces)
    whole = _sample(tree, 1)
    pieces.update(("", one) for one in (whole, *whole) if one)
    for lead, repeated in sorted(pieces):
        text = lead + repeated * (size // len(repeated))
        yield text
        yield f"\x00{text}\x00!"


def _collect(tree: Any, lead: str, pieces: set[tuple[str, str]]) -> None:
    for code, value in tree:
        if code in _REPEATS:
            bodies = {_sample(value[2], choice) for choice in range(_ALTERNATIVES)} - {""}
            pieces.update((before, body) for body in bodies for before in ("", lead))
            pieces.update(("", lead + body) for body in bodies)
            if lead:
                pieces.add(("", lead))
        for inner in _inner(code, value):
            _collect(inner, lead, pieces)
        lead += _sample([(code, value)], 1)


def _inner(code: Any, value: Any) -> list[Any]:
    """The expressions that are parts of one."""
    if code is op.BRANCH:
        return list(value[1])
    if code in _REPEATS:
        return [value[2]]
    if code is op.SUBPATTERN:
        return [value[3]]
    if code in {op.ASSERT, op.ASSERT_NOT}:
        return [value[1]]
    return [value] if code is op.ATOMIC_GROUP else []


def _sample(tree: Any, choice: int) -> str:
    """A text that the expression matches, as nearly as that can be told; `choice` picks among alternatives."""
    text = ""
    for code, value in tree:
        if code is op.LITERAL:
            text += chr(value)
        elif code is op.NOT_LITERAL:
            text += "y" if chr(value) == "x" else "x"
        elif code is op.ANY:
            text += "a"
        elif code is op.IN:
            text += _member(value, choice)
        elif code is op.BRANCH:
            text += _sample(value[1][choice % len(value[1])], choice)
        elif code is op.SUBPATTERN:
            text += _sample(value[3], choice)
        elif code in _REPEATS:
            text += _sample(value[2], choice) * max(value[0], 1 if choice else 0)
        elif code is op.ATOMIC_GROUP:
            text += _sample(value, choice)
    return text


def _member(items: Any, choice: int) -> str:
    """A character of a set."""
    named = [chr(value) for code, value in items if code is op.LITERAL]
    named += [chr(value[0]) for code, value in items if code is op.RANGE]
    named += [_OF_CATEGORY[value] for code, value in items if code is op.CATEGORY]
    if items[0][0] is not op.NEGATE:
        return named[choice % len(named)]
    return next((char for char in _ANYTHING[choice:] + _ANYTHING if char not in named), "龘")


def worst_attacks(one: Expression) -> list[int]:
    """The numbers of the attacks that cost an expression most."""
    costs = []
    for number, text in enumerate(attacks(one.pattern, _SAMPLE)):
        begin = time.process_time()
        one.run(text)
        costs.append((time.process_time() - begin, number))
    return [number for _, number in sorted(costs, reverse=True)[:_WORST]]


def main() -> None:
    begin = int(sys.argv[1])
    for number, one in enumerate(expressions()[begin:], start=begin):
        sys.stdout.write(f"{number} {one.place}\n")
        sys.stdout.flush()
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        worst = worst_attacks(one)
        for _, text in filter(lambda attack: attack[0] in worst, enumerate(attacks(one.pattern, SIZE))):
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)  # of computing: other load must not count
            one.run(text)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


if __name__ == "__main__":
    main()
