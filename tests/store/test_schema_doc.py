"""docs/schema.md is what the schema says, and the schema says something of everything."""

from pathlib import Path

import pytest

from govspider.store.schema_doc import comments_in, documented_tables, empty_database, schema_markdown

DOCUMENT = Path(__file__).parents[2] / "docs" / "schema.md"


def test_the_document_is_up_to_date() -> None:
    made = schema_markdown(empty_database())
    assert DOCUMENT.read_text(encoding="utf-8") == made, "run: scrapy db schema"


def test_every_table_view_and_column_is_described() -> None:
    db = empty_database()
    document = schema_markdown(db)
    for name in (*documented_tables(db), *db.view_names()):
        section = document.split(f"### {name}\n")[1].split("\n### ")[0]
        assert section.split("\n")[1], f"{name}: no comment above it"
        for row in db.query(f"PRAGMA table_info({name})"):
            line = next(line for line in section.splitlines() if line.startswith(f"| `{row['name']}` |"))
            assert not line.endswith("|  |"), f"{name}.{row['name']}: no comment behind it"


@pytest.mark.parametrize("name", ["pages", "problem_list"])
def test_comments_are_taken_from_where_they_stand(name: str) -> None:
    section = schema_markdown(empty_database()).split(f"### {name}\n")[1]
    described = {
        "pages": "| `status` | integer | HTTP status (状态码) |",
        "problem_list": "| `suggestion` | text | 建议修改 |",
    }
    assert described[name] in section


def test_comments_of_a_later_version() -> None:
    sql = (
        "-- 备注: notes\n-- of people.\nCREATE TABLE notes (\n    a TEXT -- first (甲)\n);\n"
        "ALTER TABLE pages ADD COLUMN note TEXT NOT NULL DEFAULT ''; -- what people say (备注)\n"
    )
    assert comments_in(sql) == {
        ("notes", ""): "备注: notes of people.",
        ("notes", "a"): "first (甲)",
        ("pages", "note"): "what people say (备注)",
    }
