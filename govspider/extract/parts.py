"""The texts of a page by where they stand (文本位置): one part of each kind, its lines by line feeds."""

from collections.abc import Iterator
from itertools import chain

from govspider.extract.lines import Line, clean
from govspider.extract.maintext import MainText
from govspider.extract.titles import same_title
from govspider.extract.tree import COMMENT, Document
from govspider.extract.unseen import Unseen
from govspider.items import Mark, PartKind, TextPart

_MAX_PART = 500_000  # characters of one part
_SHORT = 2  # characters; shorter attributes and comments say nothing
_NAMES = {"alt", "title", "placeholder"}
_CHINESE_FROM = "\u3400"


def read_parts(
    document: Document,
    lines: list[Line],
    main: MainText,
    hidden: frozenset[int],
    *,
    title: str,
    described: list[str],
    literals: list[str],
    unseen: Unseen,
    left_over: Iterator[str],
) -> tuple[TextPart, ...]:
    """Split the texts of a page by place.

    Args:
        document: the page.
        lines: its visible lines.
        main: its main text.
        hidden: lines, by index, that stand in blocks that hide links.
        title: the page's title.
        described: keywords, descriptions, and what only the title of the window says.
        literals: string literals of scripts.
        unseen: what no line shows.
        left_over: tags of a template where a value should stand.
    """
    around = (lines[place].text for place in _around(lines, main, hidden, title))
    texts = (
        (PartKind.TITLE, iter((title,))),
        (PartKind.BODY, (lines[place].text for place in main.places)),
        (PartKind.BOILERPLATE, chain(around, left_over)),
        (PartKind.META, described),
        (PartKind.ALT, _attributes(document)),
        (PartKind.HIDDEN, (lines[place].text for place in sorted(hidden))),
        (PartKind.COMMENT, dict.fromkeys((*_comments(document), *unseen.comments))),
        (PartKind.SCRIPT, (clean(text) for text in (*literals, *unseen.data))),
        (PartKind.FIELD, unseen.fields),
        (PartKind.ADDRESS, unseen.addresses),
    )
    parts = ((kind, "\n".join(text for text in lines_of if text)[:_MAX_PART]) for kind, lines_of in texts)
    return tuple(TextPart(kind, text) for kind, text in parts if text)


def list_marks(
    lines: list[Line], main: MainText, hidden: frozenset[int], listed: frozenset[int], *, title: str
) -> tuple[Mark, ...]:
    """Which characters of the text around the main text are entries of lists: news on a home page are no navigation.

    Args:
        lines: visible lines of the page.
        main: its main text.
        hidden: lines, by index, that stand in blocks that hide links.
        listed: lines, by index, of the entries of lists.
        title: the page's title.
    """
    marks: list[Mark] = []
    at = 0
    for place in _around(lines, main, hidden, title):
        end = at + len(lines[place].text)
        if place in listed and end > at:
            goes_on = bool(marks) and marks[-1].end + 1 == at
            start = marks.pop().start if goes_on else at
            marks.append(Mark(PartKind.BOILERPLATE, start, end, "列表"))
        at = end + bool(lines[place].text)
    return tuple(marks)


def _around(lines: list[Line], main: MainText, hidden: frozenset[int], title: str) -> Iterator[int]:
    """The lines, by index, that stand around the main text."""
    told = frozenset(main.places) | hidden
    return (
        place for place, line in enumerate(lines) if place not in told and not same_title(line.text, title)
    )


def _attributes(document: Document) -> list[str]:
    """alt, title and placeholder texts, each once."""
    values: dict[str, None] = {}
    for node in document.nodes:
        for name in _NAMES & node.attrs.keys() if node.tag != "meta" else ():
            value = clean(node.attrs[name])
            if len(value) >= _SHORT:
                values[value] = None
    return list(values)


def _comments(document: Document) -> list[str]:
    """Comments that hold Chinese."""
    texts = (clean(node.text) for node in document.nodes if node.tag == COMMENT)
    return [text for text in texts if len(text) >= _SHORT and max(text) >= _CHINESE_FROM]
