"""新浪微博: known to the ledger; its pages cannot be read from outside."""

from govspider.platforms.protocol import NO_PAGES, AccountPlatform

PLATFORM = AccountPlatform("weibo", "新浪微博", ("新浪微博", "微博", "政务微博", "weibo"), unjudged=NO_PAGES)
