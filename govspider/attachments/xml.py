"""XML piece by piece (逐段读取): no entities, no network, memory of one element."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from lxml import etree

from govspider.attachments.limits import UnreadableError
from govspider.items import Outcome

Element = etree._Element  # noqa: SLF001 - lxml has no other name for it


_LONG_NUMBER = re.compile(r"[0-9][0-9 _.-]{9,}[0-9Xx]")


class Stream(Protocol):
    """What can be read."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""
        ...


def elements(
    stream: Stream, tags: Sequence[str], keep: Callable[[Element], bool] = lambda _: False
) -> Iterator[Element]:
    """Elements with these local names at their ends; each is emptied when the next is asked for.

    Args:
        stream: the XML.
        tags: local names.
        keep: which of them stay whole until the element around them has been read.

    Raises:
        UnreadableError: the XML is damaged.
    """
    try:
        for _, element in etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        ):
            kept = keep(element)
            yield element
            if not kept:
                _forget(element)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableError(Outcome.BROKEN, "文件内容（XML）损坏") from error


def texts(stream: Stream) -> Iterator[str]:
    """Every text of an XML file: a paragraph is one, else each element without children; attributes with long numbers.

    Raises:
        UnreadableError: the XML is damaged.
    """
    for element in elements(stream, ("*",), keep=_is_in_paragraph):
        yield from (str(value) for value in element.attrib.values() if _LONG_NUMBER.search(str(value)))
        if _is_in_paragraph(element):
            continue
        if local(element) == "p":
            pieces = [one.text or "" for one in element.iter("{*}t")] or [
                str(one) for one in element.itertext()
            ]
            yield "".join(pieces)
        elif not len(element) and element.text:
            yield element.text


def _is_in_paragraph(element: Element) -> bool:
    return any(local(one) == "p" for one in element.iterancestors())


def _forget(element: Element) -> None:
    """Empty an element, and drop what stands before it: it is dropped when the next one is."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def local(element: Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
