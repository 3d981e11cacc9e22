"""Moments as mail and HTTP write them (RFC 5322)."""

from datetime import datetime
from email.utils import parsedate_to_datetime


def mail_moment(text: str) -> datetime | None:
    """The moment of such a value; without zone where it has none, None if it is unreadable."""
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):  # the library's ways with numbers out of range
        return None
