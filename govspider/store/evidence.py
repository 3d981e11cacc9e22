"""Saved evidence (证据): our own page with the masked text and the faults marked, never the site's HTML."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from govspider.errors import StoreError
from govspider.files import replacing
from govspider.items import Finding, PageFacts, PartKind
from govspider.items.display_names import VOCABULARIES
from govspider.items.masked import MaskedPage

_BODY_LIMIT = 200_000  # characters of the main text that are kept
_AROUND = 200  # characters kept before and behind a fault in other parts, such as scripts


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One saved file of evidence."""

    path: str  # below the data folder
    kind: str  # page or picture
    body_hash: str  # SHA-256 of the original
    url: str
    taken_on: date  # day of inspection


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked as a fault or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of the page as shown in the evidence."""

    name: str
    pieces: tuple[Piece, ...]


def write_evidence(
    data_dir: Path, sweep_id: str, page: MaskedPage, findings: Sequence[Finding], *, day: date
) -> Snapshot:
    """Write the evidence page of a page that has findings; the same input writes the same bytes to one place.

    Args:
        data_dir: the data folder; the file goes below its `snapshots/`.
        sweep_id: the sweep.
        page: the page with its facts.
        findings: what was found on it.
        day: the day of inspection.

    Raises:
        StoreError: the file cannot be written.
    """
    name = hashlib.sha256(
        f"{sweep_id}\x1f{page.target_id}\x1f{page.url}".encode(errors="replace")
    ).hexdigest()[:24]
    path = Path("snapshots") / name[:2] / f"{name}.html"
    facts = page.facts or PageFacts()
    html = _template().render(
        title=facts.title or "（无标题）",
        url=page.url,
        day=day.isoformat(),
        body_hash=page.body_hash,
        findings=[
            {"problem": finding.problem, "shown": finding.shown} for finding in sorted(findings, key=_order)
        ],
        passages=list(_passages(facts, findings)),
    )
    _write(data_dir / path, html)
    return Snapshot(path.as_posix(), "page", page.body_hash, page.url, day)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("govspider.store", ""), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("evidence.html")


def _order(finding: Finding) -> tuple[object, ...]:
    """Alike whether the page is judged as it is read or from the store."""
    place = finding.place
    return (place.part, place.start) if place else ("", 0), finding.kind, finding.ordinal, finding.shown


def _passages(facts: PageFacts, findings: Sequence[Finding]) -> Iterator[Passage]:
    """The main text always; any other part where something was found in it."""
    seen: set[PartKind] = set()
    for part in facts.parts:
        if part.kind in seen:
            continue  # places count within the first part of a kind
        seen.add(part.kind)
        spans = _spans(part.kind, findings)
        if not spans and part.kind is not PartKind.BODY:
            continue
        pieces = tuple(_pieces(part.text, spans))
        if part.kind is not PartKind.BODY:
            pieces = _shortened(pieces)
        yield Passage(VOCABULARIES["part"][part.kind], pieces)


def _spans(kind: PartKind, findings: Sequence[Finding]) -> list[tuple[int, int]]:
    places = [finding.place for finding in findings if finding.place and finding.place.part.text_kind is kind]
    return sorted((place.start, place.end) for place in places)


def _pieces(text: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    """Cut the text at the faults; faults that overlap are marked as one run."""
    at = 0
    for start, end in spans:
        begin = max(start, at)
        if begin > at:
            yield Piece(text[at:begin], marked=False)
        if end > begin:
            yield Piece(text[begin:end], marked=True)
        at = max(at, end)
    if at < len(text):
        yield Piece(text[at : at + _BODY_LIMIT], marked=False)


def _shortened(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(
        piece
        if piece.marked or len(piece.text) <= 2 * _AROUND
        else Piece(f"{piece.text[:_AROUND]} …… {piece.text[-_AROUND:]}", marked=False)
        for piece in pieces
    )


def _write(path: Path, text: str) -> None:
    try:
        with replacing(path) as temporary:
            temporary.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise StoreError(f"无法写入证据文件 {path}：{error.strerror}，请检查磁盘空间与权限") from None
