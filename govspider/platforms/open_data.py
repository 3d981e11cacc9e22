"""Where platforms answer with the data of an open page (公开数据接口), as that page's own scripts ask for it, no login.

- WeChat's home pages (`/mp/homepage?__biz=…&hid=…`): `action=appmsg_list`, one answer a tab (`cid`). RSSHub,
  lib/routes/wechat/mp.ts.
- Weibo: `m.weibo.cn/api/container/getIndex?type=uid&value=…&containerid=107603…`. RSSHub, lib/routes/weibo/user.ts.
- Apple: iTunes Search API, `itunes.apple.com/cn/lookup?id=…`.
"""

import re
from urllib.parse import urlsplit

_TABS = 6  # of a home page that are asked for
_WEIBO = frozenset({"weibo.com", "www.weibo.com", "m.weibo.cn", "weibo.cn"})
_WEIBO_USER = re.compile(r"/(?:u|profile)/(\d{5,15})(?:/|$)|^/(\d{10})(?:/|$)")
_APPLE = frozenset({"apps.apple.com", "itunes.apple.com"})
_APPLE_APP = re.compile(r"/(?:([a-z]{2})/)?app/(?:[^/?#]{1,300}/)?id(\d{5,15})(?:/|$)")
_CID = re.compile(r"&cid=\d{0,9}")


def data_addresses(url: str) -> tuple[str, ...]:
    """The addresses of a page's data, to be asked one after the other until one says nothing new; none is known for most.

    Args:
        url: of the page that a reader opens.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ()
    if parts.path == "/mp/homepage" and "__biz=" in parts.query and "action=" not in parts.query:
        base = f"{parts.scheme}://{parts.netloc}{parts.path}?{_CID.sub('', parts.query)}"
        ask = "begin=0&count=20&action=appmsg_list&f=json"
        return tuple(f"{base}&cid={tab}&{ask}" for tab in range(_TABS))
    if host in _WEIBO and (found := _WEIBO_USER.search(parts.path)):
        user = found[1] or found[2]
        ask = f"type=uid&value={user}&containerid=107603{user}"
        return (f"https://m.weibo.cn/api/container/getIndex?{ask}",)
    if host in _APPLE and (found := _APPLE_APP.search(parts.path)):
        return (f"https://itunes.apple.com/{found[1] or 'cn'}/lookup?id={found[2]}",)
    return ()
