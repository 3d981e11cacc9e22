"""What a platform's notice says (平台提示的含义), in Chinese. Used by the checks of menus and posts."""

from collections.abc import Mapping

from govspider.items import Notice

# The content is gone.
GONE: Mapping[str, str] = {
    Notice.REMOVED: "内容已被删除",
    Notice.ILLEGAL: "内容因违规无法查看",
    Notice.MIGRATED: "公众号已迁移",
    Notice.COMPLAINED: "内容被投诉无法查看",
    Notice.PRIVATE: "内容已设为私密",
    Notice.CLOSED: "账号已注销或停用",
    Notice.FROZEN: "账号已被冻结或封禁",
    Notice.RECLAIMED: "账号已被收回",
    Notice.EXPIRED: "链接已过期或参数错误",
}

# Nobody can tell what a follower would see.
DOUBTS: Mapping[str, str] = {
    Notice.NEEDS_CLIENT: "只能在微信客户端打开",
    Notice.UNAVAILABLE: "页面提示暂时无法查看",
}
