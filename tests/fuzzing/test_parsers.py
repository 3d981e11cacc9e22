"""No input breaks a parser or a rule: damaged documents of every kind. `python -m benchmarks.fuzz` tries more."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzzing.damage import Step, damaged
from tests.fuzzing.parsers import ATTACHMENTS, PARSERS, Parser
from tests.lengths import DAMAGED

pytestmark = pytest.mark.slow

LARGEST = 3_000  # bytes of a text; the long runs try larger ones
SHARES = st.floats(0, 1, exclude_max=True)
STEPS = st.lists(
    st.builds(Step, st.integers(0, 5), SHARES, SHARES, st.integers(0, 0xFFFF), st.integers(0, 2)),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name.split()[-1])
def test_damaged_documents_raise_nothing(parser: Parser) -> None:
    seeds = parser.seeds()

    @settings(max_examples=DAMAGED, suppress_health_check=list(HealthCheck))
    @given(number=st.integers(0, len(seeds) - 1), steps=STEPS)
    def try_one(number: int, steps: list[Step]) -> None:
        with suppress(*parser.errors):
            body = damaged(seeds[number], steps, in_members=parser.in_members)
            parser.parse(body if parser in ATTACHMENTS or parser.in_members else body[:LARGEST])

    try_one()
