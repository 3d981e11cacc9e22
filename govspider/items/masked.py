"""Facts whose every text is masked (已脱敏): types of their own, so that nothing else gets into the store.

They are made in one room, `privacy`; a test holds all others to that.
"""

from typing import NewType

from govspider.items.pages import LinkProbe, MenuEntry, Page
from govspider.items.stored import Look
from govspider.items.targets import Ledger

MaskedText = NewType("MaskedText", str)
MaskedPage = NewType("MaskedPage", Page)
MaskedProbe = NewType("MaskedProbe", LinkProbe)
MaskedEntry = NewType("MaskedEntry", MenuEntry)
MaskedLook = NewType("MaskedLook", Look)
MaskedLedger = NewType("MaskedLedger", Ledger)
