"""PPTX (演示文稿): slides in order with their tables, hidden slides, speaker's notes, remarks."""

import re

from govspider.attachments.builder import Builder, Row
from govspider.attachments.docx import elements_outermost
from govspider.attachments.packages import Package
from govspider.attachments.xml import Element, elements, local
from govspider.items import PartKind

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_NOTES = re.compile(r"ppt/notesSlides/notesSlide\d+\.xml")
_COMMENTS = re.compile(r"ppt/comments/[^/]+\.xml")


def read_pptx(package: Package, builder: Builder) -> None:
    """Read a presentation.

    Raises:
        UnreadableError: a slide is damaged.
        EnoughError: a limit is reached.
    """
    slides = [(int(found[1]), name) for name in package.names if (found := _SLIDE.fullmatch(name))]
    for _, path in sorted(slides):
        builder.budget.page()
        away = _is_hidden(package, path)
        _read(
            package, path, builder, PartKind.HIDDEN if away else PartKind.BODY, "隐藏幻灯片" if away else ""
        )
    for path in package.names:
        if _NOTES.fullmatch(path):
            _read(package, path, builder, PartKind.HIDDEN, "演讲者备注")
        elif _COMMENTS.fullmatch(path):
            with package.open(path) as stream:
                for element in elements(stream, ("cm",)):
                    text = "".join(one.text or "" for one in element.iter("{*}text", "{*}t"))
                    builder.line(text, PartKind.COMMENT, "批注")


def _is_hidden(package: Package, path: str) -> bool:
    """Whether the root of a slide says so; it stands within the first bytes."""
    with package.open(path) as stream:
        head = stream.read(4096)
    root = re.search(rb"<(?:\w+:)?sld\b[^>]*>", head)
    return root is not None and re.search(rb"\bshow=[\"'](?:0|false)", root[0]) is not None


def _read(package: Package, path: str, builder: Builder, kind: PartKind, how: str) -> None:
    with package.open(path) as stream:
        for element in elements_outermost(stream):
            if local(element) == "tr":
                cells = [" ".join(_text(cell).split()) for cell in element if local(cell) == "tc"]
                builder.row(Row(cells, how), kind)
            else:
                builder.line(_text(element), kind, how)


def _text(element: Element) -> str:
    pieces = []
    for one in element.iter("{*}t", "{*}br", "{*}p"):
        name = local(one)
        pieces.append((one.text or "") if name == "t" else "\n")
    return "".join(pieces).strip()
