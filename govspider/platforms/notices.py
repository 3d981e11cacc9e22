"""WeChat's own notices (微信提示页): what is shown where content used to be, and what each means.

Several sentences of one notice are listed as users met them in different years. A page is a notice only
if it says little else: an article that quotes such a sentence is an article.
"""

import re

from govspider.items import Notice

_LONGEST = 260  # characters of visible text; WeChat's longest notice has about 150
_OPENING = 80  # the notice's sentence stands this near to the beginning

NOTICES: tuple[tuple[Notice, tuple[str, ...]], ...] = (
    (
        Notice.NEEDS_CLIENT,
        (
            "请在微信客户端打开链接",
            "请使用微信客户端打开",
            "请在微信中打开",
            "请用微信扫描二维码打开",
            "环境异常",
            "完成验证后即可继续访问",
            "访问过于频繁",
            "操作频繁请稍后再试",
        ),
    ),
    (
        Notice.REMOVED,
        (
            "该内容已被发布者删除",
            "此内容已被发布者删除",
            "该文章已被发布者删除",
            "内容已被发布者删除",
            "此内容已被删除",
            "该内容已删除",
            "该素材已被删除",
        ),
    ),
    (
        Notice.ILLEGAL,
        (
            "此内容因违规无法查看",
            "该内容因违规无法查看",
            "此内容被投诉且经审核涉嫌侵权",
            "此内容涉嫌违反相关法律法规和政策",
            "此内容发送失败无法查看",
            "由用户投诉并经平台审核涉嫌违规",
            "已停止访问该网页",
            "网页包含不安全内容",
        ),
    ),
    (
        Notice.MIGRATED,
        (
            "该公众号已迁移",
            "该公众帐号已迁移",
            "该公众账号已迁移",
            "此帐号已迁移",
            "此账号已迁移",
            "帐号已迁移至新的帐号",
            "账号已迁移至新的账号",
        ),
    ),
    (
        Notice.CLOSED,
        (
            "此帐号已自主注销",
            "此账号已自主注销",
            "此帐号已被冻结",
            "此账号已被冻结",
            "该帐号已冻结",
            "该账号已冻结",
            "该帐号已注销",
            "该账号已注销",
            "此帐号已被屏蔽",
            "此账号已被屏蔽",
            "该公众号已注销",
            "该公众号已被封禁",
            "该公众号已被屏蔽",
            "该公众号已冻结",
        ),
    ),
    (Notice.EXPIRED, ("链接已过期", "该链接已失效", "链接已失效", "该页面已过期", "参数错误")),
)

_SPACES = re.compile(r"[\s，,。.！!]+")


def read_notice(title: str, text: str) -> Notice | None:
    """The notice that a page is; None: it is content.

    Args:
        title: the page's title.
        text: its visible text, navigation included.
    """
    body = _SPACES.sub("", text)
    if len(body) > _LONGEST:
        return None
    opening = f"{_SPACES.sub('', title)} {body[:_OPENING]}"
    for notice, sentences in NOTICES:
        if any(sentence in opening for sentence in sentences):
            return notice
    return None
