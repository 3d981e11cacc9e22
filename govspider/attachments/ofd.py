"""OFD (电子公文、电子证照): the texts of its pages, templates, remarks, and embedded files.

Source: GB/T 33190-2016: a ZIP of XML. `OFD.xml` names the documents (7.4), each names its pages, templates, resources,
annotations and attachments (7.5); texts stand in `TextCode` with an offset for each character (11.3).
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from math import isfinite

from govspider.attachments.builder import Builder, Picture
from govspider.attachments.layout import Piece, lines_of, rows_of
from govspider.attachments.legible import is_legible
from govspider.attachments.limits import UnreadableError
from govspider.attachments.nesting import Nested
from govspider.attachments.packages import Package
from govspider.attachments.sniff import READABLE, suffix_of
from govspider.attachments.xml import Element, attribute, elements, local, texts
from govspider.items import Outcome, PartKind

_ENTRY = "OFD.xml"
_REMARK = "批注"
_PROPERTIES = ("Title", "Subject", "Abstract", "Keyword", "CustomData")  # not who wrote it
_PROPERTY = "文档属性"
_LEFT_OVER = "未被引用的内容"
_SIGNATURES = re.compile("(?:.*/)?Signs?/", re.IGNORECASE)  # seals and digests, no text of the document
_PICTURES = frozenset({"image"})
_MOST_OFFSETS = 5000  # characters of one text that are placed one by one
_SIZE = 3.5  # millimetres of a character whose size is not said
_WIDE = 1.8  # times the size, from which a gap parts two texts


def read_ofd(package: Package, builder: Builder, nested: Nested) -> None:
    """Read all documents of a file.

    Raises:
        UnreadableError: it is damaged or locked.
        EnoughError: a limit is reached.
    """
    if package.resolve("Encryptions.xml") or package.resolve("Decryptions.xml"):
        raise UnreadableError(Outcome.ENCRYPTED, "文件已加密，无法判定")
    roots: list[str] = []
    properties: list[str] = []
    for name, text in _texts(package, package.resolve(_ENTRY), ("DocRoot", *_PROPERTIES)):
        if name == "DocRoot":
            roots.append(text)
        else:
            properties.append(text)
    if not roots:
        raise UnreadableError(Outcome.BROKEN, "OFD 文件损坏，没有正文")
    for root in roots:
        _Document(package, builder, nested, package.resolve(root.strip().lstrip("/"))).read()
    for text in () if builder.is_empty else properties:
        builder.line(text, PartKind.HIDDEN, _PROPERTY)
    for name in package.names:
        if name not in package.opened and not _SIGNATURES.match(name):
            _left_over(package, name, builder, nested)


def _left_over(package: Package, name: str, builder: Builder, nested: Nested) -> None:
    """Read a part that no document names: tags of its own, an old page, a file."""
    if suffix_of(name) != ".xml":
        if suffix_of(name) in READABLE:
            nested.member(package, name)
        return
    try:
        with package.open(name) as stream:
            for text in texts(stream):
                builder.line(text, PartKind.HIDDEN, _LEFT_OVER)
    except UnreadableError as failure:
        nested.failed(name, failure)


@dataclass(slots=True)
class _Outline:
    """What a document names, in its order."""

    pages: list[str] = field(default_factory=list)
    templates: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


class _Document:
    """Reads one document of a file."""

    def __init__(self, package: Package, builder: Builder, nested: Nested, root: str) -> None:
        self.package = package
        self.builder = builder
        self.nested = nested
        self.root = root

    def read(self) -> None:
        """Read its pages, then what stands beside them."""
        outline = self._outline()
        if not outline.pages:
            raise UnreadableError(Outcome.BROKEN, "OFD 文件损坏，没有页面")
        self.builder.table(rows_of(self._pages(outline.pages)), is_prose=True)
        for path in outline.templates:  # once, though every page shows it
            self._safely(path, partial(self._layer, path, PartKind.BODY, ""))
        for title in outline.titles:
            self.builder.line(title, PartKind.ALT)
        for path in outline.resources:
            self._safely(path, partial(self._resources, path))
        for path in outline.annotations:
            self._safely(path, partial(self._annotations, path))
        for path in outline.attachments:
            self._safely(path, partial(self._attachments, path))

    def _outline(self) -> _Outline:
        outline = _Outline()
        with self.package.open(self.root) as stream:
            for one in elements(
                stream,
                (
                    "Page",
                    "TemplatePage",
                    "PublicRes",
                    "DocumentRes",
                    "Annotations",
                    "Attachments",
                    "OutlineElem",
                ),
            ):
                name, path = local(one), attribute(one, "BaseLoc") or (one.text or "").strip()
                place = {
                    "Page": outline.pages, "TemplatePage": outline.templates, "Annotations": outline.annotations,
                    "Attachments": outline.attachments,
                }.get(name, outline.resources)  # fmt: skip
                if name == "OutlineElem":
                    outline.titles.append(attribute(one, "Title"))
                elif found := self._resolve(self.root, path):
                    place.append(found)
                else:
                    self.nested.failed(path, UnreadableError(Outcome.BROKEN, "文件内部缺少组成部分"))
        return outline

    def _resolve(self, base: str, path: str) -> str:
        """The member that a location names: from the file's root, or from the part that names it."""
        path = path.replace("\\", "/")
        if path.startswith("/"):
            return self.package.resolve(path.lstrip("/"))
        beside = self.package.resolve(posixpath.normpath(posixpath.join(posixpath.dirname(base), path)))
        return beside or self.package.resolve(path)

    def _pages(self, pages: list[str]) -> Iterator[list[Piece]]:
        for path in pages:
            self.builder.budget.page()
            try:
                pieces = list(self._pieces(path))
            except UnreadableError as failure:
                self.nested.failed(path, failure)
                continue
            if is_legible("".join(piece.text for piece in pieces)):
                yield from lines_of(pieces)
            else:  # signs of a font, not of a text
                self.nested.failed(
                    path, UnreadableError(Outcome.BROKEN, "文字没有字符映射，无法识别，请人工检查")
                )

    def _pieces(self, path: str) -> Iterator[Piece]:
        """The texts of a part with their places."""
        with self.package.open(path) as stream:
            for one in elements(stream, ("TextObject",), keep=lambda _: False):
                yield from text_pieces(one)

    def _layer(self, path: str, kind: PartKind, how: str) -> None:
        for line in lines_of(list(self._pieces(path))):
            self.builder.line(" ".join(piece.text for piece in line), kind, how)

    def _resources(self, path: str) -> None:
        """Composite drawings with texts in them, and pictures."""
        folder = ""
        with self.package.open(path) as stream:
            for one in elements(stream, ("TextObject", "MultiMedia", "Res")):
                if local(one) == "TextObject":
                    self.builder.line("".join(piece.text for piece in text_pieces(one)))
                elif local(one) == "Res":
                    folder = attribute(one, "BaseLoc")
        with self.package.open(path) as stream:
            for one in elements(stream, ("MultiMedia",)):
                name = next((part.text or "" for part in one if local(part) == "MediaFile"), "").strip()
                found = self._resolve(path, posixpath.join(folder, name)) or self._resolve(path, name)
                if found and attribute(one, "Type").lower() in _PICTURES:
                    self.builder.picture(Picture(found, partial(self.package.read, found)))
                elif found:
                    self.nested.member(self.package, found)

    def _annotations(self, path: str) -> None:
        for name, location in _texts(self.package, path, ("FileLoc",)):
            found = self._resolve(path, location) if name == "FileLoc" else ""
            if found:
                self._safely(found, partial(self._annotation, found))

    def _annotation(self, path: str) -> None:
        """Remarks, stamps and watermarks of a page."""
        self._layer(path, PartKind.COMMENT, _REMARK)
        for _, text in _texts(self.package, path, ("Remark", "Parameter")):
            self.builder.line(text, PartKind.COMMENT, _REMARK)

    def _attachments(self, path: str) -> None:
        with self.package.open(path) as stream:
            named = [
                (
                    attribute(one, "Name"),
                    next((part.text or "" for part in one if local(part) == "FileLoc"), ""),
                )
                for one in elements(stream, ("Attachment",))
            ]
        for name, location in named:
            self.builder.line(name, PartKind.ALT)
            found = self._resolve(path, location.strip())
            if found:
                self.nested.file(self.package.read(found), posixpath.basename(found))
            else:
                self.nested.failed(name, UnreadableError(Outcome.BROKEN, "文件内部缺少组成部分"))

    def _safely(self, path: str, read: partial[None]) -> None:
        """Read a part; one that is damaged does not keep the others from being read."""
        try:
            read()
        except UnreadableError as failure:
            self.nested.failed(path, failure)


def _texts(package: Package, path: str, tags: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Name and text of these elements of a part."""
    with package.open(path) as stream:
        for one in elements(stream, tags):
            yield local(one), one.text or ""


def text_pieces(element: Element) -> Iterator[Piece]:
    """The texts of a TextObject with their places; one that has wide gaps between its characters is several."""
    box = _numbers(attribute(element, "Boundary"))
    left, top = box[:2] if len(box) > 1 else (0.0, 0.0)
    size = next(iter(_numbers(attribute(element, "Size"))), _SIZE) or _SIZE
    matrix = _numbers(attribute(element, "CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)  # noqa: PLR2004
    height = size * (abs(d) or abs(b) or 1.0)
    for code in element.iter("{*}TextCode"):
        text = (code.text or "").strip("\r\n")
        x = next(iter(_numbers(attribute(code, "X"))), 0.0)
        y = next(iter(_numbers(attribute(code, "Y"))), 0.0)
        bottom = top + b * x + d * y + f
        for start, end, run in _runs(text, _offsets(attribute(code, "DeltaX"), len(text)), size):
            first, last = left + a * (x + start) + c * y + e, left + a * (x + end) + c * y + e
            if run.strip():
                yield Piece(min(first, last), bottom - height, max(first, last), bottom, run)


def _runs(text: str, offsets: list[float], size: float) -> Iterator[tuple[float, float, str]]:
    """Begin, end and text of what stands together."""
    begin = at = 0.0
    first = 0
    for number in range(len(text)):
        step = offsets[number] if number < len(offsets) else size
        if number + 1 < len(text) and step > _WIDE * size:
            yield begin, at + size, text[first : number + 1]
            begin, first = at + step, number + 1
        at += step
    if first < len(text):
        yield begin, max(at, begin + size), text[first:]


def _offsets(said: str, most: int) -> list[float]:
    """Distances between characters: numbers, or `g 3 5.5` for three times 5.5."""
    offsets: list[float] = []
    words = iter(said.split())
    for word in words:
        if word == "g":
            times, value = next(words, "0"), next(words, "0")
            offsets += _numbers(value) * min(int(times) if times.isdecimal() else 0, _MOST_OFFSETS)
        else:
            offsets += _numbers(word)
        if len(offsets) >= min(most, _MOST_OFFSETS):
            break
    return offsets


def _numbers(said: str) -> list[float]:
    """The numbers in an attribute; none where one of them is none."""
    try:
        numbers = [float(word) for word in said.split()]
    except ValueError:
        return []
    return numbers if all(map(isfinite, numbers)) else []
