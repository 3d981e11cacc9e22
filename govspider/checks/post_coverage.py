"""What exported files say of an account's posts (发文覆盖): whether they hold all of a time. Used by checks of accounts."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from govspider.items import Post

# Tables that a tool or the platform's own pages export hold what the account has posted. JSON may be WeChat's list of what
# was published by interface alone, and a feed holds the newest posts only.
_TABLES = (".csv", ".xlsx", ".xlsm")


def covering_file(posts: Iterable[Post], first: date, last: date) -> str:
    """The exported table that holds every post from one day to another; '': none does for certain.

    Args:
        posts: of the account.
        first: first day of that time; the file must have a post before it.
        last: its last day; the file must have a post behind it.
    """
    days: dict[str, list[date]] = defaultdict(list)
    for post in posts:
        if post.is_exported and post.file.lower().endswith(_TABLES):
            days[post.file].append(post.published)
    return next((file for file, held in sorted(days.items()) if min(held) < first and max(held) > last), "")
