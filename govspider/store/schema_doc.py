"""docs/schema.md, made from the schema itself: comments above and behind what they describe (数据字典).

The database says which tables, views and columns there are; `schema.sql`, `migrations/` and `views.sql` say
what they mean.
"""

import re
from collections.abc import Iterator
from importlib import resources

from sqlite_utils import Database

from govspider.store.lookups import sync_lookups
from govspider.store.migrate import migrate, steps, version

_CREATE = re.compile(r"((?:^--[^\n]*\n)+)CREATE (?:TABLE|VIEW) (\w+)(.*?);\n", re.MULTILINE | re.DOTALL)
_ALTER = re.compile(r"^ALTER TABLE (\w+) ADD COLUMN (\w+)[^;]*; *-- (.*)$", re.MULTILINE)
_BEHIND = re.compile(r"^(.*?),? *-- (.*)$")
_COLUMN = re.compile(r'^ {4}"?(\w+)"? [A-Z]')  # in a table
_ALIAS = re.compile(r'(?:\bAS |[.]|^ {4})"?(\w+)"?$')  # in a view
_HEAD = """# The database (数据字典)

Made by `scrapy db schema` from the schema itself; a test fails when it is out of date. Version {version}.
The file is `data/govspider.db`; open it with any SQLite tool. Dates are ISO text (`2023-06-30`), times UTC.
Personal data is masked in every text. Queries to start from: [analysts.md](analysts.md).
"""


def empty_database() -> Database:
    """A database in memory with the newest schema and no facts."""
    db = Database(memory=True)
    migrate(db)
    sync_lookups(db)
    return db


def schema_markdown(db: Database) -> str:
    """The whole document."""
    comments = _comments()
    lines = [_HEAD.format(version=version(db)), "## Views (视图)\n"]
    for name in sorted(db.view_names()):
        lines += _section(db, name, comments)
    lines.append("## Tables (表)\n")
    for name in sorted(documented_tables(db)):
        lines += _section(db, name, comments)
    return "\n".join(lines).rstrip() + "\n"


def documented_tables(db: Database) -> list[str]:
    """All tables but SQLite's own."""
    return [name for name in db.table_names() if not name.startswith("sqlite_")]


def _section(db: Database, name: str, comments: dict[tuple[str, str], str]) -> Iterator[str]:
    yield f"### {name}\n\n{comments.get((name, ''), '')}\n"
    yield "| column | type | meaning |\n|---|---|---|"
    for row in db.query(f"PRAGMA table_xinfo({db.quote(name)})"):
        key = " key" if row["pk"] else ""
        meaning = comments.get((name, row["name"]), "").replace("|", "\\|")
        yield f"| `{row['name']}` | {(row['type'] or '').lower()}{key} | {meaning} |"
    yield ""


def _comments() -> dict[tuple[str, str], str]:
    views = resources.files(__package__).joinpath("views.sql").read_text(encoding="utf-8")
    found: dict[tuple[str, str], str] = {}
    for sql in (*(sql for _, sql in steps()), views):
        found |= comments_in(sql)
    return found


def comments_in(sql: str) -> dict[tuple[str, str], str]:
    """Comments by (table or view, column); the column of a comment on the whole is empty."""
    found: dict[tuple[str, str], str] = {}
    for above, name, body in _CREATE.findall(sql):
        found[(name, "")] = " ".join(line.removeprefix("--").strip() for line in above.splitlines())
        found |= {(name, column): text for column, text in _column_comments(body)}
    return found | {(table, column): text for table, column, text in _ALTER.findall(sql)}


def _column_comments(body: str) -> Iterator[tuple[str, str]]:
    for line in body.splitlines():
        behind = _BEHIND.match(line)
        if behind is None:
            continue
        column = _ALIAS.search(behind[1]) or _COLUMN.match(line)
        if column is not None:
            yield column[1], behind[2].strip()
