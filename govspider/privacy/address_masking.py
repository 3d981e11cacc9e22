"""Personal data in web addresses (网址中的个人信息): masked so that an address still names what it names.

Content systems number pages and files with region, day and serial, or with eleven digits: such numbers stay, or no
link of the evidence would open. A number of somebody born before sites numbered their files goes, and so does one
that a name or a word beside it calls personal. Query and fragment are masked as text is.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from govspider.addresses import normalise
from govspider.items import Kind
from govspider.items.masked import MaskedText
from govspider.privacy.find import LAST_DAY, find_in_folded
from govspider.privacy.fold import Folded, fold
from govspider.privacy.hashing import Hasher
from govspider.privacy.hits import UNSURE
from govspider.privacy.lookalikes import find_lookalikes
from govspider.privacy.masking import fit_to_store, mask_places, mask_text
from govspider.text.references import unescaped

_NUMBER = re.compile(r"[0-9][0-9 _.-]{9,}")
# Behind `//`, and behind what browsers take for it: `http:/`, `http:\\`, `http:`.
_USER_INFO = re.compile(
    r"(?:(?<=[/\\]{2})|(?<=http:)|(?<=https:)|(?<=http:[/\\])|(?<=https:[/\\]))[^/\\?#\s\"'<>]+@",
    re.IGNORECASE,
)
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_HOST = re.compile(r"(?:https?:)?//[^/\\]*", re.IGNORECASE)
_ESCAPE = re.compile("%u([0-9a-f]{4})", re.IGNORECASE)  # as JavaScript's escape() writes: %u5F20
_WORD = re.compile(r"\S+")
_ENCODED_NAME = re.compile(r"xn--[a-z0-9-]{1,59}", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(r"%(?=[0-9]{11})")
_DECODINGS = 4
_REMEMBERED = 20_000  # addresses; the same ones stand on page after page
_NOT_FETCHED = 300  # characters kept of an address that is never fetched, e.g. data:
# What a query or fragment without personal data is made of: short numbers, Latin words.
_HARMLESS = re.compile(r"(?:(?![0-9]{7})[\x20-\x3f\x41-\x7e])*", re.ASCII)
_MARK = "#~"  # a fragment: no server sees it where somebody clicks
_MARK_LENGTH = 12  # hexadecimal digits of the hash
# Letters, for a mark must not look like a number to whoever masks a text that holds it.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_MARKED = re.compile(f"{_MARK}[a-p]{{{_MARK_LENGTH}}}$")
_SHORT_ID = 15  # digits; it has no century
_FIRST_FILES = 2000  # the year since which a date in an address may be the file's own


@lru_cache(_REMEMBERED)
def mask_address(url: str) -> str:
    """The address with personal data masked; unchanged for nearly every one, since addresses are keys.

    Args:
        url: any address. One that is never fetched (mailto:, tel:, javascript: …) is masked wholly
            and cut off; of a data: address only its type is kept.
    """
    url = _shown_whole(url)
    if not _WEB.match(url):
        return _masked(url, mask_text)
    if "&#" in url:
        return _masked(url, mask_text)  # written as a page writes signs: neither path nor query can be told
    split = min((at for at in (url.find("?"), url.find("#")) if at >= 0), default=len(url))
    return _masked(url[:split], _mask_path) + _masked(url[split:], _mask_tail)


def told_apart(url: str, hasher: Hasher) -> str:
    """The address as it is stored: masked; where that took anything away, with a mark made of the keyed hash of all of it.

    Two addresses that differ only in a number are two pages, and the same address is the same page in the next sweep.

    Args:
        url: any address.
        hasher: holds the key.
    """
    masked = mask_address(url)
    if masked in {url, _shown_whole(url)}:
        return masked
    page, hash_sign, fragment = url.partition("#")
    digest = hasher.hash(f"{normalise(page) or page}{hash_sign}{fragment}")[:_MARK_LENGTH]
    return f"{masked}{_MARK}{digest.translate(_LETTERS)}"


def is_marked(url: str) -> bool:
    """Whether a stored address had to be masked, so that it leads nowhere: only the pages that link to it know it."""
    return _MARKED.search(url) is not None


def mask_message(text: str) -> MaskedText:
    """A line of a log or of the screen: what its addresses hold encoded is masked, too, and user names are cut."""
    return mask_text(_WORD.sub(lambda word: _masked(word[0], mask_text), cut_user_info(text)))


def cut_user_info(text: str) -> str:
    """A text without the user names and passwords of its addresses (`//user:password@`): they are nobody's business."""
    return _USER_INFO.sub("", text) if "@" in text else text


def _shown_whole(url: str) -> str:
    """As much of an address as is shown where nothing in it is personal."""
    url = cut_user_info(fit_to_store(url))
    if _WEB.match(url):
        return url
    return (url.partition(",")[0] if url[:5].lower() == "data:" else url)[:_NOT_FETCHED]


def _masked(piece: str, mask: Callable[[str], str]) -> str:
    """The piece as it is, if nothing in it has to be masked; else decoded and masked."""
    if not piece:
        return ""
    # `%13800138000` is both: `%13` with a number behind it, and a percent sign before one.
    for reading in (piece, _BEFORE_NUMBER.sub("％", piece)):
        plain = _ENCODED_NAME.sub(_decoded_name, decode_address(reading))
        masked = mask(cut_user_info(plain))
        if masked != plain:
            return masked
    return piece


def decode_address(piece: str) -> str:
    """An address as its reader meets it: some encode twice, or behind a redirect once more."""
    for _ in range(_DECODINGS):
        plain = unescaped(unquote(_ESCAPE.sub(_decoded_sign, piece)))
        if plain == piece:
            break
        piece = plain
    return piece


def _decoded_sign(found: re.Match[str]) -> str:
    return fit_to_store(chr(int(found[1], 16)))


def _decoded_name(found: re.Match[str]) -> str:
    try:
        return found[0].encode("ascii").decode("idna")
    except UnicodeError:
        return found[0]


def _mask_tail(tail: str) -> str:
    if _HARMLESS.fullmatch(tail):
        return tail
    spaced = tail.replace("+", " ")  # as forms write a space
    masked = mask_text(spaced)
    return tail if masked == spaced else masked


def _mask_path(path: str) -> str:
    folded = fold(path.replace("+", " "))
    if not _NUMBER.search(folded.text):
        return path
    masked = mask_places(path, _personal(folded))
    host = _HOST.match(masked)
    return mask_text(host[0]) + masked[host.end() :] if host else masked  # hosts number no files


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
