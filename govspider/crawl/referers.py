"""What is told of the page that a request comes from (引荐网址), as browsers tell it."""

from urllib.parse import urlsplit

from govspider.privacy.address_masking import is_marked, mask_address


def referer_of(page: str, url: str) -> str:
    """The Referer of a request: the page on its own host, elsewhere its origin alone, from HTTPS to HTTP nothing.

    So do browsers by default (Referrer Policy, strict-origin-when-cross-origin). An address that holds personal data is
    told nobody.

    Args:
        page: address of the page; '': none.
        url: what is asked for.
    """
    if not page or is_marked(page) or mask_address(page) != page:
        return ""
    ours, theirs = urlsplit(page), urlsplit(url)
    if (ours.scheme, ours.netloc) == (theirs.scheme, theirs.netloc):
        return page
    return "" if ours.scheme == "https" and theirs.scheme != "https" else f"{ours.scheme}://{ours.netloc}/"
