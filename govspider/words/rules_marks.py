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
    "预案",
    "规程",
    "纲要",
    "决定",
    "章程",
    "准则",
    "导则",
)
TITLE_TRIGGERS = (
    *("<<", ">>", "＜＜", "《》", "《 》", "《\u3000》", "《《", "〈〈", "〈", "〉", "‹"),
    "》》",
    *(end + mark for end in _TITLE_ENDS for mark in ">＞"),
)
NUMBER_TRIGGERS = (*(f"{mark}20" for mark in "[［【（(〔{｛<＜《"), *(f"〔{ten}" for ten in "012"))

_PAIRS = (("《", "》"), ("“", "”"), ("【", "】"), ("「", "」"), ("『", "』"), ("〔", "〕"))
_OPEN_ROUND, _CLOSE_ROUND = "（(", "）)"
_MATCHING = {**{close: opening for opening, close in _PAIRS}, "）": "（"}
_STRAIGHT = '"'
_QUOTES = frozenset("“”「」『』")
_OVER_PARAGRAPHS = _QUOTES | {"【", "〔"}  # may run over several
_LIST_NUMBER = re.compile(
    r"(?<!\d)\d{1,2}$|(?:^|[\s。；;，,、：:（(])(?:[0-9a-zA-Z①-⑩]{1,3}|[一二三四五六七八九十]{1,3})$"
)
_EMOTICON = re.compile(r"[:;]-?$")
_WHOLE = re.compile(r"[。！？!?][”’）)》」』]*\s*$")  # behind ； the next line goes on
_GUILLEMETS = re.compile(r"‹([^‹›\n]{1,60})›")
_MIXED_TITLE = re.compile(r"〈([一-鿿（）]{2,40})》")  # 依据〈管理办法》
_WHOLE_TITLE = re.compile(
    r"的(?:通知|公告|通告|意见|决定|公示|批复|函|报告|办法|方案|请示|通报|命令|解读|说明|实施细则)"
    r"(?:[ \u3000]{1,4}[\[（(]?(?:19|20)\d\d-\d\d-\d\d[\]）)]?)?\s*$"  # the day of an entry
)
_NUMBERED_TWICE = re.compile(  # （一））受理范围, （（一）受理范围: no cut leaves these
    r"\s*[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})(?P<shut>[）)]{2})|\s*(?P<open>[（(]{2})(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]"
)
_SHUT_TWICE = ("））", "))", "）)", ")）")  # 《办法》（试行））的通知
_REPEATED = re.compile(r"([，、；：])\1+|(?<!。)。。(?!。)|[，、；]。|。[，、]|、，|，、")
_WRONG_TITLE = re.compile(  # <<上一页 下一页>> leads to other pages
    r"(?:<<|＜＜|〈〈)((?![上下首尾末前后]一?[页篇条])[一-鿿][^<>＜＞《》\n]{1,60})(?:>>|＞＞|〉〉)"
)
_ANGLED_TITLE = re.compile(  # <返回目录> and <查看公告> lead to other pages
    rf"(?<![<＜])[<＜](?!返回|查看|更多|下载|点击|进入|打开|关闭|阅读|展开|收起|选择|请|上一|下一|全部)([一-鿿（）]{{2,40}}(?:{'|'.join(_TITLE_ENDS)})(?:（[一-鿿]{{1,6}}）)?)[>＞](?![>＞])"
)
_TITLE = re.compile(r"《[^《》\n]*》")
_DOUBLED_TITLE = re.compile(r"《《(?!《)|》》(?!》)")
_NUMBERED = re.compile(  # 云府〔2023〕12号; a court's number has the year before its name
    r"(?<=[一-鿿])(?P<open>[\[［【（(〔{｛<＜《])(?P<year>20\d\d|(?<=〔)[0-2]\d)(?P<named>年?)(?P<close>[\]］】）)〕}｝>＞》])"
    r"(?P<behind>(?P<more>年|第|特)?(?P<number>\d{1,5})号)"
)
_EMPTY_TITLE = re.compile(r"《[ \u3000]?》")  # several blanks are to be filled in by hand
_INTERVAL = re.compile(r"[\[(（]-?\d[\d.%]*[,，]-?(?:\d[\d.%]*|∞)[\])）]")  # (10,20]
_LONGEST = 5_000  # characters: no paragraph of prose is longer
_TAIL = 20
_SURE, _SHOWN, _INNER, _HINT = 0.97, 0.85, 0.75, 0.6


def is_unbalanced(line: str) -> bool:
    """Whether a line has more of one mark than of its partner: a quick look before the careful one."""
    if any(line.count(opening) != line.count(close) for opening, close in _PAIRS):
        return True
    return _round_ones(line) != 0


def closed_after(lines: list[str]) -> int:
    """How many paragraphs a bracket or quotation that the first leaves open runs over; 0: it is not closed."""
    opened = {
        mark: lines[0].count(mark) - lines[0].count(close)
        for mark, close in _PAIRS
        if mark in _OVER_PARAGRAPHS
    }
    if max(_round_ones(lines[0]), *opened.values()) <= 0:
        return 0
    for size in range(2, len(lines) + 1):
        if not is_unbalanced("\n".join(lines[:size])):
            return size
    return 0


def unpaired_marks(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Brackets, quotes and title marks without their partner within the paragraph.

    Sure only in a whole paragraph (it ends as a sentence does): a heading or list entry may be cut off.
    """
    if len(line) > _LONGEST:
        return
    line = _INTERVAL.sub(lambda match: " " * len(match[0]), line)
    twice = _number_twice_marked(line)
    yield from twice
    line = f"{line[: twice[0].start]} {line[twice[0].start + 1 :]}" if twice else line
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
                yield _unclosed(line, mark, place, whole=whole, title=title)
    for mark_place in opened:
        fault = _unpaired(line, mark_place, whole=whole)
        yield replace(fault, confidence=_SHOWN) if title and mark_place[0] == "《" else fault


def _number_twice_marked(line: str) -> tuple[Fault, ...]:
    """A bracket too many at the number of a heading."""
    twice = _NUMBERED_TWICE.match(line)
    if not twice or _round_ones(line) != (1 if twice["open"] else -1):
        return ()
    start, end = twice.span("open" if twice["open"] else "shut")
    return (Fault(start, end, f"“{line[start:end]}”重复", line[start], _SHOWN),)


def _round_ones(line: str) -> int:
    """How many round brackets more are opened than closed."""
    return sum(map(line.count, _OPEN_ROUND)) - sum(map(line.count, _CLOSE_ROUND))


def repeated_marks(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Marks written twice, or two that exclude each other: ，， and 、。."""
    for match in _REPEATED.finditer(line):
        marks = match[0]
        suggestion = marks[0] if len(set(marks)) == 1 else None
        confidence = _SHOWN if match.start() else _HINT
        yield Fault(match.start(), match.end(), f"标点“{marks}”重复或相互矛盾", suggestion, confidence)


def wrong_title_marks(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Angle brackets for title marks, title marks around nothing, inner ones without their partner."""
    yield from _other_brackets(line)
    yield from _inner_alone(line)
    for match in _DOUBLED_TITLE.finditer(line):
        if line.count("《") != line.count("》") and not _WHOLE.search(
            line[-_TAIL:]
        ):  # else `unpaired_marks` says it
            yield Fault(*match.span(), f"“{match[0]}”重复", match[0][0], _SHOWN)
    for match in _EMPTY_TITLE.finditer(line):
        confidence = _SURE if match[0] == "《》" else _INNER
        yield Fault(match.start(), match.end(), "书名号内没有内容", None, confidence)


def _other_brackets(line: str) -> Iterator[Fault]:
    """Titles in brackets that are no title marks, or in two kinds of them."""
    for pattern in (_WRONG_TITLE, _ANGLED_TITLE, _GUILLEMETS):
        for match in pattern.finditer(line):
            opened = line.count("《", 0, match.start()) - line.count("》", 0, match.start())
            closed = line.count("》", match.end()) - line.count("《", match.end())
            within = opened > 0 or closed > 0
            if within:
                yield Fault(match.start(), match.end(), "书名号内应写作〈〉", f"〈{match[1]}〉", _INNER)
            elif pattern is not _GUILLEMETS:
                yield Fault(match.start(), match.end(), "书名号应写作《》", f"《{match[1]}》", _SURE)
    for match in _MIXED_TITLE.finditer(line):
        if line.count("《", 0, match.start()) == line.count("》", 0, match.start()):
            yield Fault(*match.span(), "书名号应写作《》", f"《{match[1]}》", _SURE)


def _inner_alone(line: str) -> Iterator[Fault]:
    """Inner marks within a title without their partner."""
    for match in _TITLE.finditer(line):
        mark = "〈" if match[0].count("〈") > match[0].count("〉") else "〉"
        if match[0].count("〈") != match[0].count("〉"):
            place = match.start() + match[0].index(mark)
            yield Fault(place, place + 1, f"书名号内的“{mark}”没有成对", None, _SURE)


def wrong_number_marks(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Numbers of documents that are not written 〔2023〕12号 (发文字号, GB/T 9704-2012, 7.2.5): hints.

    Years before 2000 are left alone: the standard that asks for 〔〕 is of 1999.
    """
    for match in _NUMBERED.finditer(line):
        whole = match["open"] + match["close"] == "〔〕" and len(match["year"]) == len("2000")
        plain = match["more"] in (None, "特") and not match["named"] and not match["number"].startswith("0")
        if whole and (plain or line[match.start() - 1] == "字"):
            continue  # penalties are numbered 消行罚决字〔2023〕第0007号
        year = match["year"] if len(match["year"]) == len("2000") else f"20{match['year']}"
        kept = "特" if match["more"] == "特" else ""
        right = f"〔{year}〕{kept}{match['number'].lstrip('0')}号"
        yield Fault(
            *match.span(), "发文字号应写作年份加六角括号〔〕、不加“第”、不补零的顺序号", right, _INNER
        )


def _unpaired(line: str, mark_place: tuple[str, int], *, whole: bool) -> Fault:
    mark, place = mark_place
    if mark == "“" and (straight := _straight(line, line.find(_STRAIGHT, place))):
        return straight
    if not whole:
        confidence = _HINT
    elif mark in _QUOTES:
        confidence = _SHOWN if line[:place].strip() else _HINT  # each paragraph of a long quotation opens one
    elif mark == "（" and not line[:place].strip():
        confidence = _INNER  # a note in brackets may go on in a paragraph that is not here
    else:
        confidence = _SURE
    return Fault(place, place + 1, f"“{line[place]}”没有成对", None, confidence)


def _unclosed(line: str, mark: str, place: int, *, whole: bool, title: bool) -> Fault:
    """A closing mark without the one that opens: a line may begin within a pair, but not after such a pair."""
    if whole and mark == "》" and "《" in line[:place]:
        fault = _unpaired(line, (mark, place), whole=True)
        twice = line[place - 1] == mark  # 《条例》》第三十条
        return replace(fault, start=place - 1, reason="“》》”重复", suggestion=mark) if twice else fault
    if mark == "”" and (straight := _straight(line, line.rfind(_STRAIGHT, 0, place))):
        return straight
    begun = any("一" <= char <= "鿿" for char in line[:place])  # else the line is what another was cut from
    likely = whole and begun
    twice = title and line[place - 1 : place + 1] in _SHUT_TWICE
    confidence = (
        _SHOWN if twice or (likely and mark in "》】") else _INNER if likely and mark == "）" else _HINT
    )
    return Fault(place, place + 1, f"“{line[place]}”没有成对", None, confidence)


def _straight(line: str, place: int) -> Fault | None:
    """A straight quotation mark for one of a curly pair: "放管服”. Two of them are a pair of their own."""
    if place < 0 or line.count(_STRAIGHT) % 2 == 0:
        return None
    return Fault(place, place + 1, "一对引号前后写法不一，应写作“”", None, _INNER)


def _is_list_number(before: str) -> bool:
    near = before[-_TAIL:]
    return _LIST_NUMBER.search(near) is not None or _EMOTICON.search(near) is not None
