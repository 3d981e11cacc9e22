"""Pages recalled from the store, so that a resumed crawl rebuilds its frontier without fetching."""

from dataclasses import dataclass

from govspider.items import Link, LinkKind, Outcome, PageRole
from govspider.privacy.address_masking import mask_address
from govspider.store.base import Base, Row
from govspider.store.parts import unpacked


@dataclass(frozen=True, slots=True)
class RecalledPage:
    """A page of this sweep that an earlier, interrupted crawl has stored already."""

    final_url: str
    role: PageRole
    outcome: Outcome
    links: tuple[Link, ...]  # those whose URLs were masked are left out: they can no longer be followed
    next_page: str
    body_hash: str = ""  # tells pages apart that show the same
    pictures: tuple[str, ...] = ()  # in its own part


class RecallPart(Base):
    """Reads single pages back."""

    def recall_page(self, sweep_id: str, target_id: str, url: str) -> RecalledPage | None:
        """The page as stored in this sweep, None when it was not visited yet."""
        row = self._row("pages.recall", sweep_id=sweep_id, target_id=target_id, url=mask_address(url))
        if row is None:
            return None
        return RecalledPage(
            final_url=row["final_url"],
            role=PageRole(row["role"]),
            outcome=Outcome(row["outcome"]),
            links=tuple(
                _link(link)
                for link in self._rows("pages.links", page_id=row["page_id"])
                if not link["url_masked"]
            ),
            next_page=row["next_page"],
            body_hash=row["body_hash"],
            pictures=self._pictures(row["parts_hash"]),
        )

    def _pictures(self, parts_hash: str) -> tuple[str, ...]:
        """The addresses of a page's pictures, those that were masked left out."""
        data = self._row("judging.parts", parts_hash=parts_hash)
        pictures = unpacked(data["parts"], title="").pictures if data else ()
        return tuple(url for url in pictures if "*" not in url)


def _link(row: Row) -> Link:
    return Link(row["url"], row["text"], LinkKind(row["kind"]), bool(row["hidden"]), row["hidden_how"])
