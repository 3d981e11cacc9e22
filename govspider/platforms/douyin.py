"""抖音: known to the ledger; its pages cannot be read from outside."""

from govspider.platforms.protocol import NO_PAGES, AccountPlatform

PLATFORM = AccountPlatform("douyin", "抖音", ("抖音", "抖音号", "抖音短视频", "douyin"), unjudged=NO_PAGES)
