"""Platforms whose pages open without a login (公开页面): profiles whose data public readers document, and apps in stores.

What the data of a profile is like, and who documents it, stands in `extract/post_lists.py`; of stores in
`extract/app_data.py`. A login that is asked for, a puzzle, an empty list are never called stale: they could not be judged.
"""

from govspider.platforms.protocol import NO_PROFILE, NO_STORE, AccountPlatform


def _profile(code: str, name: str, *words: str) -> AccountPlatform:
    return AccountPlatform(
        code, name, (name, *words), notices="profiles.tsv", has_profile=True, unjudged=NO_PROFILE
    )


OPEN_PAGES: tuple[AccountPlatform, ...] = (
    _profile("weibo", "新浪微博", "微博", "政务微博", "腾讯微博", "weibo"),
    AccountPlatform(
        "app",
        "移动客户端",
        ("移动客户端", "客户端", "app", "手机客户端", "手机app", "政务客户端", "快应用"),
        notices="stores.tsv",
        has_stores=True,
        unjudged=NO_STORE,
    ),
    _profile("douyin", "抖音", "抖音号", "抖音短视频", "政务抖音", "抖音火山版", "douyin"),
    _profile("kuaishou", "快手", "快手号", "快手短视频", "kuaishou"),
    _profile("toutiao", "今日头条", "头条", "头条号", "政务头条", "toutiao"),
    _profile("xiaohongshu", "小红书", "小红书号", "xiaohongshu"),
    _profile("bilibili", "哔哩哔哩", "b站", "bilibili"),
    _profile("baijiahao", "百家号", "百度百家号", "百度百家", "baijiahao"),
)
