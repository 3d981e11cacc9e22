"""How steadily an account posts (更新间隔): gaps between the days of its posts, and days out of compliance in a quarter.

Used by the check of accounts' updates. What nobody has listed may have been posted all the same, so all that stands here
is a figure for people, never an accusation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from govspider.profile import Window
from govspider.quarters import Quarter


@dataclass(frozen=True, slots=True)
class Gap:
    """Two posts with none between them."""

    last: date  # the day of the post before
    next: date

    @property
    def days(self) -> int:
        """How many days apart they are."""
        return (self.next - self.last).days


@dataclass(frozen=True, slots=True)
class Posting:
    """How an account has posted in a quarter, as far as its posts are known.

    Attributes:
        longest: the longest gap that reaches into the quarter; None: fewer than two posts are known.
        days_out: days of the quarter on which the newest post then lay before the window, closed gaps only.
    """

    longest: Gap | None
    days_out: int


def posting(days: Iterable[date], window: Window, day: date) -> Posting:
    """Gaps in the quarter of a day of inspection.

    Args:
        days: of all known posts; those behind the day of inspection say nothing.
        window: in which something new must appear.
        day: of inspection.
    """
    begin = Quarter.of(day).first_day
    known = sorted({one for one in days if one <= day})
    gaps = [Gap(last, following) for last, following in pairwise(known) if following >= begin]
    longest = max(gaps, key=lambda gap: (gap.days, gap.last), default=None)
    return Posting(longest, sum(_out(gap, window, begin) for gap in gaps))


def limit_of(window: Window, day: date) -> int:
    """The window in days, counted back from a day of inspection."""
    return (day - window.first_fresh(day)).days


def _out(gap: Gap, window: Window, begin: date) -> int:
    """Days of a gap, from the quarter's first day on, that are out of compliance; the day of the next post is in it."""
    first = max(gap.last + timedelta(days=limit_of(window, gap.next) + 1), begin)
    return max(0, (gap.next - first).days)
