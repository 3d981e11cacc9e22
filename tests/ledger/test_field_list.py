"""docs/ledger.md names every field and every accepted word."""

from pathlib import Path

from govspider.ledger.field_list import MARK, fields_markdown
from govspider.ledger.vocabulary import fold, sheets, words

DOCUMENT = Path(__file__).parents[2] / "docs" / "ledger.md"


def test_the_document_holds_what_the_reader_goes_by() -> None:
    listed = DOCUMENT.read_text(encoding="utf-8").split(MARK, maxsplit=1)[1]
    assert listed == fields_markdown(), "run `make docs`"


def test_every_heading_and_word_is_listed() -> None:
    listed = fields_markdown()
    for one in (one for sheet in sheets() for one in sheet.fields):
        assert one.header in listed
        assert all(spelling in listed for spelling in one.also - {fold(one.header)})
    for group in ("site_type", "state", "platform", "column_class", "yes_no"):
        assert set(words(group).values()) <= {part.strip("` ") for part in listed.split("|")}
