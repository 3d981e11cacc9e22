"""Addresses behind WeChat's login (网页授权): what the account wants to show stands in `redirect_uri`.

Source: 微信开放文档, 网页授权: https://open.weixin.qq.com/connect/oauth2/authorize?appid=…&redirect_uri=…#wechat_redirect
"""

from urllib.parse import parse_qs, urlsplit

_HOSTS = ("open.weixin.qq.com", "open.work.weixin.qq.com")


def behind_login(url: str) -> str:
    """The address that a reader lands on after the login; '' if the address asks for none."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if host not in _HOSTS:
        return ""
    target = parse_qs(parts.query).get("redirect_uri", [""])[0]
    return target if target.startswith(("http://", "https://")) else ""
