"""Menus of accounts (账号菜单)."""

from collections.abc import Iterable
from dataclasses import asdict

from govspider.items.masked import MaskedEntry
from govspider.store.base import Base, Row


class MenuPart(Base):
    """Writes what the entries of a menu led to."""

    def save_menu(
        self, sweep_id: str, target_id: str, entries: Iterable[MaskedEntry], overview: str = ""
    ) -> None:
        """Replace the menu of one account in this sweep; its screenshots become evidence.

        Args:
            sweep_id: the sweep.
            target_id: the account.
            entries: of its menu.
            overview: path of the sheet with all of its pictures; '': none.
        """
        with self._writing():
            self._run("menu.clear", sweep_id=sweep_id, target_id=target_id)
            for entry in entries:
                row = self._entry_row(entry) | {"sweep_id": sweep_id, "target_id": target_id}
                self._run("menu.insert", **row)
                if entry.screenshot:
                    self._run("menu.save_picture", **row)
            if overview:
                picture = {"screenshot": overview, "final_url": "", "sweep_id": sweep_id}
                self._run("menu.save_picture", **picture)

    def _entry_row(self, entry: MaskedEntry) -> Row:
        return asdict(entry) | {
            "newest": entry.newest and entry.newest.isoformat(),
            "rendered": int(entry.rendered),
        }
