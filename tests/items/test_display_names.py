"""Every closed value has a Chinese name, and only one."""

from enum import StrEnum
from inspect import getmembers, isclass

import pytest

from govspider import items
from govspider.checks import KIND_NAMES
from govspider.checks.outcomes import OUTCOME_NAMES
from govspider.items import Group
from govspider.items.display_names import VOCABULARIES

ENUMS = [one for _, one in getmembers(items, isclass) if issubclass(one, StrEnum) and one is not StrEnum]


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: str(enum.__name__))
def test_every_value_has_a_name(enum: type[StrEnum]) -> None:
    named: set[object] = {*KIND_NAMES, *OUTCOME_NAMES, *Group}  # groups are named by their value
    for names in VOCABULARIES.values():
        named |= {(type(value), value) for value in names}
    missing = [value for value in enum if value not in named and (enum, value) not in named]
    assert missing == []


@pytest.mark.parametrize("names", [*VOCABULARIES.values(), KIND_NAMES, OUTCOME_NAMES])
def test_names_are_distinct(names: dict[str, str]) -> None:
    assert len(set(names.values())) == len(names)
