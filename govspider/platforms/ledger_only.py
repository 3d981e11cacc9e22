"""Platforms whose pages need a login or a program of their own (只按台账登记): judged by the posts of the ledger."""

from govspider.platforms.protocol import NO_PAGES, AccountPlatform


def _platform(code: str, name: str, *words: str) -> AccountPlatform:
    return AccountPlatform(code, name, (name, *words), unjudged=NO_PAGES)


LEDGER_ONLY: tuple[AccountPlatform, ...] = (
    _platform("weibo", "新浪微博", "微博", "政务微博", "腾讯微博", "weibo"),
    _platform("app", "移动客户端", "客户端", "app", "手机客户端", "手机app", "政务客户端", "快应用"),
    _platform(
        "miniprogram", "小程序", "微信小程序", "支付宝小程序", "百度小程序", "政务小程序", "miniprogram"
    ),
    _platform("douyin", "抖音", "抖音号", "抖音短视频", "政务抖音", "抖音火山版", "douyin"),
    _platform("kuaishou", "快手", "快手号", "快手短视频", "kuaishou"),
    _platform("channels", "视频号", "微信视频号", "channels"),
    _platform("toutiao", "今日头条", "头条", "头条号", "政务头条", "toutiao"),
    _platform("xiaohongshu", "小红书", "小红书号", "xiaohongshu"),
    _platform("bilibili", "哔哩哔哩", "b站", "bilibili"),
    _platform("baijiahao", "百家号", "百度百家号", "百度百家", "baijiahao"),
    _platform("nanfanghao", "南方号", "南方+", "南方加", "nanfanghao"),
    _platform("xuexi", "学习强国", "学习强国号", "xuexi"),
    _platform("renminhao", "人民号", "人民日报人民号", "renminhao"),
    _platform("wecom", "企业微信", "wecom"),
    _platform("disclosure", "信息公开平台", "政府信息公开平台", "disclosure"),
)
