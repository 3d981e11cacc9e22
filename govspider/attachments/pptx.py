"""PPTX (演示文稿): slides in order with their tables, hidden slides, speaker's notes, remarks."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from govspider.attachments.beside import OfficeFile, read_beside
from govspider.attachments.builder import TableRow
from govspider.attachments.docx import elements_outermost
from govspider.attachments.xml import Element, attribute, elements, local, texts
from govspider.items import PartKind

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml", re.IGNORECASE)
_HIDDEN, _NOTES, _UNLISTED = "隐藏幻灯片", "演讲者备注", "未列出的幻灯片"


def read_pptx(file: OfficeFile) -> None:
    """Read a presentation.

    Raises:
        UnreadableError: a slide is damaged.
        EnoughError: a limit is reached.
    """
    slides = list(_slides(file))
    for path in slides:
        file.builder.budget.page()
        away = _is_hidden(file, path)
        _read(file, PartKind.HIDDEN if away else PartKind.BODY, _HIDDEN if away else "", path)
    special: dict[str, Callable[[str], None]] = {
        "slide": partial(_read, file, PartKind.HIDDEN, _UNLISTED),
        "notesSlide": partial(_read, file, PartKind.HIDDEN, _NOTES),
        "comments": partial(_remarks, file),
    }
    read_beside(file, special, done=slides)


def _slides(file: OfficeFile) -> Iterator[str]:
    """The slides in the order of the presentation; without one, in that of their names."""
    if not file.main:
        found = [(int(name[1]), path) for path in file.package.names if (name := _SLIDE.fullmatch(path))]
        yield from (path for _, path in sorted(found))
        return
    targets = {one.name: one.target for one in file.parts.of(file.main)}
    with file.package.open(file.main) as stream:
        for one in elements(stream, ("sldId",)):
            relation = next(
                (str(value) for name, value in one.attrib.items() if str(name).endswith(("}id", ":id"))), ""
            )
            if relation in targets:
                yield targets[relation]


def _is_hidden(file: OfficeFile, path: str) -> bool:
    """Whether the root of a slide says so; it stands within the first bytes."""
    with file.package.open(path) as stream:
        head = stream.read(4096)
    root = re.search(rb"<(?:\w+:)?sld\b[^>]*>", head)
    return root is not None and re.search(rb"\bshow=[\"'](?:0|false)", root[0]) is not None


def _remarks(file: OfficeFile, path: str) -> None:
    with file.package.open(path) as stream:
        for text in texts(stream):
            file.builder.line(text, PartKind.COMMENT, "批注")


def _read(file: OfficeFile, kind: PartKind, how: str, path: str) -> None:
    builder = file.builder
    with file.package.open(path) as stream:
        for element in elements_outermost(stream, ("cNvPr",)):
            if local(element) == "cNvPr":
                builder.line(f"{attribute(element, 'descr')}\n{attribute(element, 'title')}", PartKind.ALT)
            elif local(element) == "tr":
                cells = [" ".join(_text(cell).split()) for cell in element if local(cell) == "tc"]
                builder.row(TableRow(cells, how), kind)
            else:
                builder.line(_text(element), kind, how)


def _text(element: Element) -> str:
    pieces = []
    for one in element.iter("{*}t", "{*}br", "{*}p"):
        name = local(one)
        pieces.append((one.text or "") if name == "t" else "\n")
    return "".join(pieces).strip()
