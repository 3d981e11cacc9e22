"""Platforms whose pages need a login or a program of their own (只按台账登记): judged by the posts of the ledger."""

from govspider.platforms.protocol import NO_PAGES, AccountPlatform


def _platform(code: str, name: str, *words: str) -> AccountPlatform:
    return AccountPlatform(code, name, (name, *words), unjudged=NO_PAGES)


LEDGER_ONLY: tuple[AccountPlatform, ...] = (
    _platform(
        "miniprogram", "小程序", "微信小程序", "支付宝小程序", "百度小程序", "政务小程序", "miniprogram"
    ),
    _platform("channels", "视频号", "微信视频号", "channels"),
    _platform("nanfanghao", "南方号", "南方+", "南方加", "nanfanghao"),
    _platform("xuexi", "学习强国", "学习强国号", "xuexi"),
    _platform("renminhao", "人民号", "人民日报人民号", "renminhao"),
    _platform("wecom", "企业微信", "wecom"),
    _platform("disclosure", "信息公开平台", "政府信息公开平台", "disclosure"),
)
