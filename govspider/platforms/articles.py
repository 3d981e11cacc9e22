"""Which article an address is (文章身份), whatever way leads to it: with http or https, with marks of sharing, or short."""

from urllib.parse import parse_qs, urlsplit

from govspider.addresses import normalise

# What names an article of WeChat in its long address, as its own pages have it in `msg_link`; all else says who shared it.
_WECHAT = ("__biz", "mid", "idx")


def article_of(url: str) -> str:
    """The same text for two addresses of one article; '' for what is no address.

    Args:
        url: as a ledger, an export or a link has it; `&amp;` is read as `&`.
    """
    parts = urlsplit(normalise(url.replace("&amp;", "&")))
    query = parse_qs(parts.query)
    named = [query[name][0] for name in _WECHAT if query.get(name)]
    if parts.path == "/s" and len(named) == len(_WECHAT):
        return f"{parts.netloc}/s {' '.join(named)}"
    shared = parts.path.startswith("/s/") and "." not in parts.path  # WeChat's short address
    return f"{parts.netloc}{parts.path}{'' if shared or not parts.query else f'?{parts.query}'}"
