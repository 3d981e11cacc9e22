"""Addresses without personal data (网址脱敏): masked so that they still name what they name."""

import re
from functools import lru_cache
from urllib.parse import unquote

from govspider.privacy.masking import fit_to_store, mask_text

_REMEMBERED = 20_000  # addresses; the same ones stand on page after page
_NOT_FETCHED = 300  # characters kept of an address that is never fetched, e.g. data:
# In the path of a URL shorter runs of digits are numbers of articles; only these may be a person's.
_LONG_RUN = re.compile(r"\d{15,19}[Xx]?")
# What a query or fragment without personal data is made of: short numbers, Latin words.
_HARMLESS = re.compile(r"(?:(?![0-9]{7})[\x20-\x3f\x41-\x7e])*", re.ASCII)


@lru_cache(_REMEMBERED)
def mask_address(url: str) -> str:
    """The URL with personal data masked; unchanged for nearly every URL, as URLs are keys.

    Query and fragment are masked like text; of the path only long runs of digits are looked at. Addresses
    that are never fetched (mailto:, tel:, data: …) are masked wholly and cut off.
    """
    url = fit_to_store(url)
    if not url.startswith(("http://", "https://")):
        return mask_text(url[:_NOT_FETCHED])
    split = min((at for at in (url.find("?"), url.find("#")) if at >= 0), default=len(url))
    head = _LONG_RUN.sub(lambda run: mask_text(run[0]), url[:split])
    return head + _masked_tail(url[split:])


def mask_address_or_text(text: str) -> str:
    """A text that may be a URL, as the subject of a finding is."""
    return mask_address(text) if "://" in text else mask_text(text)


def _masked_tail(tail: str) -> str:
    plain = unquote(tail)
    if _HARMLESS.fullmatch(plain):
        return tail
    masked = mask_text(plain)
    return tail if masked == plain else masked
