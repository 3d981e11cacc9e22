"""Pictures of a target (图片): those that its pages show and those in its attachments, read for words and personal data.

They are read when all pages and attachments are: smallest first, each once by its bytes, as many as the budget of the
target allows. Without the extra `ocr` none is asked for; how many were not read is said.
"""

import asyncio
import hashlib
from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import unquote

from govspider.addresses import normalise
from govspider.attachments import AttachmentFacts, PictureFile
from govspider.config import Config
from govspider.crawl.context import CrawlContext
from govspider.crawl.linked_files import File, fetch_file, recalled
from govspider.items import InspectedPage, Outcome, Page, PageFacts, PageRole
from govspider.ocr import (
    IsolatedOcr,
    OcrLimits,
    PictureBudget,
    PictureReader,
    PictureText,
    is_available,
    with_pictures,
)

_INLINE = "网页内嵌图片"
_WAITS = "尚未识别"
_NAME = 16  # signs of a hash that tell the pictures within one page apart
_HELD = 64 * 1024 * 1024  # bytes of pictures that one target holds in memory


def reads_pictures(config: Config) -> bool:
    """Whether pictures are read: the extra is installed and nobody has switched it off."""
    return config.read_pictures and is_available()


class SharedPictures:
    """The process that reads pictures, which all crawlers of this process share; one target at a time."""

    def __init__(self, reader: PictureReader) -> None:
        self._reader = reader
        self._turn = asyncio.Lock()

    async def read(self, pictures: Sequence[PictureFile], budget: PictureBudget) -> list[PictureText]:
        """Read pictures of a target without holding up the crawl of others."""
        async with self._turn:
            return await asyncio.to_thread(self._reader.read, pictures, budget)


@lru_cache(maxsize=1)
def shared_pictures() -> SharedPictures:
    """The reader of this process."""
    return SharedPictures(PictureReader(IsolatedOcr()))


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file with pictures that are still to be read; a picture of a page is a file of one picture."""

    page: Page
    facts: AttachmentFacts


@dataclass(slots=True)
class PictureCrawl:
    """The pictures of one target.

    Attributes:
        context: fetches, emits.
        target_id: the target.
        deadline: time of the loop after which no picture is asked for.
        unread: pictures and pages that are pictures that nobody has read.
    """

    context: CrawlContext
    target_id: str
    deadline: float
    unread: int = 0
    _found: dict[str, File] = field(default_factory=dict)  # by address
    _waiting: list[_Waiting] = field(default_factory=list)
    _held: int = 0  # bytes

    def note(self, found: Iterable[File]) -> None:
        """Note the pictures that a round of pages shows."""
        for file in sorted(found, key=lambda one: (one.depth, one.parent)):
            url = normalise(file.url)
            if url:
                self._found.setdefault(url, replace(file, url=url))

    async def keep_inline(self, page: Page) -> None:
        """Keep the pictures that stand within a page itself (`data:`), until they are read.

        Until then each is a row of our own fault: only the page has it, so a crawl that was cut short loads that anew.
        """
        for url in page.facts.pictures if page.facts else ():
            body = inline_picture(url)
            if not body:
                continue
            if not reads_pictures(self.context.config):
                self.unread += 1
                continue
            body_hash = hashlib.sha256(body).hexdigest()
            picture = replace(
                page,
                url=f"{page.url}#{body_hash[:_NAME]}",
                role=PageRole.ATTACHMENT,
                depth=page.depth + 1,
                content_type=url[len("data:") : url.index(";")],
                body_hash=body_hash,
                size=len(body),
                column_id="",
                parent=page.url,
                facts=PageFacts(title=_INLINE),
            )
            self.keep(picture, AttachmentFacts(Outcome.OK, pictures=(PictureFile(_INLINE, body),)))
            waiting = replace(picture, outcome=Outcome.OUR_FAULT, error=_WAITS)
            await self.context.emit(InspectedPage(waiting))

    def pages_to_load(self) -> frozenset[str]:
        """Stored pages that are to be loaded anew, because pictures within them were not read."""
        config, store = self.context.config, self.context.store
        spoilt = store.pages_of_our_fault(config.sweep_id, self.target_id) if config.resume else []
        # A picture within a page has the page's address, but for the fragment.
        inline = (row for row in spoilt if row["url"].partition("#")[0] == row["parent"].partition("#")[0])
        return frozenset(row["parent"] for row in inline)

    def keep(self, page: Page, facts: AttachmentFacts) -> None:
        """Keep a file until its pictures are read; what is too much for the memory is counted as not read."""
        size = sum(len(picture.data) for picture in facts.pictures)
        if self._held + size > _HELD:
            facts = with_pictures(facts, [PictureText(Outcome.TOO_LARGE)] * len(facts.pictures))
        self._held += sum(len(picture.data) for picture in facts.pictures)
        self._waiting.append(_Waiting(page, facts))

    async def visit_all(self) -> None:
        """Ask for the pictures of the pages, read all that wait, emit them."""
        config = self.context.config
        budget = PictureBudget(config.max_pictures, config.picture_seconds)
        files = sorted(self._found.values(), key=lambda one: (one.depth, one.url))
        if not reads_pictures(config):
            self.unread += len(files)
            files = []
        chosen = files[: config.max_pictures]
        self.unread += len(files) - len(chosen)
        for file in chosen:
            known = recalled(self.context, self.target_id, file)
            if known is not None:
                self.unread += _is_unread(known.outcome)
            elif asyncio.get_running_loop().time() >= self.deadline:
                self.unread += 1
            else:
                await self._fetch(file)
            if self._held > _HELD - OcrLimits().max_bytes:
                await self._read(budget)
        await self._read(budget)

    async def _fetch(self, file: File) -> None:
        page, body = await fetch_file(self.context, self.target_id, file, OcrLimits().max_bytes)
        if body is None:
            self.unread += _is_unread(page.outcome)
            await self.context.emit(InspectedPage(page))
        else:
            self.keep(page, AttachmentFacts(Outcome.OK, pictures=(PictureFile(file.title, body),)))

    async def _read(self, budget: PictureBudget) -> None:
        """Read what waits, smallest first, and emit it by address."""
        waiting = sorted(self._waiting, key=lambda one: one.page.url)
        self._waiting, self._held = [], 0
        pictures = [picture for one in waiting for picture in one.facts.pictures]
        texts = iter(await shared_pictures().read(pictures, budget) if pictures else ())
        for one in waiting:
            own = [next(texts) for _ in one.facts.pictures]
            facts = with_pictures(one.facts, own)
            self.unread += facts.unread
            await self.context.emit(InspectedPage(page_of_facts(one.page, facts)))

    def left_out(self) -> Iterator[str]:
        """What was not read, in Chinese."""
        if self.unread:
            why = (
                "超出每个对象的上限或图片损坏"
                if reads_pictures(self.context.config)
                else "未启用图片识别 govspider[ocr]"
            )
            yield f"有 {self.unread} 张图片或扫描页中的文字未识别（{why}）"


def _is_unread(outcome: Outcome) -> bool:
    """Whether nobody has read a picture; one that is not there is a link's fault."""
    return outcome not in {Outcome.OK, Outcome.HTTP_ERROR}


def inline_picture(url: str) -> bytes:
    """The bytes of a picture that is its own address (`data:image/png;base64,…`); empty for any other address."""
    head, _, data = url.partition(",")
    if not head.startswith("data:image/") or not head.endswith(";base64"):
        return b""
    try:
        return b64decode(unquote(data))
    except ValueError:
        return b""


def page_of_facts(page: Page, facts: AttachmentFacts) -> Page:
    """The row of a file with what was read in it."""
    read = PageFacts(
        title=page.facts.title if page.facts else "",
        text=facts.text,
        parts=facts.parts,
        marks=facts.marks,
        long_tables=facts.long_tables,
    )
    return replace(page, outcome=facts.outcome, error=facts.note, facts=read, unread=facts.unread)
