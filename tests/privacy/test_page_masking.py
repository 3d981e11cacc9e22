"""The one place where facts are masked: no text of a page, link, entry, probe or menu stays in the clear."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from govspider.items import (
    Entry,
    Kind,
    Ledger,
    Link,
    LinkKind,
    LinkProbe,
    LongTable,
    MenuEntry,
    Outcome,
    Page,
    PageFacts,
    PartKind,
    Post,
    PublicCard,
    Severity,
    TextPart,
)
from govspider.privacy.page_masking import mask_entry, mask_ledger, mask_page, mask_probe
from tests.stores import HASHER

ID, DAY = "441900199003076530", date(2023, 6, 30)
SECRET = f"陈静{ID}"
# Names of our own making, hashes and dates: nothing of a page's text.
OURS = {
    "target_id",
    "column_id",
    "body_hash",
    "name",
    "position",
    "entry_type",
    "notice",
    "screenshot",
    "charset",
    "method",
    "part",
}


def filled(made: type[Any], /, **given: object) -> Any:
    """An instance whose every text field holds an ID number."""
    texts = {
        field.name: SECRET
        for field in fields(made)
        if field.type in ("str", str) and field.name not in OURS and field.name not in given
    }
    return made(**texts, **given)


def texts_of(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts_of(getattr(value, field.name))]
    if isinstance(value, tuple | list | frozenset):
        return [text for item in value for text in texts_of(item)]
    return []


def test_every_text_of_a_page_is_masked() -> None:
    facts = filled(
        PageFacts,
        parts=(TextPart(PartKind.BODY, SECRET), TextPart(PartKind.SCRIPT, f'"{ID}"')),
        links=(filled(Link, kind=LinkKind.PAGE, url=f"http://a.test/x?id={ID}"),),
        entries=(Entry(SECRET, f"http://a.test/{ID}.html", DAY),),
        long_tables=(
            filled(
                LongTable,
                part=PartKind.BODY,
                kind=Kind.ID_CARD,
                value=ID,
                start=0,
                end=1,
                people=3,
                confidence=1.0,
                severity=Severity.SEVERE,
            ),
        ),
        next_page=f"http://a.test/?n={ID}",
        refresh_to=f"http://a.test/?r={ID}",
        card=filled(PublicCard, name=SECRET, updated=DAY),
    )
    page = filled(
        Page,
        picture="out/2023Q2/pictures/1/0a.png",
        target_id="1",
        url=f"http://a.test/?u={ID}",
        outcome=Outcome.OK,
        facts=facts,
        final_url=f"http://a.test/?f={ID}",
    )
    masked, personal = mask_page(page, DAY, HASHER)
    assert [text for text in texts_of(masked) if ID in text] == []
    assert [hit.value for hit in personal[0].hits] == [ID]
    assert masked.facts is not None
    assert masked.facts.links[0].url_masked
    assert len(masked.facts.parts[0].text) == len(SECRET)


def test_a_page_without_anything_personal_stays_as_it_is() -> None:
    facts = PageFacts(title="通知", text="正文", parts=(TextPart(PartKind.BODY, "正文"),))
    page = Page("1", "http://a.test/1.html", Outcome.OK, facts=facts)
    masked, personal = mask_page(page, DAY, HASHER)
    assert masked == page
    assert not any(one.hits for one in personal.values())


def test_what_the_store_cannot_hold_is_replaced() -> None:
    masked, _ = mask_page(
        Page("1", "http://a.test/", Outcome.OK, facts=PageFacts(title="坏\ud800\x00字")), DAY, HASHER
    )
    assert masked.facts is not None
    assert masked.facts.title == "坏\ufffd\ufffd字"


@pytest.mark.parametrize(
    "masked",
    [
        mask_probe(
            filled(
                LinkProbe,
                url=f"http://a.test/?u={ID}",
                outcome=Outcome.OK,
                final_url=f"http://a.test/?f={ID}",
            ),
            HASHER,
        ),
        mask_entry(
            replace(
                filled(MenuEntry, target_id="1", position="1", name=SECRET, entry_type="view"),
                url=f"http://a.test/?u={ID}",
                final_url=f"http://a.test/?f={ID}",
            ),
            HASHER,
        ),
        mask_ledger(Ledger((), (), (Post("a", SECRET, DAY),))),
    ],
    ids=["probe", "menu entry", "ledger"],
)
def test_every_text_of_the_others_is_masked(masked: object) -> None:
    assert [text for text in texts_of(masked) if ID in text] == []


def test_names_beside_numbers_are_hidden_in_every_text_of_a_page() -> None:
    said = f"经核查，黄俊杰（身份证号码：{ID}）符合条件"
    facts = PageFacts(
        title=said,
        text=f"{said}。",
        parts=(TextPart(PartKind.BODY, f"{said}。局长李海涛出席会议"),),
        links=(Link("http://a.test/1.html", said, LinkKind.PAGE),),
        entries=(Entry(said, "http://a.test/1.html", DAY),),
    )
    masked, personal = mask_page(Page("1", "http://a.test/", Outcome.OK, facts=facts), DAY, HASHER)
    texts = [text for text in texts_of(masked) if "经核查" in text]
    assert len(texts) == 5
    assert all("黄**（身份证号码：441900********6530）" in text for text in texts)
    assert "李海涛" in personal[0].masked
