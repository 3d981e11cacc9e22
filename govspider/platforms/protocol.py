"""What a platform is (新媒体平台): how its accounts are written in the ledger, opened, read and told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from govspider.items import MenuEntry

NO_PAGES = "该平台的页面不能从外部读取，只按台账登记的发文和人工核查（工作底表）判断"
NO_PROFILE = "台账没有登记该账号的主页网址，只按台账登记的发文和人工核查（工作底表）判断"
NO_STORE = "台账没有登记该应用的商店或下载网址，只按台账登记的发文和人工核查（工作底表）判断"
MENU_PARENT = "sub"  # entry type of a button that only opens a sub-menu
MENU_TAB = "tab"  # … that shows its content in the entry page itself (选项卡)
MENU_APP = "app"  # … that leads into an app or mini-program
MENU_TELEPHONE = "tel"  # … that calls or writes to somebody
_OPENED = frozenset({"view", "news"})  # entry types whose URL a reader is sent to


@dataclass(frozen=True, slots=True)
class SavedMenu:
    """A menu as the account holder saved it."""

    is_open: bool
    entries: tuple[MenuEntry, ...]


def leads_to_page(entry: MenuEntry) -> bool:
    """Whether an entry leads to a web page; a mini-program's `url` is a fallback for old clients only."""
    return entry.entry_type in _OPENED and entry.url.startswith(("http://", "https://"))


def entry_type_of(address: str) -> str:
    """The entry type of a button by where it leads: a web page, an app, a call, or nowhere."""
    scheme = address.partition(":")[0].lower()
    if scheme in {"http", "https"}:
        return "view"
    if scheme in {"tel", "sms", "mailto"}:
        return MENU_TELEPHONE
    return MENU_APP if address else "click"


def touches_of(entry: MenuEntry, menu: Iterable[MenuEntry], first: str = "") -> str:
    """What is touched to get to an entry (点击路径), in Chinese.

    Args:
        entry: of a menu.
        menu: its entries, the buttons that hold others among them.
        first: what is done before.
    """
    names = [one.name for one in menu if entry.position.startswith(f"{one.position}.")] + [entry.name]
    return " → ".join(filter(None, (first, *(f"点击“{name}”" for name in names))))


@dataclass(frozen=True, slots=True)
class AccountPlatform:
    """One platform.

    Attributes:
        code: as stored in `targets.platform`.
        name: in Chinese, as bulletins write it.
        spellings: words for it in a ledger, the first as we write it.
        user_agent: what its own browser sends, followed by who we are; '': the setting USER_AGENT.
        read_menu: reads a saved menu (content, account, name of the file); None: it has no menu files.
        opens: whether an entry of its menus leads to a page that can be opened.
        notices: file in dictionaries/notices/ with what it shows where content used to be; '': none.
        has_pages: entry page and menu can be opened from outside.
        has_profile: the account's own page opens without a login, and what its data says is documented.
        has_stores: the pages of stores and of downloads that the ledger names are opened.
        unjudged: what cannot be looked at, in Chinese, where it has no pages or the ledger does not name them.
    """

    code: str
    name: str
    spellings: tuple[str, ...]
    user_agent: str = ""
    read_menu: Callable[[bytes, str, str], SavedMenu] | None = None
    opens: Callable[[MenuEntry], bool] = leads_to_page
    notices: str = ""
    has_pages: bool = False
    has_profile: bool = False
    has_stores: bool = False
    unjudged: str = ""
