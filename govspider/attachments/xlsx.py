"""XLSX and XLSM (电子表格): sheets row by row, with what is hidden: rows, columns, sheets, remarks, caches."""

import posixpath
import re
from array import array
from collections.abc import Iterator

from govspider.attachments.builder import Builder, Row
from govspider.attachments.docx import DELETED
from govspider.attachments.limits import MB, Budget, UnreadableError
from govspider.attachments.packages import Package
from govspider.attachments.xml import Element, attribute, elements, local
from govspider.items import Outcome, PartKind

_WIDEST_GAP = 500  # empty cells written out between two filled ones
_DIGITS = "0123456789"
_COMMENTS = re.compile(r"xl/(?:comments|threadedComments)/?[^/]*\.xml")
_DRAWINGS = re.compile(r"xl/drawings/drawing[^/]*\.xml")
_CACHES = re.compile(r"xl/(pivotCache|externalLinks)/(?!_rels)[^/]*\.xml")
_REVISIONS = re.compile(r"xl/revisions/revisionLog[^/]*\.xml")
_CACHE_NAMES = {"pivotCache": "数据透视表缓存", "externalLinks": "外部链接缓存"}


def read_xlsx(package: Package, builder: Builder) -> None:
    """Read a workbook.

    Raises:
        UnreadableError: its main parts are missing or damaged.
        EnoughError: a limit is reached.
    """
    strings = _strings(package, builder.budget)
    sheets = list(_sheets(package))
    for name, path, state in sheets:
        builder.budget.page()
        hidden = state in {"hidden", "veryHidden"}
        kind = PartKind.HIDDEN if hidden else PartKind.BODY
        how = f"隐藏工作表“{name}”" if hidden else ""
        if len(sheets) > 1:
            builder.line(name, kind, how)
        builder.table(_rows(package, path, strings, how), kind)
    _beside(package, builder, strings)


def _beside(package: Package, builder: Builder, strings: "Strings") -> None:
    """Remarks, text boxes, caches of other tables, former values of changed cells."""
    for path in package.names:
        if _COMMENTS.fullmatch(path):
            _texts(package, path, builder, PartKind.COMMENT, "批注")
        elif _DRAWINGS.fullmatch(path):
            _texts(package, path, builder, PartKind.BODY, "")
        elif _REVISIONS.fullmatch(path):
            builder.table(_former(package, path, strings), PartKind.COMMENT)
        elif cache := _CACHES.fullmatch(path):
            builder.table(_cached(package, path, _CACHE_NAMES[cache[1]]), PartKind.HIDDEN)


def _texts(package: Package, path: str, builder: Builder, kind: PartKind, how: str) -> None:
    tags = ("comment", "threadedComment") if kind is PartKind.COMMENT else ("p",)
    with package.open(path) as stream:
        for element in elements(stream, tags):
            builder.line("".join(part.text or "" for part in element.iter("{*}t", "{*}text")), kind, how)


def _cached(package: Package, path: str, how: str) -> Iterator[Row]:
    """Values that a workbook keeps of a table which stands elsewhere, or no longer anywhere."""
    with package.open(path) as stream:
        for element in elements(stream, ("r", "sharedItems", "row")):
            values = [str(one.get("v") or one.text or "") for one in element.iter("{*}s", "{*}n", "{*}v")]
            if local(element) == "sharedItems":
                yield from (Row([value], how) for value in values)
            else:
                yield Row(values, how)


def _former(package: Package, path: str, strings: "Strings") -> Iterator[Row]:
    """What changed cells held before (修订), and what stood in rows that were deleted."""
    with package.open(path) as stream:
        for element in elements(stream, ("oc", "nc")):
            if local(element) == "oc" or _is_in_deletion(element):
                yield Row([_value(element, strings)], DELETED)


def _is_in_deletion(element: Element) -> bool:
    change = element.getparent()
    action = change.getparent() if change is not None else None
    return action is not None and attribute(action, "action").startswith("delete")


def _strings(package: Package, budget: Budget) -> "Strings":
    strings = Strings(budget.limits.max_strings)
    path = next((name for name in package.names if name.lower() == "xl/sharedstrings.xml"), "")
    if path:
        with package.open(path) as stream:
            for element in elements(stream, ("si",)):
                strings.add(_rich(element))
    return strings


class Strings:
    """The shared strings of a workbook in little memory: one run of bytes and where each begins."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._bytes = bytearray()
        self._starts = array("Q", [0])

    def add(self, text: str) -> None:
        """Note the next string.

        Raises:
            UnreadableError: they are too many to be held.
        """
        self._bytes += text.encode("utf-8", "replace")
        self._starts.append(len(self._bytes))
        if len(self._bytes) + 8 * len(self._starts) > self._limit:
            raise UnreadableError(Outcome.TOO_LARGE, f"表格文字超过 {self._limit // MB} MB，无法判定")

    def get(self, text: str) -> str:
        """The string with this number; '' for one that is not there."""
        number = int(text) if text.isdecimal() else -1
        if not 0 <= number < len(self._starts) - 1:
            return ""
        return self._bytes[self._starts[number] : self._starts[number + 1]].decode()


def _rich(element: Element) -> str:
    """The text of a string that may have several runs; readings (rPh) are none of it."""
    if len(element) == 1:
        return element[0].text or "".join(part.text or "" for part in element[0].iter("{*}t"))
    return "".join(part.text or "" for one in element if local(one) != "rPh" for part in one.iter("{*}t"))


def _sheets(package: Package) -> Iterator[tuple[str, str, str]]:
    """Name, path and state of each sheet, in the order of the workbook."""
    book = next((name for name in package.names if name.lower() == "xl/workbook.xml"), "")
    if not book:
        raise UnreadableError(Outcome.UNSUPPORTED, "不是可读取的电子表格（可能是 XLSB），无法判定")
    targets: dict[str, str] = {}
    relations = posixpath.join(posixpath.dirname(book), "_rels", posixpath.basename(book) + ".rels")
    if relations in package:
        with package.open(relations) as stream:
            for one in elements(stream, ("Relationship",)):
                targets[attribute(one, "Id")] = _path(attribute(one, "Target"))
    with package.open(book) as stream:
        found = [
            (attribute(one, "name"), targets.get(attribute(one, "id"), ""), attribute(one, "state"))
            for one in elements(stream, ("sheet",))
        ]
    yield from (sheet for sheet in found if "/worksheets/" in sheet[1] and sheet[1] in package)


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _rows(package: Package, path: str, strings: Strings, how: str) -> Iterator[Row]:
    hidden: dict[int, str] = {}
    columns: dict[str, int] = {}
    with package.open(path) as stream:
        for element in elements(stream, ("row", "col")):
            if local(element) == "col":
                _note_column(element, hidden)
                continue
            cells: list[str] = []
            for cell in element:
                reference = cell.get("r")
                if reference:
                    _place(cells, reference, columns)
                cells.append(_value(cell, strings))
            away = element.get("hidden") in {"1", "true"} or element.get("ht") == "0"
            yield Row(cells, how or ("隐藏行" if away else ""), hidden)


def _note_column(element: Element, hidden: dict[int, str]) -> None:
    if element.get("hidden") in {"1", "true"} or element.get("width") in {"0", "0.0"}:
        first, last = element.get("min") or "1", element.get("max") or "1"
        if first.isdecimal() and last.isdecimal():
            for index in range(int(first), min(int(last), 1000) + 1):
                hidden[index - 1] = "隐藏列"


def _place(cells: list[str], reference: str, columns: dict[str, int]) -> None:
    """Fill the row up to the cell's column."""
    letters = reference.rstrip(_DIGITS)
    index = columns.get(letters)
    if index is None:
        index = columns[letters] = _column(letters)
    gap = index - len(cells)
    if 0 < gap <= _WIDEST_GAP:
        cells.extend([""] * gap)


def _column(letters: str) -> int:
    index = 0
    for letter in letters[:3].upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def _value(cell: Element, strings: Strings) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return _inline(cell)
    for child in cell:
        if child.tag.endswith("}v") or child.tag == "v":
            text = child.text or ""
            if kind == "s":
                return strings.get(text)
            return plain_number(text) if kind in {None, "n"} else text
    return ""


def _inline(cell: Element) -> str:
    # Nearly all are <is><t>…</t></is>: a sheet has millions of them, and a search through each takes its time.
    if len(cell) == 1 and len(cell[0]) == 1 and not len(cell[0][0]):
        return cell[0][0].text or ""
    return "".join(part.text or "" for part in cell.iter("{*}t"))


def plain_number(text: str) -> str:
    """A number as people see it: 1.3812345678E10 is a phone."""
    if "E" not in text and "e" not in text and not text.endswith(".0"):
        return text
    try:
        value = float(text)
    except ValueError:
        return text
    return str(int(value)) if value.is_integer() and abs(value) < 1e19 else text  # noqa: PLR2004
