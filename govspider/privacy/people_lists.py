"""Lists of people (名单): one list with 300 people is one finding with a count, not 300.

A list is a run of lines next to each other that all hold personal data: rows of a table (cells separated by
tabs), or lines of a name and a value. Lines that hold nothing but a number are no rows: each is judged for
itself.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from govspider.items import Kind
from govspider.privacy.context import has_sample_title
from govspider.privacy.hits import REPORTED, SILENT, Hit
from govspider.privacy.people_tables import Header, read_header, row_hits
from govspider.privacy.person_names import is_name

LIST_ROWS = 5  # as many rows or more with personal data are reported as one list
_SIGN = re.compile("[\t|,]")
_MAX_GAP_LINES = 2  # subtotals and blank lines between rows of one list
_HAN = re.compile("[\u4e00-\u9fff]")
_ORDINAL = re.compile(r"^(?:[0-9]{1,4}[.．)）]|[（(][0-9一二三四五六七八九十]{1,4}[)）]|[①-⑳])\s*")
_CELLS = re.compile("[ \u3000\t|,，、;；:：]+")
# The gravest first: it gives the finding of a list its kind.
GRAVITY = (
    Kind.ID_CARD,
    Kind.BANK_CARD,
    Kind.HEALTH,
    Kind.PASSPORT,
    Kind.PERMIT,
    Kind.PHONE,
    Kind.ADDRESS,
    Kind.EMAIL,
    Kind.SOCIAL_ID,
    Kind.PLATE,
)
_NAMES = {
    Kind.ID_CARD: "身份证号",
    Kind.BANK_CARD: "银行卡号",
    Kind.HEALTH: "健康或困难信息",
    Kind.PASSPORT: "护照或通行证号",
    Kind.PERMIT: "港澳台居民或外国人证件号",
    Kind.PHONE: "手机号码",
    Kind.ADDRESS: "家庭住址",
    Kind.EMAIL: "电子邮箱",
    Kind.SOCIAL_ID: "微信或QQ号",
    Kind.PLATE: "车牌号",
}


@dataclass(frozen=True, slots=True)
class PersonList:
    """One list: its hits in order, how many rows hold any, and what it gives away in Chinese."""

    kind: Kind  # the gravest
    count: int  # rows, that is people
    hits: tuple[Hit, ...]
    problem: str

    @property
    def first(self) -> Hit:
        """The first hit of the list's kind: it stands for the list."""
        return next(hit for hit in self.hits if hit.kind is self.kind)


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What the headers of the tables in a text say."""

    hits: tuple[Hit, ...]  # what the columns give away beyond what the values say themselves
    public: tuple[
        tuple[int, int, float], ...
    ]  # cells of columns of public numbers, in order, and how sure at most


def read_tables(text: str) -> TableFacts:
    """Read every table of a text: lines of cells with tabs, bars or commas between them, the first a header."""
    hits: list[Hit] = []
    public: list[tuple[int, int, float]] = []
    header: Header | None = None
    is_sample = False
    sign, end = "", -1
    for at, stop in _lines_of_cells(text):
        line = text[at:stop]
        if header is None or sign not in line or at > end + 1:
            header, sign = None, _sign(line)
            is_sample = bool(sign) and has_sample_title(text, at)
        end = stop
        if is_sample:
            public.append((at, stop, SILENT))
        elif sign:
            cells = line.split(sign)
            new = read_header(cells)
            is_sure = new is not None and (new.is_of_people or new.is_of_accounts)
            if new is not None and (is_sure or (header is None and sign == "\t")):
                header = new
            elif header is not None:
                starts = _starts(cells, at)
                hits.extend(_moved(hit, starts[index]) for index, hit in row_hits(header, cells))
                public.extend((starts[i], starts[i + 1], most) for i, most in header.public(cells))
    return TableFacts(tuple(hits), tuple(public))


def _lines_of_cells(text: str) -> Iterator[tuple[int, int]]:
    """Beginning and end of each line that has a sign between cells."""
    begin = 0
    while (sign := _SIGN.search(text, begin)) is not None:
        begin = max(begin, text.rfind("\n", begin, sign.start()) + 1)
        end = text.find("\n", sign.end())
        end = len(text) if end < 0 else end
        yield begin, end
        begin = end + 1


def _sign(line: str) -> str:
    """What separates the cells of a line; '' for a line of prose."""
    if "\t" in line:
        return "\t"
    return next((sign for sign in ("|", ",") if line.count(sign) > 1 and "。" not in line), "")


def split_lists(text: str, hits: Sequence[Hit]) -> tuple[tuple[PersonList, ...], tuple[Hit, ...]]:
    """The lists of a text, and the hits that stand for themselves. Both hold reported hits only."""
    reported = [hit for hit in hits if hit.confidence >= REPORTED]
    lists: list[PersonList] = []
    single: list[Hit] = []
    for block in _blocks(text, reported):
        if len(block) >= LIST_ROWS:
            lists.append(person_list([hit for row in block for hit in row], len(block)))
        else:
            single.extend(hit for row in block for hit in row)
    return tuple(lists), tuple(single)


def person_list(hits: Sequence[Hit], count: int) -> PersonList:
    """One list of `count` people with these hits."""
    kinds = Counter(hit.kind for hit in hits)
    return PersonList(gravest(kinds), count, tuple(hits), told(count, kinds))


def gravest(kinds: Counter[Kind]) -> Kind:
    """The gravest of the kinds that were counted.

    Raises:
        StopIteration: nothing was counted.
    """
    return next(kind for kind in GRAVITY if kinds[kind])


def told(count: int, kinds: Counter[Kind]) -> str:
    """What a list gives away, one Chinese sentence."""
    what = "、".join(f"{_NAMES[kind]}{kinds[kind]}个" for kind in GRAVITY if kinds[kind])
    return f"名单公开了{count}人的个人信息：{what}"


def _starts(cells: list[str], at: int) -> list[int]:
    return list(accumulate((len(cell) + 1 for cell in cells), initial=at))


def _moved(hit: Hit, shift: int) -> Hit:
    return replace(hit, start=hit.start + shift, end=hit.end + shift)


def _blocks(text: str, hits: Sequence[Hit]) -> Iterator[list[list[Hit]]]:
    """Rows next to each other, each with its hits; a line that is no row is a block of its own."""
    line_starts = [0, *(found.end() for found in re.finditer("\n", text))] if hits else []
    block: list[list[Hit]] = []
    end = -1
    for first, last, row in _rows(text, line_starts, hits):
        if not _is_row(text, line_starts, first):
            yield [row]
            continue
        if block and first - end > 1 + _MAX_GAP_LINES:
            yield block
            block = []
        block.append(row)
        end = last
    if block:
        yield block


def _rows(text: str, line_starts: list[int], hits: Sequence[Hit]) -> Iterator[tuple[int, int, list[Hit]]]:
    """First and last line of each row, and its hits; line ends may break its numbers (窄列换行)."""
    first, last, row, is_broken = -1, -1, list[Hit](), False
    for hit in hits:
        begin, end = (bisect_right(line_starts, place) - 1 for place in (hit.start, hit.end - 1))
        goes_on = is_broken and begin == last + 1 and not _HAN.search(text, row[-1].end, hit.start)
        if row and begin > last and not goes_on:
            yield first, last, row
            row, is_broken = [], False
        first, last = first if row else begin, max(last, end)
        is_broken = is_broken or end > begin
        row.append(hit)
    if row:
        yield first, last, row


def _is_row(text: str, line_starts: list[int], number: int) -> bool:
    end = line_starts[number + 1] if number + 1 < len(line_starts) else len(text)
    line = text[line_starts[number] : end].strip()
    if "\t" in line or line.startswith("{") or (_sign(line) and _HAN.search(line)):
        return True  # a row of a table, or an object of a list in a script
    cells = _CELLS.split(_ORDINAL.sub("", line))
    return len(cells) > 1 and any(is_name(cell) for cell in cells)
