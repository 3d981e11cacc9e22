"""Where platforms answer with the data of an open page (公开数据接口), as that page's own scripts ask for it, no login.

- WeChat's home pages (`/mp/homepage?__biz=…&hid=…`): `action=appmsg_list`, one answer a tab (`cid`). RSSHub,
  lib/routes/wechat/mp.ts.
- WeChat's albums (`/mp/appmsgalbum?__biz=…&album_id=…`): `action=getalbum&f=json`, in either order (`is_reverse`), as the
  public fetchers of albums ask.
- Weibo: `m.weibo.cn/api/container/getIndex?type=uid&value=…&containerid=107603…`. RSSHub, lib/routes/weibo/user.ts.
- Apple: iTunes Search API, `itunes.apple.com/cn/lookup?id=…`.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_TABS = 6  # of a home page that are asked for
_WEIBO = frozenset({"weibo.com", "www.weibo.com", "m.weibo.cn", "weibo.cn"})
_WEIBO_USER = re.compile(r"/(?:u|profile)/(\d{5,15})(?:/|$)|^/(\d{10})(?:/|$)")
_APPLE = frozenset({"apps.apple.com", "itunes.apple.com"})
_APPLE_APP = re.compile(r"/(?:([a-z]{2})/)?app/(?:[^/?#]{1,300}/)?id(\d{5,15})(?:/|$)")
_CID = re.compile(r"&cid=\d{0,9}")
_ORDER = re.compile(r"&(?:action|is_reverse|f|count)=\w{0,20}")


@dataclass(frozen=True, slots=True)
class OpenData:
    """Where a page's data is.

    Attributes:
        addresses: to be asked one after the other; none for most pages.
        are_parts: each answers with another part of the page (tabs); else the first that tells days will do.
    """

    addresses: tuple[str, ...] = ()
    are_parts: bool = False


def open_data(url: str) -> OpenData:
    """Where the data of a page is.

    Args:
        url: of the page that a reader opens.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return OpenData()
    if parts.path == "/mp/homepage" and "__biz=" in parts.query and "action=" not in parts.query:
        base = f"{parts.scheme}://{parts.netloc}{parts.path}?{_CID.sub('', parts.query)}"
        ask = "begin=0&count=20&action=appmsg_list&f=json"
        return OpenData(tuple(f"{base}&cid={tab}&{ask}" for tab in range(_TABS)), are_parts=True)
    if parts.path == "/mp/appmsgalbum" and "album_id=" in parts.query:
        base = f"{parts.scheme}://{parts.netloc}{parts.path}?{_ORDER.sub('', f'&{parts.query}').removeprefix('&')}"
        ask = "action=getalbum&f=json&count=20"
        return OpenData(tuple(f"{base}&{ask}&is_reverse={order}" for order in (0, 1)))
    if host in _WEIBO and (found := _WEIBO_USER.search(parts.path)):
        user = found[1] or found[2]
        ask = f"type=uid&value={user}&containerid=107603{user}"
        return OpenData((f"https://m.weibo.cn/api/container/getIndex?{ask}",))
    if host in _APPLE and (found := _APPLE_APP.search(parts.path)):
        return OpenData((f"https://itunes.apple.com/{found[1] or 'cn'}/lookup?id={found[2]}",))
    return OpenData()
