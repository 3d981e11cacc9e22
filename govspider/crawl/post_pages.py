"""Posts of an account as pages (发文): what the ledger and exported files say of them is judged as pages are. No request."""

import hashlib
import html
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

from govspider.extract import extract_text
from govspider.items import Outcome, Page, PageFacts, PageRole, PartKind, Post, TextPart
from govspider.ledger.export_files import WrittenPost
from govspider.ledger.post_exports import title_of, written_posts
from govspider.privacy.masking import mask_text

logger = logging.getLogger(__name__)

_MARKUP = re.compile(
    r"</?(?:p|br|div|span|section|img|a|strong|em|b|h[1-6]|table|ul|ol|li|iframe|font)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_SEEN = frozenset({PartKind.BODY, PartKind.BOILERPLATE})
_LARGE = 300_000  # characters of HTML; as much of a page is read in a process of its own
_WHOLE = 0.8  # share of the exported text that a page shows which shows all of it
_TOO_COSTLY = "正文过长，未能判定"
_BROKEN = "正文无法解析"


def text_hash(text: str) -> str:
    """SHA-256 of a text as it may be kept: beside a masked text that of the text in the clear would give it away."""
    known = f"{len(text)}\n{mask_text(text[:_LARGE])}"  # masking more would hold the crawl
    return hashlib.sha256(known.encode(errors="replace")).hexdigest()


def post_pages(
    posts: Iterable[Post], folder: Path, day: date, opened: Mapping[str, PageFacts | None]
) -> Iterator[Page]:
    """Each post as a page, in the clear; one file of exports is in memory at a time.

    A post whose own address shows it is judged as it stands there: it may have been mended since it was exported.

    Args:
        posts: of one account.
        folder: of the ledger.
        day: day of inspection.
        opened: what the addresses that were opened show; a post with such an address is named by its file and row.
    """
    used = set(opened)
    by_file = sorted(posts, key=lambda post: post.file)
    for file, group in groupby(by_file, key=lambda post: post.file):
        written = written_posts(folder, file)
        for post in group:
            own = written.get(post.spot)
            if own is not None and title_of(own) != post.title:
                own = None  # the file has changed since the ledger was read
            if _is_shown(post, own, opened.get(post.url)):
                continue
            url = post.url if post.url and post.url not in used else post.source or post.url
            used.add(url)
            yield _page(replace(post, url=url), own, post.url, day)


def _is_shown(post: Post, written: WrittenPost | None, seen: PageFacts | None) -> bool:
    """Whether a page shows the whole of a post."""
    if seen is None or not seen.text.strip() or _plain(seen.title) != _plain(post.title):
        return False
    text = _MARKUP.sub("", written.text) if written else ""
    return len(_plain(seen.text)) >= _WHOLE * len(_plain(text))


def _page(post: Post, written: WrittenPost | None, address: str, day: date) -> Page:
    texts = (written.title, written.digest, written.text) if written else (post.title, "", "")
    page = Page(
        post.target_id,
        post.url,
        Outcome.OK,
        PageRole.POST,
        depth=1,
        final_url=address,
        content_type="text/html" if _MARKUP.search(texts[2]) else "text/plain",
        body_hash=text_hash("\n".join(texts)),
        size=sum(map(len, texts)),
        parent=post.source,
    )
    title, digest = map(_without_markup, texts[:2])
    if page.content_type == "text/plain":
        return replace(
            page, facts=_facts(PageFacts(), title, digest, html.unescape(texts[2]), post.published)
        )
    read, outcome, error = _read(texts[2], address, day)
    return replace(page, outcome=outcome, error=error, facts=_facts(read, title, digest, "", post.published))


def _read(markup: str, address: str, day: date) -> tuple[PageFacts, Outcome, str]:
    """What the HTML of a post says; nothing, with the reason, where it cannot be read: its title is judged all the same."""
    if len(markup) > _LARGE:
        return PageFacts(), Outcome.TOO_LARGE, _TOO_COSTLY
    try:
        return extract_text(markup, address, day=day), Outcome.OK, ""
    except Exception:
        logger.exception("cannot read the text of a post")
        return PageFacts(), Outcome.BROKEN, _BROKEN


def _without_markup(text: str) -> str:
    """A title or digest as a reader sees it."""
    return html.unescape(_MARKUP.sub("", text)).strip()


def _facts(read: PageFacts, title: str, digest: str, text: str, published: date) -> PageFacts:
    """What a post says; all that a reader sees is its text, as it has no navigation.

    Args:
        read: what its HTML says; nothing, where it is plain text.
        title: of the post.
        digest: of the post (摘要); where it repeats the text's beginning it is told once.
        text: of the post, where it is plain.
        published: day of the post.
    """
    body = text or "\n".join(part.text for part in read.parts if part.kind in _SEEN)
    if _plain(digest) not in _plain(body):
        body = "\n".join(filter(None, (digest, body)))
    own = ((PartKind.TITLE, title), (PartKind.BODY, body))
    parts = tuple(TextPart(kind, text) for kind, text in own if text)
    rest = tuple(part for part in read.parts if part.kind not in {PartKind.TITLE, *_SEEN})
    return replace(read, title=title, text=body, published=published, parts=parts + rest)


def _plain(text: str) -> str:
    return "".join(text.split()).rstrip(".…。")
