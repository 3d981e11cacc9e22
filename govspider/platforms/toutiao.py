"""今日头条: known to the ledger; its pages cannot be read from outside."""

from govspider.platforms.protocol import NO_PAGES, AccountPlatform

PLATFORM = AccountPlatform(
    "toutiao", "今日头条", ("今日头条", "头条", "头条号", "toutiao"), unjudged=NO_PAGES
)
