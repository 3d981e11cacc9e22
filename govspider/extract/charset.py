"""Bytes of a page to text (字符编码): what is declared is a hint, what decodes decides.

Many old pages declare nothing, or the wrong thing (a GBK page behind a `charset=utf-8` header). UTF-8 is
self-checking, so valid UTF-8 is UTF-8 whatever is declared; between GB18030 and Big5 the share of common
characters decides. Nothing here raises: what cannot be decoded becomes U+FFFD.
"""

import re

_META = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([A-Za-z0-9_\-]{2,20})""", re.IGNORECASE
)
_XML = re.compile(rb"""^\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']([A-Za-z0-9_\-]{2,20})""")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Declared names and the superset codec that reads them.
_CODECS = {
    "utf-8": "utf-8", "utf8": "utf-8",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
    "cp936": "gb18030", "hz-gb-2312": "hz",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs", "cp950": "big5hkscs",
    "utf-16": "utf-16-le", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
    "euc-jp": "euc_jp", "shift_jis": "cp932", "euc-kr": "cp949",
}  # fmt: skip
_PIECE = re.compile(rb"[^<>\n\"=]+|[<>\n\"=]+")
_LEAST_MIXED = 12  # bytes of UTF-8 among pieces of another encoding; fewer may be so by chance
_COMMON_SHARE = 0.3  # of common characters in what is another encoding and no damage
_HEAD = 4096  # bytes in which a declaration is looked for
_SAMPLE = 1 << 16  # bytes looked at to tell GB18030 from Big5
_DAMAGE_SHARE = 0.02  # UTF-8 with fewer broken characters than this is UTF-8 with damage

# What browsers make of the bytes of UTF-8 where a header says ISO-8859-1 or Windows-1252; five bytes have no sign there.
_LATIN_BYTES = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}
_LATIN_RUN = re.compile(rf"(?:[{re.escape(''.join(_LATIN_BYTES))}]|&nbsp;)+")
_UTF8 = re.compile(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")
_HAN = re.compile("[\u3400-\u9fff]")

# The characters that make up about half of running text, in either script.
_COMMON = frozenset(
    "的一是不了在人有我这个们中来上大为和国地到以说时要就出会可也对生能而子得于着下自之年过发后作里用道行所然家"
    "种事成方多经去法学如都同现当动面起定天分还进好小部其些主样理心本前开但因只从实日者意无力与长把机十民第公此"
    "已工使情明性知全三又关点正业外将两高间由问最重并物手应向头文体政相见利二等产或新己制身加西月话合回特代内信"
    "表化给世位次度门任常先海通教原东提立及比员解水名论处各入口认条平系气题活更别变四总何电数安少报结反受目量再"
    "建务做接必场件计管期市直资命山金指许统区保至队形社便决治展科司五基书非则界达光放强难且权思完设式路记南品住"
    "告类求据程北边交规万取术领共确传师清今切院让识候带导争运县镇府乡省局厅委办村农城企环境服网站版权首页更多通知"
    "個們來為國時會說對學過發後經動還進開實長機關點業將兩間問應頭體見產電數報結場務計資許統區隊書則達強難權設類"
    "據邊規萬術領確傳師識帶導爭運縣鎮鄉廳辦農環網頁"
)


def decode(body: bytes, hint: str = "") -> tuple[str, str]:
    """Decode a page.

    Args:
        body: the body as received.
        hint: the charset of the Content-Type header, if any; it may be wrong.

    Returns:
        The text, and the name of the encoding used (`utf-8`, `gb18030`, `big5hkscs`, …).
    """
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(codec, "replace"), codec
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    codec = _utf16_without_bom(body)
    if codec:
        return body.decode(codec, "replace"), codec
    return _mixed(body, hint) or _whole(body, hint)


def read_right(source: str) -> str:
    """What a browser shows of a page, with its UTF-8 that was read as Latin (æ¾„æºª) read as what it is (澄溪).

    Browsers believe the charset of a header, however wrong; a page that shows more Chinese than such signs stays.
    """
    runs = [found[0] for found in _LATIN_RUN.finditer(source)]
    if sum(map(len, runs)) <= len(_HAN.findall(source)):
        return source
    read = _LATIN_RUN.sub(lambda found: _run_read_right(found[0]), source)
    return read if _HAN.search(read) else source


def _run_read_right(run: str) -> str:
    signs = run.replace("&nbsp;", "\xa0")
    data = bytes(_LATIN_BYTES[sign] for sign in signs)
    pieces: list[str] = []
    at = 0
    for found in _UTF8.finditer(data):
        pieces += (signs[at : found.start()], found[0].decode("utf-8", "replace"))
        at = found.end()
    return "".join((*pieces, signs[at:]))


def declared(body: bytes, hint: str = "") -> tuple[str, ...]:
    """Codecs that the header, then the page, declare; unknown names are left out."""
    head = body[:_HEAD]
    names = [hint]
    names += [m[1].decode("ascii") for m in (_XML.search(head), _META.search(head)) if m]
    codecs = [_CODECS.get(name.strip().strip("\"'").lower(), "") for name in names]
    return tuple(dict.fromkeys(codec for codec in codecs if codec))


def _whole(body: bytes, hint: str) -> tuple[str, str]:
    codec = _likeliest(body, hint)
    return body.decode(codec, "replace"), codec


def _mixed(body: bytes, hint: str) -> tuple[str, str] | None:
    """Read a page that is UTF-8 with a piece of another encoding in it, or the reverse: a foot that was included.

    Pieces end at signs that are part of no character in any of these encodings.
    """
    pieces = _PIECE.findall(body)
    high = [piece for piece in pieces if not piece.isascii()]
    utf8 = [piece for piece in high if _is_utf8(piece)]
    if len(b"".join(utf8)) < _LEAST_MIXED or len(utf8) == len(high):
        return None
    rest = b"\n".join(piece for piece in high if not _is_utf8(piece))
    codec = _likeliest(rest, hint)
    if codec == "utf-8" or not _decodes(rest, codec) or _reads_as_chinese(rest, codec) < _COMMON_SHARE:
        return None
    text = "".join(piece.decode("utf-8" if _is_utf8(piece) else codec, "replace") for piece in pieces)
    return text, "utf-8" if 2 * sum(map(len, utf8)) >= sum(map(len, high)) else codec


def _is_utf8(piece: bytes) -> bool:
    return _decodes(piece, "utf-8")


def _decodes(piece: bytes, codec: str) -> bool:
    try:
        piece.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_bom(body: bytes) -> str:
    head = body[:400]
    zeros_even, zeros_odd = head[0::2].count(0), head[1::2].count(0)
    if zeros_odd > len(head) // 6 and zeros_even < zeros_odd // 8:
        return "utf-16-le"
    if zeros_even > len(head) // 6 and zeros_odd < zeros_even // 8:
        return "utf-16-be"
    return ""


def _likeliest(body: bytes, hint: str) -> str:
    sample = _telling(body)
    candidates = list(dict.fromkeys((*declared(body, hint), "gb18030", "big5hkscs", "utf-8")))
    damage = sample.decode("utf-8", "replace").count("�")
    if damage <= _DAMAGE_SHARE * max(1, len(sample) // 3):
        return "utf-8"
    # A tie goes to the first, so a declaration breaks it.
    return max(candidates, key=lambda codec: _reads_as_chinese(sample, codec))


def _telling(body: bytes) -> bytes:
    """The part of the body that tells encodings apart: the lines that hold bytes above ASCII."""
    if len(body) <= _SAMPLE:
        return body
    lines: list[bytes] = []
    size = 0
    for line in body[: _SAMPLE * 16].splitlines(keepends=True):
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            size += len(lines[-1])
            if size >= _SAMPLE:
                break
    return b"".join(lines)


def _reads_as_chinese(sample: bytes, codec: str) -> float:
    """Share of common characters among those above ASCII, less three times the share of broken ones."""
    text = sample.decode(codec, "replace")
    high = [char for char in text if char > "\x7f"]
    if not high:
        return 0.0
    common = sum(char in _COMMON or char in "，。、：；（）《》“”　？！" for char in high)
    broken = sum(char == "�" or "\ue000" <= char <= "\uf8ff" for char in high)
    return (common - 3 * broken) / len(high)
