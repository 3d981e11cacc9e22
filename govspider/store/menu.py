"""Menus of accounts (账号菜单)."""

from collections.abc import Iterable

from govspider.items import MenuEntry
from govspider.store.base import Base


class MenuPart(Base):
    """Writes what the entries of a menu led to."""

    def save_menu(self, sweep_id: str, target_id: str, entries: Iterable[MenuEntry]) -> None:
        """Replace the menu of one account in this sweep."""
        raise NotImplementedError
