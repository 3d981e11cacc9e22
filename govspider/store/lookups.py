"""Views and lookup tables, kept in step with the program and the profile of indicators."""

import hashlib
import json
from collections.abc import Callable
from importlib import resources

from sqlite_utils import Database

from govspider.checks import KINDS
from govspider.checks.outcomes import OUTCOME_NAMES, OutcomeRole, meaning_of
from govspider.items.display_names import VOCABULARIES
from govspider.platforms import PLATFORM_NAMES
from govspider.profile import Profile
from govspider.store.base import Row
from govspider.store.migrate import run_script
from govspider.store.transaction import immediate


def lookup_rows() -> dict[str, list[Row]]:
    """What the lookup tables of the program's own words must hold, by table."""
    terms: dict[str, dict[str, str]] = {
        vocabulary: {value.value: name for value, name in names.items()}
        for vocabulary, names in VOCABULARIES.items()
    }
    terms["platform"] = PLATFORM_NAMES
    terms["outcome"] = {outcome.value: name for outcome, name in OUTCOME_NAMES.items()}
    return {
        "kinds": [
            {"kind": str(kind), "name": kind.name, "group_name": kind.group.value, "position": position}
            for position, kind in enumerate(KINDS)
        ],
        "outcome_meanings": [
            {
                "outcome": outcome.value,
                "role": role.value,
                "weight": meaning_of(outcome, role).weight.value,
                "said": meaning_of(outcome, role).said,
            }
            for outcome in OUTCOME_NAMES
            for role in OutcomeRole
        ],
        "terms": [
            {"vocabulary": vocabulary, "value": value, "name": name}
            for vocabulary, names in terms.items()
            for value, name in names.items()
        ],
    }


def profile_rows(profile: Profile) -> dict[str, list[Row]]:
    """What the tables of the profile must hold, by table."""
    return {
        "indicators": [
            {
                "indicator": row.code,
                "name": row.name,
                "source": row.source,
                "item": row.item,
                "applies": " ".join(row.applies),
                "veto": int(row.veto),
                "threshold": row.threshold,
                "to_verify": int(row.to_verify),
                "position": position,
            }
            for position, row in enumerate(profile.indicators)
        ],
        "column_classes": [
            {
                "column_class": column_class.value,
                "name": VOCABULARIES["column_class"][column_class],
                "window_days": rule.days or None,
                "window_months": rule.months or None,
                "veto": rule.counts_for or None,
                "to_verify": int(rule.to_verify),
            }
            for column_class, rule in sorted(profile.columns.items())
        ],
    }


def sync_lookups(db: Database) -> None:
    """Make views and the program's lookup tables anew where they differ; costs one read otherwise."""
    views = resources.files(__package__).joinpath("views.sql").read_text(encoding="utf-8")
    rows = lookup_rows()
    edition = hashlib.sha256((views + json.dumps(rows, sort_keys=True)).encode()).hexdigest()

    def make() -> None:
        for view in db.view_names():
            db.view(view).drop()
        run_script(db, views)
        _fill(db, rows)

    _once(db, "lookups", edition, make)


def sync_profile(db: Database, profile: Profile) -> None:
    """Make the tables of indicators and classes of columns those of a profile."""
    _once(db, "profile", profile.edition, lambda: _fill(db, profile_rows(profile)))


def _once(db: Database, name: str, edition: str, make: Callable[[], None]) -> None:
    if _edition(db, name) == edition:
        return
    with immediate(db):
        if _edition(db, name) == edition:  # another process may have been faster
            return
        make()
        db.table("derived").upsert({"name": name, "edition": edition}, pk="name")


def _fill(db: Database, rows: dict[str, list[Row]]) -> None:
    for table, content in rows.items():
        db.table(table).delete_where()
        db.table(table).insert_all(content)


def _edition(db: Database, name: str) -> str:
    row = db.execute("SELECT edition FROM derived WHERE name = ?", [name]).fetchone()
    return str(row[0]) if row else ""
