"""Forgetting what a sweep has seen of a target, before an explicit re-crawl."""

from govspider.store.findings import FindingsPart


class ClearPart(FindingsPart):
    """Clears one target of one sweep."""

    def clear_target(self, sweep_id: str, target_id: str) -> None:
        """Forget what this sweep has seen of a target: an explicit re-crawl replaces it.

        Pages, links, entries, menu, check runs, vetoes, places of findings, and the verdicts on links that no other
        target has. Findings that no sweep has seen any more are deleted while their state is open.
        """
        with self._writing():
            self._clear(sweep_id, target_id)

    def renew_target(self, sweep_id: str, target_id: str) -> None:
        """Forget what this sweep has seen of a target and have it inspected once more, from the beginning."""
        with self._writing():
            self._clear(sweep_id, target_id)
            self._run("clear.renew", sweep_id=sweep_id, target_id=target_id)

    def _clear(self, sweep_id: str, target_id: str) -> None:
        names = {"sweep_id": sweep_id, "target_id": target_id}
        self._settle(self._unsee(self._rows("findings.places_of_target", **names)))
        for step in (
            "clear.verdicts",
            "clear.pages",
            "menu.clear",
            "looks.clear",
            "clear.runs",
            "clear.editions",
            "clear.vetoes",
            "clear.conclusions",
        ):
            self._run(step, **names)
        self._run("parts.drop_unused")
