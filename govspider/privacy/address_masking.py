"""Personal data in web addresses (网址中的个人信息): masked so that an address still names what it names.

Content systems number pages and files with region, day and serial, or with eleven digits: such numbers stay, or no
link of the evidence would open. A number of somebody born before sites numbered their files goes, and so does one
that a name or a word beside it calls personal. Query and fragment are masked as text is.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from govspider.items import Kind
from govspider.privacy.find import LAST_DAY, find_in_folded
from govspider.privacy.fold import Folded, fold
from govspider.privacy.hits import UNSURE
from govspider.privacy.lookalikes import find_lookalikes
from govspider.privacy.masking import fit_to_store, mask_places, mask_text

_NUMBER = re.compile(r"[0-9][0-9 _.-]{9,}")
_USER_INFO = re.compile(r"(?<=//)[^/?#\s\"'<>]{1,400}@")
_ENCODED_NAME = re.compile(r"xn--[a-z0-9-]{1,59}", re.IGNORECASE)
_DECODINGS = 4
_REMEMBERED = 20_000  # addresses; the same ones stand on page after page
_NOT_FETCHED = 300  # characters kept of an address that is never fetched, e.g. data:
# What a query or fragment without personal data is made of: short numbers, Latin words.
_HARMLESS = re.compile(r"(?:(?![0-9]{7})[\x20-\x3f\x41-\x7e])*", re.ASCII)
_SHORT_ID = 15  # digits; it has no century
_FIRST_FILES = 2000  # the year since which a date in an address may be the file's own


@lru_cache(_REMEMBERED)
def mask_address(url: str) -> str:
    """The address with personal data masked; unchanged for nearly every one, since addresses are keys.

    Args:
        url: any address. One that is never fetched (mailto:, tel:, javascript: …) is masked wholly
            and cut off.
    """
    url = cut_user_info(fit_to_store(url))
    if not url.startswith(("http://", "https://")):
        return mask_text(url[:_NOT_FETCHED])
    split = min((at for at in (url.find("?"), url.find("#")) if at >= 0), default=len(url))
    return _masked(url[:split], _mask_path) + _masked(url[split:], _mask_tail)


def cut_user_info(text: str) -> str:
    """A text without the user names and passwords of its addresses (`//user:password@`): they are nobody's business."""
    return _USER_INFO.sub("", text) if "@" in text else text


def _masked(piece: str, mask: Callable[[str], str]) -> str:
    if not piece:
        return ""
    plain = _ENCODED_NAME.sub(_decoded_name, _decoded(piece))
    masked = mask(plain)
    return piece if masked == plain else masked


def _decoded(piece: str) -> str:
    """An address as its reader meets it: some encode twice, or behind a redirect once more."""
    for _ in range(_DECODINGS):
        plain = unquote(piece)
        if plain == piece:
            break
        piece = plain
    return piece


def _decoded_name(found: re.Match[str]) -> str:
    try:
        return found[0].encode("ascii").decode("idna")
    except UnicodeError:
        return found[0]


def _mask_tail(tail: str) -> str:
    return tail if _HARMLESS.fullmatch(tail) else mask_text(tail)


def _mask_path(path: str) -> str:
    return mask_places(path, _personal(fold(path))) if _NUMBER.search(path) else path


def _personal(folded: Folded) -> Iterator[tuple[int, int, Kind]]:
    for hit in find_in_folded(folded, LAST_DAY):
        if hit.confidence > UNSURE or (hit.kind is Kind.ID_CARD and _is_old(hit.value)):
            yield hit.start, hit.end, hit.kind
    for one in find_lookalikes(folded):
        if one.kind is Kind.ID_CARD and _is_old(folded.digits(one.start, one.end)):
            yield one.start, one.end, one.kind


def _is_old(digits: str) -> bool:
    """Whether the year in a number like an ID is before any file of a site."""
    return len(digits) > _SHORT_ID and int(digits[6:10]) < _FIRST_FILES
