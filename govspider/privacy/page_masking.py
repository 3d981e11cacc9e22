"""The one place where a page's text becomes masked text (页面脱敏): once per page, right after it was read.

What comes out is of types of its own (`MaskedPage` and its sisters): the store takes nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from govspider.items import Ledger, Link, LinkProbe, LongTable, Look, MenuEntry, Page, PageFacts, PublicCard
from govspider.items.masked import MaskedEntry, MaskedLedger, MaskedLook, MaskedPage, MaskedProbe
from govspider.privacy.address_masking import told_apart
from govspider.privacy.hashing import Hasher
from govspider.privacy.masking import PersonalText, fit_to_store, mask_text, mask_value, read_personal
from govspider.privacy.names_beside import without_names

_BETWEEN = "\n\n"  # between short texts that are masked in one pass


def mask_page(page: Page, day: date, hasher: Hasher) -> tuple[MaskedPage, Mapping[int, PersonalText]]:
    """The page with every text masked, and what is personal in each part, by its number.

    Args:
        page: as read.
        day: day of inspection.
        hasher: tells addresses apart that are alike once they are masked.
    """
    outer = replace(
        page,
        url=told_apart(page.url, hasher),
        final_url=told_apart(page.final_url, hasher),
        parent=told_apart(page.parent, hasher),
        content_type=mask_text(page.content_type),
        error=mask_text(page.error),
        certificate=mask_text(page.certificate),
        file_name=mask_text(page.file_name),
    )
    if page.facts is None:
        return MaskedPage(outer), {}
    facts = page.facts
    personal: dict[int, PersonalText] = {}
    known: dict[str, str] = {}  # text → masked, of what stands on the page more than once
    parts = []
    for number, part in enumerate(facts.parts):
        text = fit_to_store(part.text)
        personal[number] = without_names(text, read_personal(text, day))
        known[part.text] = personal[number].masked
        parts.append(replace(part, text=personal[number].masked))
    if facts.text not in known:
        text = fit_to_store(facts.text)
        known[facts.text] = without_names(text, read_personal(text)).masked
    known |= _masked_together(_short_texts(facts, known))
    masked = replace(
        facts,
        title=known[facts.title],
        site_name=known[facts.site_name],
        site_code=known[facts.site_code],
        column=known[facts.column],
        column_type=known[facts.column_type],
        source=known[facts.source],
        icp=known[facts.icp],
        police_code=known[facts.police_code],
        text=known[facts.text],
        parts=tuple(parts),
        links=tuple(_masked_link(link, known, hasher) for link in facts.links),
        entries=tuple(
            replace(entry, title=known[entry.title], url=told_apart(entry.url, hasher))
            for entry in facts.entries
        ),
        next_page=told_apart(facts.next_page, hasher),
        refresh_to=told_apart(facts.refresh_to, hasher),
        pictures=tuple(told_apart(url, hasher) for url in facts.pictures if not url.startswith("data:")),
        marks=tuple(replace(mark, how=known[mark.how]) for mark in facts.marks),
        long_tables=tuple(_masked_table(table) for table in facts.long_tables),
        card=facts.card and _masked_card(facts.card),
    )
    return MaskedPage(replace(outer, facts=masked)), personal


def mask_probe(probe: LinkProbe, hasher: Hasher) -> MaskedProbe:
    """What a link led to, with every text masked."""
    return MaskedProbe(
        replace(
            probe,
            url=told_apart(probe.url, hasher),
            final_url=told_apart(probe.final_url, hasher),
            content_type=mask_text(probe.content_type),
            title=mask_text(probe.title),
            text=mask_text(probe.text),
            error=mask_text(probe.error),
            control=mask_text(probe.control),
        )
    )


def mask_entry(entry: MenuEntry, hasher: Hasher) -> MaskedEntry:
    """A menu entry with every text masked."""
    return MaskedEntry(
        replace(
            entry,
            name=mask_text(entry.name),
            url=told_apart(entry.url, hasher),
            final_url=told_apart(entry.final_url, hasher),
            title=mask_text(entry.title),
            text=mask_text(entry.text),
            error=mask_text(entry.error),
            touches=mask_text(entry.touches),
        )
    )


def mask_look(look: Look, hasher: Hasher) -> MaskedLook:
    """A look at a page with every text masked."""
    return MaskedLook(
        replace(
            look,
            url=told_apart(look.url, hasher),
            title=mask_text(look.title),
            error=mask_text(look.error),
        )
    )


def mask_ledger(ledger: Ledger) -> MaskedLedger:
    """The ledger with what people write freely masked: titles, names, names of pictures; personal data may stand in them."""
    posts = tuple(
        replace(post, title=mask_text(post.title), account=mask_text(post.account)) for post in ledger.posts
    )
    seen = tuple(
        replace(
            one,
            picture=mask_text(one.picture),
            shown_name=mask_text(one.shown_name),
            shown_body=mask_text(one.shown_body),
        )
        for one in ledger.hand_checks
    )
    targets = tuple(
        replace(
            target,
            filing=target.filing and mask_text(target.filing),
            certified=mask_text(target.certified),
            aliases=tuple(map(mask_text, target.aliases)),
        )
        for target in ledger.targets
    )
    reposts = tuple(replace(one, title=mask_text(one.title)) for one in ledger.reposts)
    return MaskedLedger(replace(ledger, targets=targets, posts=posts, hand_checks=seen, reposts=reposts))


def _short_texts(facts: PageFacts, known: Mapping[str, str]) -> list[str]:
    texts = [
        facts.title,
        facts.site_name,
        facts.site_code,
        facts.column,
        facts.column_type,
        facts.source,
        facts.icp,
        facts.police_code,
        *(link.text for link in facts.links),
        *(link.hidden_how for link in facts.links),
        *(entry.title for entry in facts.entries),
        *(mark.how for mark in facts.marks),
    ]
    return [text for text in dict.fromkeys(texts) if text not in known]


def _masked_together(texts: Iterable[str]) -> dict[str, str]:
    """Each text masked; one search through all of them, as titles and link texts are many and short."""
    texts = list(texts)
    clean = [fit_to_store(text) for text in texts]
    joined = _BETWEEN.join(clean)
    masked = without_names(joined, read_personal(joined)).masked
    made, start = {}, 0
    for text, plain in zip(texts, clean, strict=True):
        made[text] = masked[start : start + len(plain)]
        start += len(plain) + len(_BETWEEN)
    return made


def _masked_link(link: Link, known: Mapping[str, str], hasher: Hasher) -> Link:
    url = told_apart(link.url, hasher)
    return replace(
        link, url=url, url_masked=url != link.url, text=known[link.text], hidden_how=known[link.hidden_how]
    )


def _masked_card(card: PublicCard) -> PublicCard:
    return replace(
        card,
        name=mask_text(card.name),
        certified=mask_text(card.certified),
        version=mask_text(card.version),
        developer=mask_text(card.developer),
        filing=mask_text(card.filing),
        remark=mask_text(card.remark),
    )


def _masked_table(table: LongTable) -> LongTable:
    return replace(
        table,
        value=mask_value(table.kind, table.value),
        problem=mask_text(table.problem),
        how=mask_text(table.how),
    )
