"""微信公众号: menus saved from WeChat's interfaces, or the bottom bar of an entry page as its browser shows it."""

from govspider.platforms.protocol import AccountPlatform
from govspider.platforms.wechat_menu import read_menu

# What WeChat's own browser sends, followed by who we are.
_USER_AGENT = (
    "Mozilla/5.0 (Linux; Android 13; V2278A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20231202 "
    "MicroMessenger/8.0.47.2560(0x28002F30) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64 "
    "govspider/0.1"
)

PLATFORM = AccountPlatform(
    "wechat",
    "微信公众号",
    (
        "微信公众号",
        "微信",
        "公众号",
        "订阅号",
        "服务号",
        "微信订阅号",
        "微信服务号",
        "政务微信",
        "wechat",
        "weixin",
    ),
    user_agent=_USER_AGENT,
    read_menu=read_menu,
    notices="wechat.tsv",
    has_pages=True,
)
