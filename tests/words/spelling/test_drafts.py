"""How sure a finding is in a draft."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.words.spelling.drafts import in_drafts
from govspider.words.spelling.speller import Speller

SHARES = st.floats(0, 1)


@pytest.mark.parametrize(("share", "there"), [(0, 0), (0.025, 0.719), (0.2, 0.962), (0.6, 0.993), (1, 0.995)])
def test_the_odds_grow_as_errors_do(share: float, there: float) -> None:
    assert in_drafts(share) == pytest.approx(there, abs=1e-3)


@given(SHARES, SHARES)
def test_what_is_surer_on_published_text_is_surer_in_a_draft(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= in_drafts(low) <= in_drafts(high) <= 0.995
    assert in_drafts(low) >= min(low, 0.995)


def test_what_is_doubtful_on_published_text_is_sure_in_a_draft(speller: Speller) -> None:
    (hit,) = [hit for hit in speller.find("支持边江经济发展") if hit.confidence >= 0.1]
    (sure,) = speller.find("应当自收到申清之日起三日内作出决定。")
    assert hit.draft_confidence is not None
    assert sure.draft_confidence is not None
    assert hit.draft_confidence < sure.draft_confidence
    assert sure.draft_confidence >= 0.99
