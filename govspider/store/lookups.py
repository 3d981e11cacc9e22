"""Views and lookup tables, kept in step with the program: thresholds and names stand once, in Python."""

import hashlib
import json
from importlib import resources

from sqlite_utils import Database

from govspider.indicators import COLUMN_VETOES, COLUMN_WINDOWS, INDICATORS, VETO_THRESHOLDS
from govspider.items.display_names import KIND_GROUPS, VOCABULARIES
from govspider.store.migrate import run_script
from govspider.store.transaction import immediate

Row = dict[str, object]


def lookup_rows() -> dict[str, list[Row]]:
    """What the lookup tables must hold, by table."""
    return {
        "indicators": [
            {
                "indicator": row.code,
                "name": row.name,
                "source": row.source,
                "item": row.item,
                "applies": " ".join(row.applies),
                "veto": int(row.veto),
                "threshold": VETO_THRESHOLDS.get(row.code),
                "to_verify": int(row.to_verify),
                "position": position,
            }
            for position, row in enumerate(INDICATORS)
        ],
        "kinds": [
            {"kind": kind.value, "name": name, "group_name": group, "position": position}
            for position, (group, kind, name) in enumerate(
                (group, kind, name) for group, names in KIND_GROUPS for kind, name in names.items()
            )
        ],
        "column_classes": [
            {
                "column_class": column_class.value,
                "name": VOCABULARIES["column_class"][column_class],
                "window_days": (window and window.days) or None,
                "window_months": (window and window.months) or None,
                "veto": COLUMN_VETOES[column_class],
                "to_verify": int(window is not None and window.to_verify),
            }
            for column_class, window in COLUMN_WINDOWS.items()
        ],
        "terms": [
            {"vocabulary": vocabulary, "value": value.value, "name": name}
            for vocabulary, names in VOCABULARIES.items()
            for value, name in names.items()
        ],
    }


def sync_lookups(db: Database) -> None:
    """Make views and lookup tables anew where they differ from the program's; costs one read otherwise."""
    views = resources.files(__package__).joinpath("views.sql").read_text(encoding="utf-8")
    rows = lookup_rows()
    edition = hashlib.sha256((views + json.dumps(rows, sort_keys=True)).encode()).hexdigest()
    if _edition(db) == edition:
        return
    with immediate(db):
        if _edition(db) == edition:  # another process may have been faster
            return
        for view in db.view_names():
            db.view(view).drop()
        run_script(db, views)
        for table, content in rows.items():
            db.table(table).delete_where()
            db.table(table).insert_all(content)
        db.table("derived").upsert({"name": "lookups", "edition": edition}, pk="name")


def _edition(db: Database) -> str:
    row = db.execute("SELECT edition FROM derived WHERE name = 'lookups'").fetchone()
    return str(row[0]) if row else ""
