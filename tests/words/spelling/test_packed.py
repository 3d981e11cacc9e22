"""Tables in mapped files say what the dictionaries said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.words.spelling.packed import Packed, pack

WORDS = st.text(alphabet="政府工作报告*", max_size=6)


@given(st.dictionaries(WORDS, st.text(max_size=30), max_size=60), st.lists(WORDS))
def test_every_key_is_found_and_no_other(table: dict[str, str], others: list[str]) -> None:
    packed = Packed(memoryview(pack(table)), str)
    assert all(packed.get(key, "none") == value for key, value in table.items())
    assert all(packed.get(key, "none") == table.get(key, "none") for key in others)


def test_values_are_read_as_they_were() -> None:
    packed = Packed(memoryview(pack({"政府": 7.1, "报告": -0.30000000000000004})), float)
    assert [packed.get(word, -1.0) for word in ("政府", "报告", "工作")] == [7.1, -0.30000000000000004, -1.0]


@pytest.mark.parametrize("data", [b"no table at all....", pack({"政府": "1"})[:12]])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="不是查找表"):
        Packed(memoryview(data), str)


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="太长"):
        pack({"政" * 100: "1"})
