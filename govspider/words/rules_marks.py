"""Rules of marks (标点): unpaired brackets and quotes, repeated marks, wrong book-title marks.

Source: GB/T 15834-2011 标点符号用法.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from govspider.text.match import Fault
from govspider.text.segment import Segmenter

REPEATED_TRIGGERS = ("，，", "。。", "、、", "；；", "：：", "，。", "。，", "、，", "，、", "；。", "、。")
_TITLE_ENDS = (
    "法",
    "条例",
    "规定",
    "办法",
    "细则",
    "规则",
    "意见",
    "通知",
    "公告",
    "方案",
    "规划",
    "标准",
    "指南",
    "目录",
)
TITLE_TRIGGERS = (
    *("<<", ">>", "＜＜", "《》", "《《", "〈〈", "〈", "〉", "‹"),
    "》》",
    *(end + mark for end in _TITLE_ENDS for mark in ">＞"),
)
NUMBER_TRIGGERS = tuple(f"{mark}{year}" for mark in "[［【（(〔" for year in ("19", "20"))

_PAIRS = (("《", "》"), ("“", "”"), ("【", "】"), ("「", "」"), ("『", "』"), ("〔", "〕"))
_OPEN_ROUND, _CLOSE_ROUND = "（(", "）)"
_MATCHING = {**{close: opening for opening, close in _PAIRS}, "）": "（"}
_QUOTES = frozenset("“”「」『』")  # may run over several paragraphs
_LIST_NUMBER = re.compile(r"(?:^|[\s。；;，,、：:（(])(?:[0-9a-zA-Z①-⑩]{1,3}|[一二三四五六七八九十]{1,3})$")
_EMOTICON = re.compile(r"[:;]-?$")
_WHOLE = re.compile(r"[。！？；!?][”’）)》」』]*\s*$")
_GUILLEMETS = re.compile(r"‹([^‹›\n]{1,60})›")
_WHOLE_TITLE = re.compile(
    r"的(?:通知|公告|通告|意见|决定|公示|批复|函|报告|办法|方案|请示|通报|命令|解读|说明|实施细则)\s*$"
)
_REPEATED = re.compile(r"([，、；：])\1+|(?<!。)。。(?!。)|[，、；]。|。[，、]|、，|，、")
_WRONG_TITLE = re.compile(r"(?:<<|＜＜|〈〈)([一-鿿][^<>＜＞《》\n]{1,60})(?:>>|＞＞|〉〉)")
_ANGLED_TITLE = re.compile(
    rf"(?<![<＜])[<＜]([一-鿿（）]{{2,40}}(?:{'|'.join(_TITLE_ENDS)})(?:（[一-鿿]{{1,6}}）)?)[>＞](?![>＞])"
)
_TITLE = re.compile(r"《[^《》\n]*》")
_DOUBLED_TITLE = re.compile(r"《《(?!《)|》》(?!》)")
_NUMBERED = re.compile(  # 云府〔2023〕12号; a court's number has the year before its name
    r"(?<=[一-鿿])(?P<open>[\[［【（(〔])(?P<year>(?:19|20)\d\d)年?(?P<close>[\]］】）)〕])(?P<behind>(?:第|特)?\d{1,5}号)"
)
_EMPTY_TITLE = re.compile(r"《\s*》")
_LONGEST = 5_000  # characters: no paragraph of prose is longer
_TAIL = 20
_SURE, _SHOWN, _INNER, _HINT = 0.97, 0.85, 0.75, 0.6


def is_unbalanced(line: str) -> bool:
    """Whether a line has more of one mark than of its partner: a quick look before the careful one."""
    if any(line.count(opening) != line.count(close) for opening, close in _PAIRS):
        return True
    return sum(map(line.count, _OPEN_ROUND)) != sum(map(line.count, _CLOSE_ROUND))


def unpaired_marks(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Brackets, quotes and title marks without their partner within the paragraph.

    Sure only in a whole paragraph (it ends as a sentence does): a heading or list entry may be cut off.
    """
    if len(line) > _LONGEST:
        return
    whole = _WHOLE.search(line[-_TAIL:]) is not None
    title = _WHOLE_TITLE.search(line[-_TAIL:]) is not None
    opened: list[tuple[str, int]] = []
    for place, char in enumerate(line):
        mark = "（" if char == "(" else "）" if char == ")" else char
        if mark in _MATCHING.values():
            opened.append((mark, place))
        elif mark in _MATCHING:
            wanted = _MATCHING[mark]
            if opened and opened[-1][0] == wanted:
                opened.pop()
            elif any(kind == wanted for kind, _ in opened):
                while opened[-1][0] != wanted:
                    yield _unpaired(line, opened.pop(), whole=whole)
                opened.pop()
            elif not (mark == "）" and _is_list_number(line[:place])):
                yield _unclosed(line, mark, place, whole=whole)
    for mark_place in opened:
        fault = _unpaired(line, mark_place, whole=whole)
        yield replace(fault, confidence=_SHOWN) if title and mark_place[0] == "《" else fault


def repeated_marks(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Marks written twice, or two that exclude each other: ，， and 、。."""
    for match in _REPEATED.finditer(line):
        marks = match[0]
        suggestion = marks[0] if len(set(marks)) == 1 else None
        confidence = _SHOWN if match.start() else _HINT
        yield Fault(match.start(), match.end(), f"标点“{marks}”重复或相互矛盾", suggestion, confidence)


def wrong_title_marks(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Angle brackets for title marks, title marks around nothing, inner ones without their partner."""
    for pattern in (_WRONG_TITLE, _ANGLED_TITLE, _GUILLEMETS):
        for match in pattern.finditer(line):
            within = line.count("《", 0, match.start()) > line.count("》", 0, match.start())
            if within:
                yield Fault(match.start(), match.end(), "书名号内应写作〈〉", f"〈{match[1]}〉", _INNER)
            elif pattern is not _GUILLEMETS:
                yield Fault(match.start(), match.end(), "书名号应写作《》", f"《{match[1]}》", _SURE)
    for match in _TITLE.finditer(line):
        mark = "〈" if match[0].count("〈") > match[0].count("〉") else "〉"
        if match[0].count("〈") != match[0].count("〉"):
            place = match.start() + match[0].index(mark)
            yield Fault(place, place + 1, f"书名号内的“{mark}”没有成对", None, _SURE)
    for match in _DOUBLED_TITLE.finditer(line):
        if line.count("《") != line.count("》") and not _WHOLE.search(
            line[-_TAIL:]
        ):  # else `unpaired_marks` says it
            yield Fault(*match.span(), f"“{match[0]}”重复", match[0][0], _SHOWN)
    for match in _EMPTY_TITLE.finditer(line):
        yield Fault(match.start(), match.end(), "书名号内没有内容", None, _SURE)


def wrong_number_marks(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Numbers of documents whose year stands in other brackets than 〔〕 (文号, GB/T 9704-2012, 7.2.5): hints."""
    for match in _NUMBERED.finditer(line):
        if match["open"] + match["close"] != "〔〕":
            right = f"〔{match['year']}〕{match['behind']}"
            yield Fault(*match.span(), "发文字号的年份应写在六角括号〔〕内", right, _INNER)


def _unpaired(line: str, mark_place: tuple[str, int], *, whole: bool) -> Fault:
    mark, place = mark_place
    if not whole:
        confidence = _HINT
    elif mark in _QUOTES:
        confidence = _SHOWN if line[:place].strip() else _HINT  # each paragraph of a long quotation opens one
    else:
        confidence = _SURE
    return Fault(place, place + 1, f"“{line[place]}”没有成对", None, confidence)


def _unclosed(line: str, mark: str, place: int, *, whole: bool) -> Fault:
    """A closing mark without the one that opens: a line may begin within a pair, but not after such a pair."""
    if whole and mark == "》" and "《" in line[:place]:
        return _unpaired(line, (mark, place), whole=True)
    confidence = _SHOWN if whole and mark in "》】" else _HINT
    return Fault(place, place + 1, f"“{line[place]}”没有成对", None, confidence)


def _is_list_number(before: str) -> bool:
    near = before[-_TAIL:]
    return _LIST_NUMBER.search(near) is not None or _EMOTICON.search(near) is not None
