"""Links and the verdict on each distinct URL (链接判定)."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from govspider.items import LinkProbe, Outcome, Verdict
from govspider.items.masked import MaskedProbe
from govspider.items.pages import VISITED
from govspider.store.base import Base, Row


@dataclass(frozen=True, slots=True)
class JudgedProbe:
    """A probe as stored, with its verdict."""

    probe: LinkProbe
    verdict: Verdict
    reason: str


class LinksPart(Base):
    """Which URLs wait to be probed, what the probes met, and the verdicts on that. A URL is probed once per sweep."""

    def pending_urls(
        self, sweep_id: str, target_id: str | None = None, limit: int = 1000, after: str = ""
    ) -> list[str]:
        """Distinct URLs of pages, attachments, pictures, frames, scripts and styles that were not probed yet, in order.

        URLs that hold personal data are stored masked and are not probed.

        Args:
            sweep_id: the sweep.
            target_id: only links on this target's pages; None: of the whole sweep.
            limit: at most so many.
            after: only URLs behind this one, to go on from the last of the batch before.
        """
        rows = self._rows("links.pending", sweep_id=sweep_id, target_id=target_id, limit=limit, after=after)
        return [row["url"] for row in rows]

    def count_pending_urls(self, sweep_id: str) -> int:
        """How many distinct URLs of the sweep were not probed yet. Reads every link: not for every second."""
        return int(self._rows("links.count_pending", sweep_id=sweep_id)[0]["number"])

    def count_probed_urls(self, sweep_id: str) -> int:
        """How many distinct URLs of the sweep were probed."""
        return int(self._rows("links.count_judged", sweep_id=sweep_id)[0]["number"])

    def save_probe(self, sweep_id: str, probe: MaskedProbe) -> None:
        """Write what one request met, replacing an earlier probe of the same URL in this sweep; no verdict yet."""
        with self._writing():
            self._run("links.upsert_probe", **self._probe_row(sweep_id, probe))

    def known_probe(self, sweep_id: str, url: str) -> LinkProbe | None:
        """What a request for a URL met in this sweep; None: it was not asked for.

        Args:
            sweep_id: the sweep.
            url: in its one spelling, see `addresses.normalise`.
        """
        row = self._row("links.known", sweep_id=sweep_id, url=url)
        return None if row is None else judged_probe(row).probe

    def note_links_left(self, sweep_id: str, target_id: str = "") -> None:
        """Note with each target, or with one, how many of its links were not probed."""
        with self._writing():
            self._run("links.note_left", sweep_id=sweep_id, target_id=target_id)

    def unreached_urls(self, sweep_id: str) -> list[str]:
        """URLs that were asked for once and not reached, or whose server was at fault or busy."""
        return [row["url"] for row in self._rows("links.unreached", sweep_id=sweep_id, visited=VISITED)]

    def gone_urls(self, sweep_id: str) -> list[tuple[str, str]]:
        """URLs of which a server said once that nothing is there, each with a page that links to it ('': none known).

        Those that hold personal data are stored masked.
        """
        rows = self._rows("links.gone", sweep_id=sweep_id)
        return [(row["url"], row["page"]) for row in rows]

    def page_leading_to(self, sweep_id: str, target_id: str, url: str) -> str:
        """A page of a target that links to an address as it stands there; '': none is known, or its address is masked."""
        rows = self._rows("links.leading", sweep_id=sweep_id, target_id=target_id, url=url)
        return str(rows[0]["url"]) if rows else ""

    def answered_urls(self, sweep_id: str) -> list[str]:
        """URLs whose hosts have answered."""
        return [row["url"] for row in self._rows("links.answered", sweep_id=sweep_id)]

    def read_probes(
        self, sweep_id: str, target_id: str = "", limit: int = 1000, after: str = ""
    ) -> list[JudgedProbe]:
        """Probes of a sweep with their verdicts, in order of their URLs.

        Args:
            sweep_id: the sweep.
            target_id: only those of this target's pages and of the links on them.
            limit: at most so many.
            after: only URLs behind this one.
        """
        values = {"sweep_id": sweep_id, "target_id": target_id, "limit": limit, "after": after}
        return [judged_probe(row) for row in self._rows("links.probes", **values)]

    def count_waiting_verdicts(self, sweep_id: str) -> int:
        """How many probes of the sweep have no verdict yet."""
        return int(self._rows("links.count_waiting", sweep_id=sweep_id)[0]["number"])

    def save_verdicts(self, sweep_id: str, verdicts: Iterable[tuple[str, Verdict, str]]) -> None:
        """Write verdicts on URLs: URL, verdict, reason in Chinese."""
        with self._writing():
            for url, verdict, reason in verdicts:
                self._run("links.save_verdict", sweep_id=sweep_id, url=url, verdict=verdict, reason=reason)

    def _probe_row(self, sweep_id: str, probe: LinkProbe) -> Row:
        return asdict(probe) | {
            "sweep_id": sweep_id,
            "lost_to_home": int(probe.lost_to_home),
            "checked_at": self._now(),
        }


def judged_probe(row: Row) -> JudgedProbe:
    """From a row of the database."""
    facts = {name: value for name, value in row.items() if name not in {"verdict", "reason"}}
    probe = LinkProbe(
        **facts | {"outcome": Outcome(row["outcome"]), "lost_to_home": bool(row["lost_to_home"])}
    )
    return JudgedProbe(probe, Verdict(row["verdict"]), row["reason"])
