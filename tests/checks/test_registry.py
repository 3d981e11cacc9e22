"""Every check is in the list, in the documentation and in the tables of kinds and indicators."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import govspider.checks
from govspider.checks import PAGE_CHECKS, SWEEP_CHECKS, TARGET_CHECKS
from govspider.checks.base import PageCheck, SweepCheck, TargetCheck
from govspider.indicators import indicator
from govspider.items.display_names import KIND_NAMES

CHECKS: tuple[PageCheck | TargetCheck | SweepCheck, ...] = (*PAGE_CHECKS, *TARGET_CHECKS, *SWEEP_CHECKS)
ROOT = Path(__file__).parents[2]


def test_every_module_with_a_check_is_listed() -> None:
    modules = [
        import_module(f"govspider.checks.{row.name}") for row in iter_modules(govspider.checks.__path__)
    ]
    written = [module.CHECK for module in modules if hasattr(module, "CHECK")]
    assert sorted(check.name for check in written) == sorted(check.name for check in CHECKS)


def test_names_are_the_modules() -> None:
    for check in CHECKS:
        assert check.run.__module__ == f"govspider.checks.{check.name}"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_kinds_and_indicators_are_known(check: PageCheck | TargetCheck | SweepCheck) -> None:
    assert check.kinds
    assert all(kind in KIND_NAMES for kind in check.kinds)
    assert all(indicator(code).name for code in check.indicators)


def test_documentation_has_a_row_for_each_in_order() -> None:
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert rows == [check.name for check in CHECKS]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_source_of_the_rule_is_named(check: PageCheck | TargetCheck | SweepCheck) -> None:
    assert "Source: " in (import_module(check.run.__module__).__doc__ or "")
