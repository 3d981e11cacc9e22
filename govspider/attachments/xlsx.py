"""XLSX and XLSM (电子表格): sheets row by row, with what is hidden: rows, columns, sheets, remarks, caches."""

import re
from array import array
from collections.abc import Callable, Iterator
from functools import partial

from govspider.attachments.beside import OfficeFile, read_beside
from govspider.attachments.builder import Builder, TableRow
from govspider.attachments.cells import plain_number, unescaped
from govspider.attachments.docx import DELETED
from govspider.attachments.limits import MB, Budget, UnreadableError
from govspider.attachments.margins import MARGIN, plain_margin
from govspider.attachments.packages import Package
from govspider.attachments.xml import Element, Stream, attribute, elements, local
from govspider.items import Outcome, PartKind

_WIDEST_GAP = 500  # empty cells written out between two filled ones
_DIGITS = "0123456789"
_MARGINS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_VALIDATION = "数据有效性"
_HINTS = frozenset({"prompt", "promptTitle", "error", "errorTitle", "tooltip", "display"})
_NAME = "名称"
_CONDITIONS = {"filter": "筛选条件", "formula": "条件格式"}
_EXTRAS = ("dataValidation", "hyperlink", *_CONDITIONS)
_LONG_NUMBER = re.compile("[0-9]{11}")
_QUOTED = re.compile('"([^"]{2,})"')
_CACHES = {
    "pivotCacheDefinition": "数据透视表缓存",
    "pivotCacheRecords": "数据透视表缓存",
    "externalLink": "外部链接缓存",
}
_SHEETS = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")


def read_xlsx(file: OfficeFile) -> None:
    """Read a workbook.

    Raises:
        UnreadableError: its main parts are missing or damaged.
        EnoughError: a limit is reached.
    """
    package, builder = file.package, file.builder
    shared = next((one.target for one in file.parts.of(file.main) if one.kind == "sharedStrings"), "")
    shared = shared or package.resolve("xl/sharedStrings.xml")
    strings = _strings(package, shared, builder.budget)
    sheets = list(_sheets(file))
    for name, path, state in sheets:
        builder.budget.page()
        hidden = state in {"hidden", "veryHidden"}
        kind = PartKind.HIDDEN if hidden else PartKind.BODY
        how = f"隐藏工作表“{name}”" if hidden else ""
        builder.sheet_name(name, kind, how, is_only=len(sheets) == 1)
        _read_sheet(package, path, strings, builder, (kind, how))
    special: dict[str, Callable[[str], None]] = {
        "comments": partial(_remarks, package, builder, "comment"),
        "threadedComment": partial(_remarks, package, builder, "threadedComment"),
        "revisionLog": lambda path: builder.table(_former(package, path, strings), PartKind.COMMENT),
    }
    for kind_of_part, how in _CACHES.items():
        special[kind_of_part] = partial(_cache, package, builder, how)
    for kind_of_part in _SHEETS:  # that the workbook does not list
        special[kind_of_part] = partial(_unlisted, package, builder, strings)
    read_beside(file, special, done={shared, *(path for _, path, _ in sheets)})


def _remarks(package: Package, builder: Builder, tag: str, path: str) -> None:
    with package.open(path) as stream:
        for element in elements(stream, (tag,)):
            text = "".join(part.text or "" for part in element.iter("{*}t", "{*}text"))
            builder.line(unescaped(text), PartKind.COMMENT, "批注")


def _cache(package: Package, builder: Builder, how: str, path: str) -> None:
    builder.table(_cached(package, path, how), PartKind.HIDDEN)


def _unlisted(package: Package, builder: Builder, strings: "Strings", path: str) -> None:
    _read_sheet(package, path, strings, builder, (PartKind.HIDDEN, "未列出的工作表"))


def _read_sheet(
    package: Package, path: str, strings: "Strings", builder: Builder, place: tuple[PartKind, str]
) -> None:
    with package.open(path) as stream:
        builder.table(_rows(stream, strings, builder, place), place[0])


def _cached(package: Package, path: str, how: str) -> Iterator[TableRow]:
    """Values that a workbook keeps of a table which stands elsewhere, or no longer anywhere."""
    with package.open(path) as stream:
        for element in elements(stream, ("r", "sharedItems", "row")):
            values = [str(one.get("v") or one.text or "") for one in element.iter("{*}s", "{*}n", "{*}v")]
            if local(element) == "sharedItems":
                yield from (TableRow([value], how) for value in values)
            else:
                yield TableRow(values, how)


def _former(package: Package, path: str, strings: "Strings") -> Iterator[TableRow]:
    """What changed cells held before (修订), and what stood in rows that were deleted."""
    with package.open(path) as stream:
        for element in elements(stream, ("oc", "nc")):
            if local(element) == "oc" or _is_in_deletion(element):
                yield TableRow([_value(element, strings)], DELETED)


def _is_in_deletion(element: Element) -> bool:
    change = element.getparent()
    action = change.getparent() if change is not None else None
    return action is not None and attribute(action, "action").startswith("delete")


def _strings(package: Package, path: str, budget: Budget) -> "Strings":
    strings = Strings(budget.limits.max_strings)
    if path:
        with package.open(path) as stream:
            for element in elements(stream, ("si",)):
                strings.add(unescaped(_rich(element)))
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


def _sheets(file: OfficeFile) -> Iterator[tuple[str, str, str]]:
    """Name, path and state of each sheet, in the order of the workbook; names of ranges go to the builder."""
    targets = {one.name: one.target for one in file.parts.of(file.main)}
    with file.package.open(file.main) as stream:
        for one in elements(stream, ("sheet", "definedName")):
            if local(one) == "definedName":
                for constant in _QUOTED.findall(one.text or ""):
                    file.builder.line(constant, PartKind.HIDDEN, _NAME)
                continue
            path = targets.get(attribute(one, "id"), "")
            if path:
                yield attribute(one, "name"), path, attribute(one, "state")


def _rows(
    stream: Stream, strings: Strings, builder: Builder, place: tuple[PartKind, str]
) -> Iterator[TableRow]:
    how = place[1]
    hidden: dict[int, str] = {}
    columns: dict[str, int] = {}
    for element in elements(stream, ("row", "col", *_EXTRAS, *_MARGINS)):
        name = local(element)
        if name == "row":
            cells: list[str] = []
            for cell in element:
                reference = cell.get("r")
                if reference:
                    _place(cells, reference, columns)
                cells.append(_value(cell, strings))
            away = element.get("hidden") in {"1", "true"} or element.get("ht") == "0"
            yield TableRow(cells, how or ("隐藏行" if away else ""), hidden)
        elif name == "col":
            _note_column(element, hidden)
        elif name in _MARGINS:
            builder.line(plain_margin(element.text or ""), PartKind.HIDDEN, how or MARGIN)
        else:
            _note_extras(element, builder)


def _note_extras(element: Element, builder: Builder) -> None:
    """What a validation, a link, a filter or a format of cells says: its list, its hints, what it looks for."""
    condition = _CONDITIONS.get(local(element))
    if condition:
        for text in (attribute(element, "val"), *_QUOTED.findall(element.text or "")):
            builder.line(text, PartKind.HIDDEN, condition)
        return
    said = [str(value) for key, value in element.attrib.items() if key in _HINTS]
    if local(element) == "dataValidation":
        said += (constant for one in element.itertext() for constant in _QUOTED.findall(str(one)))
    for text in said:
        builder.line(unescaped(text).replace(",", "\n"), PartKind.HIDDEN, _VALIDATION)


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
    formula = ""
    for child in cell:
        if child.tag.endswith("}v") or child.tag == "v":
            text = child.text or ""
            if kind == "s":
                return strings.get(text)
            if text:
                value = plain_number(text) if kind in {None, "n"} else unescaped(text)
                return _with_constants(value, formula) if formula else value
        elif child.tag.endswith("}f") or child.tag == "f":
            formula = child.text or ""
    return "".join(_QUOTED.findall(formula))  # written by a program that reckoned nothing


def _with_constants(value: str, formula: str) -> str:
    """What a formula gives, and the long numbers that it holds and does not show."""
    held = (text for text in _QUOTED.findall(formula) if _LONG_NUMBER.search(text) and text not in value)
    return " ".join((value, *held))


def _inline(cell: Element) -> str:
    # Nearly all are <is><t>…</t></is>: a sheet has millions of them, and a search through each takes its time.
    if len(cell) == 1 and len(cell[0]) == 1 and not len(cell[0][0]):
        return unescaped(cell[0][0].text or "")
    return unescaped("".join(part.text or "" for part in cell.iter("{*}t")))
