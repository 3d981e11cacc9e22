"""Judges one page (页面研判): first what is personal in it, then, on the masked text, its words.

Pure: a page and what a check may know go in, findings come out; the same page gets the same findings wherever it is
judged, in a crawl, again from the store, or as a document by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from govspider.checks import PAGE_CHECKS
from govspider.checks.finding_builder import visible_parts
from govspider.checks.protocol import OriginalPage, PageCheck, PageContext
from govspider.items import CheckOutcome, CheckRun, JudgedPage, Page, PageRole, PartKind, TextPart
from govspider.items.masked import MaskedPage
from govspider.judge.overlaps import resolve_page_overlaps, worth_keeping
from govspider.judge.running import Judgement, run_check
from govspider.privacy.hashing import Hasher
from govspider.privacy.page_masking import mask_page
from govspider.text.segment import Segmenter
from govspider.words.spelling.evidence import Evidence

# Parts that word checks hold against word boundaries.
_CUT = frozenset({PartKind.TITLE, PartKind.BODY, PartKind.BOILERPLATE, PartKind.PICTURE})
_LARGE = 100_000  # characters
_ADDRESSES = 4  # characters of addresses, which are masked only, for one of a text
_MOST_FAULTS = (
    5_000  # that one check tells of the words of a page: half a million characters can hold 250,000
)


def judge_page(page: Page, context: PageContext, hasher: Hasher, show_confidence: float) -> JudgedPage:
    """Everything that the page checks say of a page.

    Args:
        page: as it was read.
        context: what the checks may know.
        hasher: of personal data.
        show_confidence: below it what is only likely is not kept, setting GOVSPIDER_SHOW_CONFIDENCE.
    """
    judged = judge_personal(page, context, hasher)
    words = judge_words(judged.page, context, show_confidence)
    return replace(
        judged, findings=judged.findings + words.findings, runs=judged.runs + words.runs, words_judged=True
    )


def is_large(page: Page) -> bool:
    """Whether a page is judged in a process of its own: its text and links may cost more than the crawl can wait."""
    if page.facts is None:
        return False
    addresses = sum(len(link.url) for link in page.facts.links) // _ADDRESSES
    return addresses + sum(len(part.text) for part in page.facts.parts) > _LARGE


def judge_personal(
    page: Page, context: PageContext, hasher: Hasher, checks: Sequence[PageCheck] = PAGE_CHECKS
) -> JudgedPage:
    """The page with its texts masked, and the findings of the checks that must read the original."""
    masked, personal = mask_page(page, context.day, hasher)
    context = replace(context, original=OriginalPage(page, personal, hasher))
    said = _run(masked, context, [check for check in checks if check.reads_original])
    return JudgedPage(masked, said.findings, said.runs)


def judge_words(
    page: MaskedPage, context: PageContext, show_confidence: float, checks: Sequence[PageCheck] = PAGE_CHECKS
) -> Judgement:
    """What the checks of masked text say; it can be said again from what is stored."""
    evidence = context.evidence or Evidence()
    for part in visible_parts(page):
        evidence.add(part.text)
    context = replace(context, evidence=evidence, original=None)
    page = cut_into_words(page, context.tools.segmenter)
    said = _run(page, context, [check for check in checks if not check.reads_original], _MOST_FAULTS)
    parts = page.facts.parts if page.facts else ()
    findings = worth_keeping(resolve_page_overlaps(said.findings, parts), show_confidence)
    return Judgement(tuple(findings), said.runs)


def cut_into_words(page: MaskedPage, segmenter: Segmenter) -> MaskedPage:
    """The page with word boundaries (分词) in what a reader sees: clause by clause, when a check asks for one."""
    if page.facts is None or not page.facts.parts:
        return page

    def cut(part: TextPart) -> TextPart:
        if part.kind not in _CUT or part.boundaries:
            return part
        return replace(part, boundaries=segmenter.lazy_boundaries(part.text))

    facts = replace(page.facts, parts=tuple(cut(part) for part in page.facts.parts))
    return MaskedPage(replace(page, facts=facts))


def boilerplate_lines(page: Page) -> frozenset[str]:
    """Lines of the navigation and foot of a home page, for `PageContext.home_lines`."""
    parts = page.facts.parts if page.facts else ()
    text = "\n".join(part.text for part in parts if part.kind is PartKind.BOILERPLATE)
    return lines_of(text)


def lines_of(text: str) -> frozenset[str]:
    """The lines of a text that say something."""
    return frozenset(line.strip() for line in text.split("\n") if line.strip())


class PageContexts:
    """The contexts of the targets of one crawl; each learns the navigation of its home page when that is judged.

    Args:
        make: makes the context of a target's first page.
    """

    def __init__(self, make: Callable[[str], PageContext]) -> None:
        self._make = make
        self._contexts: dict[str, PageContext] = {}

    def of_target(self, target_id: str) -> PageContext:
        """What the checks may know of the next page of a target."""
        if target_id not in self._contexts:
            self._contexts[target_id] = self._make(target_id)
        return self._contexts[target_id]

    def learn(self, page: MaskedPage) -> None:
        """Note the lines that later pages of the target repeat, if it is its home page."""
        if page.role is PageRole.HOME:
            context = self.of_target(page.target_id)
            self._contexts[page.target_id] = replace(context, home_lines=boilerplate_lines(page))


def _run(
    page: MaskedPage, context: PageContext, checks: Sequence[PageCheck], most: int | None = None
) -> Judgement:
    if page.facts is None:
        return Judgement((), tuple(CheckRun(check.name, CheckOutcome.SKIPPED) for check in checks))
    said = Judgement()
    for check in checks:
        said += run_check(check.name, page.url, partial(check.run, page, context), most=most)
    return said
