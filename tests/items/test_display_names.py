"""Every closed value has a Chinese name, and only one."""

from enum import StrEnum
from inspect import getmembers, isclass

import pytest

from govspider import items
from govspider.items import Kind
from govspider.items.display_names import KIND_GROUPS, KIND_NAMES, VOCABULARIES

ENUMS = [one for _, one in getmembers(items, isclass) if issubclass(one, StrEnum) and one is not StrEnum]


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: str(enum.__name__))
def test_every_value_has_a_name(enum: type[StrEnum]) -> None:
    named: set[object] = set(KIND_NAMES)
    for names in VOCABULARIES.values():
        named |= {(type(value), value) for value in names}
    missing = [value for value in enum if value not in named and (enum, value) not in named]
    assert missing == []


def test_no_kind_is_in_two_groups() -> None:
    assert sum(len(names) for _, names in KIND_GROUPS) == len(Kind)


@pytest.mark.parametrize("names", [*VOCABULARIES.values(), KIND_NAMES])
def test_names_are_distinct(names: dict[StrEnum, str]) -> None:
    assert len(set(names.values())) == len(names)
