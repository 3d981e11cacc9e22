"""Which new-media platforms there are (新媒体平台): THE register. A new platform has its line here."""

from govspider.platforms import other, wechat
from govspider.platforms.ledger_only import LEDGER_ONLY
from govspider.platforms.open_data import open_data
from govspider.platforms.open_pages import OPEN_PAGES
from govspider.platforms.protocol import AccountPlatform

PLATFORMS: tuple[AccountPlatform, ...] = (
    wechat.PLATFORM,
    *OPEN_PAGES,
    *LEDGER_ONLY,
    other.PLATFORM,  # for what nobody knows yet
)
BY_CODE: dict[str, AccountPlatform] = {platform.code: platform for platform in PLATFORMS}
PLATFORM_NAMES: dict[str, str] = {platform.code: platform.name for platform in PLATFORMS}


def platform_of(code: str) -> AccountPlatform:
    """The platform of an account; `other` for one without."""
    return BY_CODE.get(code, other.PLATFORM)


def is_on_platform(code: str, home_url: str) -> bool:
    """Whether an account's home address is a page of its platform, on a host that is no unit's own.

    Args:
        code: of its platform; '' for a website.
        home_url: as the ledger has it.
    """
    return bool(code) and (platform_of(code).has_profile or bool(open_data(home_url).addresses))
