"""Every check is in the list, in the documentation and in the profile, and is held by a planted fault and a test."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import govspider.checks
from govspider.checks import CHECKS, KINDS
from govspider.checks.protocol import Check, ProbeCheck
from govspider.demo.city import DEFAULT_PAGES, build_city
from govspider.demo.key import answer_key
from govspider.items import Group
from tests.demo.test_city import DAYS
from tests.stores import NATIONAL

ROOT = Path(__file__).parents[2]
SOURCES = {
    check.name: (ROOT / "govspider" / "checks" / f"{check.name}.py").read_text("utf-8") for check in CHECKS
}

UNPLANTED = {
    "certificate",  # the city speaks HTTP only; tests/crawl/test_certificates.py has servers with certificates
    "differing_twin",  # no account of the city repeats an article; tests/judge/test_twins.py has one that does
}

each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)


def test_every_module_with_a_check_is_listed() -> None:
    modules = [
        import_module(f"govspider.checks.{row.name}") for row in iter_modules(govspider.checks.__path__)
    ]
    written = [module.CHECK for module in modules if hasattr(module, "CHECK")]
    listed = [check.name for check in written if not isinstance(check, ProbeCheck)]
    assert sorted(listed) == sorted(check.name for check in CHECKS)


def test_values_and_names_of_kinds_are_all_different() -> None:
    assert len({str(kind) for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)


def test_kinds_stand_in_the_order_of_a_bulletin() -> None:
    groups = [list(Group).index(kind.group) for kind in KINDS]
    assert groups == sorted(groups)


@each_check
def test_a_check_declares_what_it_finds_in_its_own_file(check: Check) -> None:
    assert check.kinds
    said = "FaultKind(" in SOURCES[check.name] or re.search(
        r"import .*\b(WRONG_WORD|KIND)\b", SOURCES[check.name]
    )
    assert said
    assert all(NATIONAL.indicator(code).name for code in check.indicators)


@pytest.fixture(scope="module")
def planted() -> set[str]:
    return {str(item.kind) for item in answer_key(build_city(1, DEFAULT_PAGES, DAYS[0]))}


@each_check
def test_what_a_check_finds_is_planted_in_the_demo_city(check: Check, planted: set[str]) -> None:
    assert planted & set(map(str, check.kinds)) or check.name in UNPLANTED


@each_check
def test_a_check_has_a_test_that_names_it(check: Check) -> None:
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    named = re.compile(rf"\b{check.name}\b")
    assert any(
        path.stem == f"test_{check.name}" or named.search(path.read_text(encoding="utf-8")) for path in tests
    )


def test_documentation_has_a_row_for_each_in_order() -> None:
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert rows == [check.name for check in CHECKS]


@each_check
def test_source_of_the_rule_is_named(check: Check) -> None:
    assert re.search(r"Source:|Sources:", SOURCES[check.name])
