"""Which platforms hold programs and not accounts (政务应用程序): they are filed before they go online (备案).

Source: 国办函〔2026〕12号, 政务移动互联网应用程序规范化管理办法, 第二条: 移动客户端、小程序、快应用等, not public accounts
(政务公众账号) and groups (工作群组).
"""

from govspider.items import Target, TargetKind

APP_CODES = frozenset({"app", "miniprogram"})


def is_app(target: Target) -> bool:
    """Whether a target is an app, a mini-program or a quick app."""
    return target.kind is TargetKind.ACCOUNT and target.platform in APP_CODES
