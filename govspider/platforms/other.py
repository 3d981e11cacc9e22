"""其他平台: platforms that have no entry of their own yet."""

from govspider.platforms.protocol import NO_PAGES, AccountPlatform

_SPELLINGS = "其他 其它 其他平台 企鹅号 大鱼号 百度贴吧 贴吧 网易号 搜狐号 澎湃号 一点资讯 知乎 云社聘 支付宝 支付宝生活号"
PLATFORM = AccountPlatform("other", "其他平台", (*_SPELLINGS.split(), "other"), unjudged=NO_PAGES)
