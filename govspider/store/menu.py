"""Menus of accounts (账号菜单)."""

from collections.abc import Iterable
from dataclasses import asdict

from govspider.items import MenuEntry
from govspider.store.base import Base, Row


class MenuPart(Base):
    """Writes what the entries of a menu led to."""

    def save_menu(self, sweep_id: str, target_id: str, entries: Iterable[MenuEntry]) -> None:
        """Replace the menu of one account in this sweep; its screenshots become evidence."""
        with self._writing():
            self._run("menu.clear", sweep_id=sweep_id, target_id=target_id)
            for entry in entries:
                row = self._entry_row(entry) | {"sweep_id": sweep_id, "target_id": target_id}
                self._run("menu.insert", **row)
                if entry.screenshot:
                    self._run("menu.save_picture", **row)

    def _entry_row(self, entry: MenuEntry) -> Row:
        clean = self._clean
        return asdict(entry) | {
            "name": clean.text(entry.name),
            "url": clean.url(entry.url),
            "final_url": clean.url(entry.final_url),
            "title": clean.text(entry.title),
            "text": clean.text(entry.text),
            "newest": entry.newest and entry.newest.isoformat(),
            "notice": clean.text(entry.notice),
            "rendered": int(entry.rendered),
            "error": clean.text(entry.error),
        }
