"""The parts of an Office file (OOXML) and how they refer to each other (部件与关系).

Source: ECMA-376 Part 2 (Open Packaging Conventions). Names of parts are free: what a part is, the relationship
says that leads to it. Parts that none leads to are told apart, and read too.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from govspider.attachments.limits import UnreadableError
from govspider.attachments.packages import Package
from govspider.attachments.xml import attribute, elements

_ROOT = ""
_TYPES = "[content_types].xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One reference of a part to another; `target` is a name in the package, or an address outside of it."""

    name: str  # by which the part's XML calls it
    kind: str  # last word of its type: header, chart, image …
    target: str
    is_outside: bool = False


class Parts:
    """The relationships of a package, each file of them read once."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._known: dict[str, list[Relation]] = {}

    def of(self, part: str) -> list[Relation]:
        """What a part refers to; '' asks for the package itself. Damaged relationships are none."""
        if part not in self._known:
            folder, name = posixpath.split(part)
            path = self.package.resolve(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._known[part] = list(self._read(path, folder)) if path else []
        return self._known[part]

    def main(self) -> str:
        """The name of the main part; '' if the package does not say."""
        return next((one.target for one in self.of(_ROOT) if one.kind == "officeDocument" and one.target), "")

    def below(self, part: str) -> Iterator[Relation]:
        """Everything that a part leads to, directly or not, each part once, nearest first."""
        seen, waiting = {part}, [part]
        while waiting:
            for relation in self.of(waiting.pop(0)):
                if relation.is_outside:
                    yield relation
                elif relation.target not in seen:
                    seen.add(relation.target)
                    waiting.append(relation.target)
                    yield relation

    def orphans(self, main: str) -> list[str]:
        """Parts that nothing leads to, in the order of the package."""
        led_to = {main, *(one.target for root in (main, _ROOT) for one in self.below(root))}
        return [
            name
            for name in self.package.names
            if name not in led_to and not name.endswith((".rels", "/")) and name.lower() != _TYPES
        ]

    def _read(self, path: str, folder: str) -> Iterator[Relation]:
        try:
            with self.package.open(path) as stream:
                for one in elements(stream, ("Relationship",)):
                    kind = attribute(one, "Type").rpartition("/")[2]
                    target, name = attribute(one, "Target").replace("\\", "/"), attribute(one, "Id")
                    if attribute(one, "TargetMode") == "External":
                        yield Relation(name, kind, target, is_outside=True)
                    elif found := self.package.resolve(_join(folder, target)):
                        yield Relation(name, kind, found)
        except UnreadableError:
            return


def _join(folder: str, target: str) -> str:
    return (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )
