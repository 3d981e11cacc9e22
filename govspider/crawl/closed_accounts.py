"""Accounts that the ledger calls closed, opened all the same (停更注销账号复查): whether they still live.

A sweep does not inspect them. Where the ledger states an address of the account itself, or of its posts, these are opened
under the same rules as all pages: whether and with what days they open is kept, and nothing of what they say is judged.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import date

from govspider.crawl.frontier import PageTask
from govspider.crawl.phone_pages import PhonePages
from govspider.crawl.post_opening import PostOpening
from govspider.crawl.public_pages import PublicPages, public_addresses
from govspider.items import Page, PageFacts, PageRole, Post, Target, TargetState
from govspider.platforms.notices import Notices
from govspider.platforms.open_data import open_data
from govspider.platforms.protocol import AccountPlatform

_POSTS = 2  # that are opened: what a platform shows of a closed account it shows of all its posts


def own_addresses(target: Target, platform: AccountPlatform, posts: Sequence[Post]) -> tuple[str, ...]:
    """The addresses that show whether an account is there: its profile, store, home page on the platform, or posts.

    An H5 entry page is the office's own and says nothing of the account.

    Args:
        target: the account.
        platform: where it is.
        posts: its own, the newest first.
    """
    if not platform.has_pages:
        return public_addresses(target, platform)
    home = (target.home_url,) if open_data(target.home_url).addresses else ()
    return home + tuple(post.url for post in _shown_posts(target, posts))


async def closed_pages(
    phone: PhonePages,
    notices: Notices,
    target: Target,
    platform: AccountPlatform,
    posts: Sequence[Post],
    *,
    day: date,
) -> AsyncIterator[Page]:
    """Each of these addresses as it answers.

    Args:
        phone: opens pages as the platform's own program does.
        notices: what the platform shows where content used to be.
        target: the account.
        platform: where it is.
        posts: its own, the newest first.
        day: of inspection.
    """
    if not platform.has_pages:
        async for page in PublicPages(phone, notices).pages(target, platform):
            yield _bare(page)
        return
    if open_data(target.home_url).addresses:
        yield _bare(await phone.plain(PageTask(target.home_url, 0, PageRole.HOME)))
    opening = PostOpening(phone, notices, day, _POSTS, since=date.min)
    async for page in opening.pages(_shown_posts(target, posts), ()):
        yield _bare(page)


def _shown_posts(target: Target, posts: Sequence[Post]) -> list[Post]:
    """The posts that are opened: those of an account that only rests stay online."""
    is_cancelled = target.state is TargetState.CLOSED
    return [post for post in posts if post.url][:_POSTS] if is_cancelled else []


def _bare(page: Page) -> Page:
    """A page without its text: what it says is a matter of the time before the closing."""
    facts = page.facts
    if facts is None:
        return page
    return replace(page, facts=PageFacts(facts.title, entries=facts.entries, card=facts.card))
