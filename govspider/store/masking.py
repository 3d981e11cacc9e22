"""Masks what is written: texts wholly, addresses so that they still name what they name."""

import re
from collections.abc import Callable
from functools import lru_cache

from govspider.privacy.web_addresses import mask_address

Mask = Callable[[str], str]  # text → the same text with personal data masked

_SHORT = 200  # characters; shorter texts (link texts, titles) repeat from page to page and are remembered
_REMEMBERED = 20_000
_NOT_FETCHED = 300  # characters kept of an address that is never fetched, e.g. data:
# What a hostile page may hold, but neither UTF-8 nor the tools of SQLite.
_STRANGE = re.compile("[\x00\ud800-\udfff]")


class Masker:
    """The project's mask with a memory, and its use on URLs."""

    def __init__(self, mask: Mask) -> None:
        self._mask = mask
        self._remembered = lru_cache(_REMEMBERED)(mask)

    def text(self, text: str) -> str:
        """The text with personal data masked, fit to be stored: same length, no NUL, no lone surrogates."""
        if not text:
            return ""
        text = _STRANGE.sub("\ufffd", text)
        return self._remembered(text) if len(text) <= _SHORT else self._mask(text)

    def url(self, url: str) -> str:
        """The URL with personal data masked; unchanged for nearly every URL, as URLs are keys.

        Addresses that are never fetched (mailto:, tel:, data: …) are masked wholly and cut off.
        """
        url = _STRANGE.sub("\ufffd", url)
        if not url.startswith(("http://", "https://")):
            return self.text(url[:_NOT_FETCHED])
        return mask_address(url)

    def address(self, text: str) -> str:
        """A text that may be a URL, as the subject of a finding is."""
        return self.url(text) if "://" in text else self.text(text)
