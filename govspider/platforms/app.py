"""移动客户端: known to the ledger; its pages cannot be read from outside."""

from govspider.platforms.protocol import NO_PAGES, AccountPlatform

PLATFORM = AccountPlatform(
    "app", "移动客户端", ("移动客户端", "客户端", "app", "手机客户端", "手机app"), unjudged=NO_PAGES
)
