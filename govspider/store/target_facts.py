"""All stored facts of one target in one sweep, for the target checks."""

from collections import defaultdict
from collections.abc import Iterator

from govspider.items import (
    Entry,
    LinkKind,
    Media,
    MenuEntry,
    Outcome,
    PageRole,
    PartKind,
    PublicCard,
    StoredLink,
    StoredPage,
    TargetFacts,
    TargetKind,
)
from govspider.items.stored import StoredText
from govspider.store.base import Row, as_day
from govspider.store.ledger import LedgerPart
from govspider.store.link_rows import JudgedProbe, judged_probe
from govspider.store.looks import LooksPart
from govspider.store.statements import statement


class FactsPart(LedgerPart, LooksPart):
    """Reads one target at a time, so that memory does not grow with the sweep."""

    def load_facts(self, sweep_id: str, target_id: str) -> TargetFacts:
        """Ledger, pages with entries, links with verdicts, and menu of one target; no texts of pages.

        Raises:
            KeyError: the target never was in the ledger.
        """
        target = self.target(target_id)
        if target is None:
            raise KeyError(target_id)
        names = {"sweep_id": sweep_id, "target_id": target_id}
        entries: dict[int, list[Entry]] = defaultdict(list)
        for row in self._rows("facts.entries", **names):
            entries[row["page_id"]].append(Entry(row["title"], row["url"], as_day(row["published"])))
        cards = {row["page_id"]: _card(row) for row in self._rows("facts.cards", **names)}
        probes = {row["url"]: judged_probe(row) for row in self._rows("facts.probes", **names)}
        return TargetFacts(
            target=target,
            columns=self.columns_of(target_id),
            posts=self.posts_of(target_id),
            pages=tuple(
                _page(row, tuple(entries[row["page_id"]]), cards.get(row["page_id"]))
                for row in self._rows("facts.pages", **names)
            ),
            links=tuple(_link(row, probes.get(row["url"])) for row in self._rows("facts.links", **names)),
            menu=tuple(_menu_entry(row) for row in self._rows("facts.menu", **names)),
            looks=self.looks_of(sweep_id, target_id),
            hand_check=self.hand_check_of(target_id),
            reposts=self.reposts_of(target) if target.kind is TargetKind.ACCOUNT else (),
        )

    def read_texts(self, sweep_id: str, target_id: str = "") -> Iterator[StoredText]:
        """Titles and main texts of a sweep, one page after the other, target by target.

        Args:
            sweep_id: the sweep.
            target_id: of this target only.
        """
        names = {"sweep_id": sweep_id, "target_id": target_id}
        for row in self.db.query(statement("facts.texts"), names):
            for part, text in ((PartKind.TITLE, row["title"]), (PartKind.BODY, row["text"])):
                if text:
                    yield StoredText(row["target_id"], row["url"], part, text, row["body_hash"])

    def newest_sweep(self) -> str:
        """The sweep with the newest day of inspection; empty: none was run yet."""
        row = self._row("facts.newest_sweep")
        return str(row["sweep_id"]) if row else ""

    def ledger_names(self) -> frozenset[str]:
        """Every name that the ledger holds: targets, units, columns."""
        return frozenset(row["name"] for row in self._rows("facts.names"))


def _page(row: Row, entries: tuple[Entry, ...], card: PublicCard | None) -> StoredPage:
    fields = {name: value for name, value in row.items() if name != "page_id"}
    return StoredPage(
        **fields
        | {
            "role": PageRole(row["role"]),
            "outcome": Outcome(row["outcome"]),
            "published": as_day(row["published"]),
            "entries": entries,
            "card": card,
            "rendered": bool(row["rendered"]),
            "media": frozenset(Media(name) for name in row["media"].split()),
        }
    )


def _card(row: Row) -> PublicCard:
    fields = {name: value for name, value in row.items() if name not in {"page_id", "updated_on"}}
    return PublicCard(**fields, updated=as_day(row["updated_on"]))


def _link(row: Row, judged: JudgedProbe | None) -> StoredLink:
    return StoredLink(
        **row
        | {
            "kind": LinkKind(row["kind"]),
            "hidden": bool(row["hidden"]),
            "is_written": bool(row["is_written"]),
            "probe": judged and judged.probe,
            "verdict": judged and judged.verdict,
            "reason": judged.reason if judged else "",
        }
    )


def _menu_entry(row: Row) -> MenuEntry:
    return MenuEntry(
        **row
        | {
            "outcome": Outcome(row["outcome"]) if row["outcome"] else None,
            "newest": as_day(row["newest"]),
            "rendered": bool(row["rendered"]),
        }
    )
