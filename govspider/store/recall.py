"""Pages recalled from the store, so that a resumed crawl rebuilds its frontier without fetching."""

from dataclasses import dataclass

from govspider.items import Link, LinkKind, Outcome, PageRole
from govspider.privacy.address_masking import is_marked
from govspider.store.base import Base, Row
from govspider.store.parts import unpacked

# What a crawl goes on to from a page.
_LEADING = frozenset({LinkKind.PAGE, LinkKind.FRAME, LinkKind.ATTACHMENT})


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
    unread: int = 0  # pictures in it that nobody has read
    is_whole: bool = (
        True  # no address was masked that leads on from it: else only the page itself knows where to
    )


class RecallPart(Base):
    """Reads single pages back."""

    def recall_page(self, sweep_id: str, target_id: str, url: str) -> RecalledPage | None:
        """The page as stored in this sweep, None when it was not visited yet.

        Args:
            sweep_id: the sweep.
            target_id: whose page it is.
            url: as it is stored, see `address_masking.told_apart`.
        """
        row = self._row("pages.recall", sweep_id=sweep_id, target_id=target_id, url=url)
        if row is None:
            return None
        links = self._rows("pages.links", page_id=row["page_id"])
        pictures = self._pictures(row["parts_hash"])
        led_to = [row["next_page"], *pictures, *({row["final_url"]} - {url})]
        led_to += [link["url"] for link in links if link["kind"] in _LEADING and link["url_masked"]]
        return RecalledPage(
            final_url=row["final_url"],
            role=PageRole(row["role"]),
            outcome=Outcome(row["outcome"]),
            links=tuple(_link(link) for link in links if not link["url_masked"]),
            next_page=_unmasked(row["next_page"]),
            body_hash=row["body_hash"],
            pictures=tuple(filter(_unmasked, pictures)),
            unread=row["unread"],
            is_whole=not any(map(is_marked, led_to)),
        )

    def _pictures(self, parts_hash: str) -> tuple[str, ...]:
        """The addresses of a page's pictures."""
        data = self._row("judging.parts", parts_hash=parts_hash)
        return unpacked(data["parts"], title="").pictures if data else ()


def _unmasked(url: str) -> str:
    """The address; '' where it was masked, by an earlier version, which set no mark, too."""
    return "" if is_marked(url) or "*" in url else url


def _link(row: Row) -> Link:
    return Link(row["url"], row["text"], LinkKind(row["kind"]), bool(row["hidden"]), row["hidden_how"])
