"""What stands beside the main text of an Office file (其余部件): charts, diagrams, embedded files, settings, left-overs.

Every part is read, whatever it is called: by its relationship where its kind is known, else as XML with texts in it.
Nothing is passed over in silence: what cannot be read is noted.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from govspider.attachments.builder import Builder, Picture
from govspider.attachments.limits import UnreadableError
from govspider.attachments.nesting import Nested
from govspider.attachments.opc import Parts, Relation
from govspider.attachments.packages import Package
from govspider.attachments.sniff import suffix_of
from govspider.attachments.xml import Stream, attribute, elements, texts
from govspider.items import PartKind

Special = Mapping[str, Callable[[str], None]]

# Looks, arrangements and lists of names without text of the document.
_SILENT = frozenset(
    {
        *(
            "styles",
            "stylesWithEffects",
            "theme",
            "themeOverride",
            "fontTable",
            "font",
            "webSettings",
            "viewProps",
        ),
        *(
            "presProps",
            "tableStyles",
            "chartStyle",
            "chartColorStyle",
            "printerSettings",
            "calcChain",
            "thumbnail",
        ),
        *(
            "diagramLayout",
            "diagramQuickStyle",
            "diagramColors",
            "ctrlProp",
            "sheetMetadata",
        ),
        *("commentsExtended", "commentsIds", "commentsExtensible", "people", "person", "customXmlProps"),
        *("volatileDependencies", "extended-properties", "attachedTemplate", "richValueRel"),
    }
)
_FILES = frozenset({"package", "oleObject", "aFChunk", "subDocument"})
# Drawn in the document: its reader sees the texts.
_DRAWN = {"chart", "chartEx", "chartUserShapes", "diagramData", "diagramDrawing", "drawing"}
_SAID = {
    "settings": "文档变量",
    "customXml": "内嵌数据",
    "custom-properties": "文档属性",
    "core-properties": "文档属性",
    "slideMaster": "母版",
    "slideLayout": "母版",
    "notesMaster": "母版",
    "handoutMaster": "母版",
}
_TITLES = ("title", "subject", "description", "keywords", "category")  # of core properties: not who wrote it
_ADDRESS = "链接地址"
_LEFT_OVER = "未被引用的内容"
_OTHER = "文档内部数据"
_GUESSED = re.compile("[A-Za-z]+")
_LONG_NUMBER = re.compile("[0-9]{11}")
_XML = frozenset({".xml", ".vml", ".rels", ""})
_PICTURES = frozenset(
    {
        *(".png", ".jpg", ".jpeg", ".jfif", ".gif", ".bmp", ".tif", ".tiff", ".webp"),
        *(".emf", ".wmf", ".svg", ".wdp"),
    }
)
_MACROS = frozenset(
    {"vbaProject", "vbaProjectSignature", "wordVbaData", "xlMacrosheet", "activeXControlBinary"}
)


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """An Office file that is being read."""

    parts: Parts
    main: str  # its main part
    builder: Builder  # takes the text
    nested: Nested  # reads files within it

    @property
    def package(self) -> Package:
        """Its members."""
        return self.parts.package


def read_beside(file: OfficeFile, special: Special, done: Collection[str] = ()) -> None:
    """Read all parts but the main one.

    Args:
        file: the file.
        special: kinds of parts that the format reads itself, with the reader of each.
        done: parts that have been read.

    Raises:
        UnreadableError: a limit of the whole file is reached.
        EnoughError: a limit is reached.
    """
    reader = _Reader(file, special)
    read = {file.main, *done}
    relations = [*file.parts.below(file.main), *file.parts.of("")]
    reader.has_diagrams = any(one.kind == "diagramData" for one in relations)
    for relation in relations:
        if relation.target not in read:
            reader.read(relation)
    for name in file.parts.orphans(file.main):
        if name not in read:
            reader.left_over(name)


class _Reader:
    """Reads one part after the other."""

    def __init__(self, file: OfficeFile, special: Special) -> None:
        self.package = file.package
        self.builder = file.builder
        self.nested = file.nested
        self.special = special
        self.has_diagrams = False  # whose drawings only repeat them

    def read(self, relation: Relation) -> None:
        """Read one part, as its relationship says."""
        kind, target = relation.kind, relation.target
        if relation.is_outside:
            if _LONG_NUMBER.search(target):
                self.builder.line(target, PartKind.HIDDEN, _ADDRESS)
        elif kind in self.special:
            self._safely(target, self.special[kind])
        elif kind in _MACROS:
            self.builder.budget.note("含宏代码，未检查")
        elif kind in _FILES:
            self.nested.member(self.package, target)
        elif kind == "image" or suffix_of(target) in _PICTURES:
            self.builder.picture(Picture(target, partial(self.package.read, target)))
        elif kind not in _SILENT and not (kind == "diagramDrawing" and self.has_diagrams):
            how = "" if kind in _DRAWN else _SAID.get(kind, _OTHER)
            self._safely(target, lambda path: self._texts(path, kind, how))

    def left_over(self, name: str) -> None:
        """Read a part that no relationship leads to."""
        suffix = suffix_of(name)
        kind = _GUESSED.match(name.rpartition("/")[2])
        if kind and kind[0] in self.special:  # its name tells, where no relationship does
            self._safely(name, self.special[kind[0]])
        elif suffix in _PICTURES:
            self.builder.picture(Picture(name, partial(self.package.read, name)))
        elif suffix in _XML:
            self._safely(name, lambda path: self._texts(path, "", _LEFT_OVER))
        else:
            self.nested.member(self.package, name)

    def _texts(self, path: str, kind: str, how: str) -> None:
        part = PartKind.HIDDEN if how else PartKind.BODY
        with self.package.open(path) as stream:
            for text in _texts_of(stream, kind):
                self.builder.line(text, part, how)

    def _safely(self, path: str, read: Callable[[str], None]) -> None:
        """Read a part; one that is damaged does not keep the others from being read."""
        try:
            read(path)
        except UnreadableError as failure:
            self.nested.failed(path, failure)


def _texts_of(stream: Stream, kind: str) -> Iterator[str]:
    if kind == "core-properties":
        yield from (one.text or "" for one in elements(stream, _TITLES))
    elif kind == "vmlDrawing":
        for one in elements(stream, ("textbox", "textpath")):
            yield attribute(one, "string") or "".join(map(str, one.itertext()))
    else:
        yield from texts(stream)
