"""Text whose bytes were read in another encoding (读错编码的乱码): UTF-8 as Latin-1 or GBK, GBK as Latin-1.

A run is damage only where undoing the wrong reading gives Chinese. Bytes may have been lost on the way: Windows-1252
has no sign for five of them, and a space that does not break becomes a plain one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

_ORDINARY = "“”‘’–—…•·\u00a0 "  # what Chinese text has, too
_BYTES = {
    **{chr(byte): byte for byte in range(0x80, 0x100)},
    # Where Windows-1252 and Latin-1 differ.
    **{sign: byte for byte in range(0x80, 0xA0) for sign in bytes([byte]).decode("cp1252", "ignore")},
    " ": 0xA0,
}
_SIGNS = "".join(re.escape(sign) for sign in _BYTES if sign != " ")
_LATIN = re.compile(rf"[{_SIGNS}](?: ?[{_SIGNS}])+")
_LATIN_PAIRS = re.compile("[\u00a1-\u00fe]{6,}")
_LETTER = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]")
_UTF8 = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}|\xe3\x80[\x80-\xbf]|\xef\xbc[\x80-\xbf]){4,}")
GBK_RUN = re.compile(r"[一-鿿€-￥]{3,}")  # may be UTF-8 read as GBK
_HAN = re.compile(r"[一-鿿]")
_COMMON_ROWS = 0xD7  # the last row of GB 2312 with common characters
# Of three characters one is among these; letters in the order of an alphabet give others.
_USUAL = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出会可也你对就年月日后政府市县区镇乡街村局委办公开通知告示"
    "信息工作关文件发布第号省各级部门单位全年度主管建设项目服务企业经济社会法律规定条例实施情况报送联系电话电系方式地址"
    "请本应当及等按进行加强管理新员安全教育民生产名称时间内容下三二"
)
_FEWEST = 3  # Chinese characters, and letters with marks, that no text of another language holds so
_LEAD = 0xC2  # the first byte that begins a character of UTF-8
_LOST = "\ufffd"


def misread(line: str) -> Iterator[tuple[int, int, str]]:
    """Each run that was read in another encoding: its start, its end, and what it was; '' where bytes are lost."""
    for run in _LATIN.finditer(line):
        start = next((run.start() + n for n, sign in enumerate(run[0]) if _BYTES[sign] >= _LEAD), run.end())
        # Behind it may stand a quotation mark that is none of it.
        for end in (run.end(), run.end() - (line[run.end() - 1] in _ORDINARY)):
            meant = _utf8_as_latin(line[start:end])
            if meant is not None:
                yield start, end, meant
                break
    for run in _LATIN_PAIRS.finditer(line):
        meant = _gbk_as_latin(run[0])
        if meant is not None:
            yield run.start(), run.end(), meant
    for run in GBK_RUN.finditer(line):
        meant = _utf8_as_gbk(run[0])
        if meant is not None:
            yield run.start(), run.end(), meant
        else:
            yield from (
                (run.start() + start, run.start() + end, meant) for start, end, meant in _among_right(run[0])
            )


def _utf8_as_latin(run: str) -> str | None:
    """What a run was before its UTF-8 was read as Latin-1 or Windows-1252, once or twice; None: it was no Chinese."""
    meant = bytes(_BYTES[sign] for sign in run).decode("utf-8", "replace")
    han, lost = len(_HAN.findall(meant)), meant.count(_LOST)
    if not han and not lost and len(meant) < len(run) and all(sign in _BYTES for sign in meant):
        return _utf8_as_latin(meant)
    if lost:
        return "" if han >= _FEWEST and han >= 2 * lost else None
    # One character may be a letter and two marks: café”…
    return meant if han > 1 or (han and not set(run) & set(_ORDINARY)) else None


def _gbk_as_latin(run: str) -> str | None:
    """What a run was before its GBK was read as Latin-1; only common characters count."""
    try:
        meant = run.encode("latin-1").decode("gb2312")
    except UnicodeError:
        return None
    common = {sign for sign in _HAN.findall(meant) if sign.encode("gb2312")[0] <= _COMMON_ROWS}
    is_told = _FEWEST * len(common & _USUAL) >= len(common) >= _FEWEST
    is_sure = is_told and len(_LETTER.findall(run)) >= _FEWEST
    return meant if is_sure and all(sign in common or not sign.isalpha() for sign in meant) else None


def _utf8_as_gbk(run: str) -> str | None:
    """What a run was before its UTF-8 was read as GBK; bytes may be lost, and the last character may lack one."""
    try:
        meant = run.encode("gb18030").decode("utf-8", "replace")
    except UnicodeError:
        return None
    han, lost = len(_HAN.findall(meant)), meant.count(_LOST)
    if not lost:
        return meant if han else None
    return "" if han >= _FEWEST and han + lost == len(meant) and han >= 2 * lost else None


def _among_right(run: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of a run whose UTF-8 was read as GBK, where right text stands beside them."""
    try:
        sizes = [0, *accumulate(len(sign.encode("gb18030")) for sign in run)]
        damaged = run.encode("gb18030")
    except UnicodeError:
        return
    for found in _UTF8.finditer(damaged):
        start = bisect_left(sizes, found.start())
        if sizes[start] == found.start():
            end = bisect_right(sizes, found.end()) - 1
            yield start, end, found[0].decode("utf-8", "ignore") if sizes[end] == found.end() else ""
