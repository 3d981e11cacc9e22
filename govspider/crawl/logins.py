"""Logins (登录页面): pages that ask who the reader is before they show what was asked for.

A password field, the page of a unified identity (统一身份认证), an address that such pages have, a script's box or a line of
JSON that says 请先登录. What is behind a login cannot be judged; nobody is logged in.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from govspider.items import PageFacts, PageRole, PartKind
from govspider.text.page_words import PageUse, PageWords

_READ = frozenset({PartKind.BODY, PartKind.BOILERPLATE})
_FIELD = re.compile(rb"<(?:input|textarea|button|iframe|canvas)\b", re.IGNORECASE)
_PASSWORD = re.compile(rb"<input\b[^<>]{0,400}?\btype\s{0,3}=\s{0,3}[\"']?password\b", re.IGNORECASE)
# 密码 alone is none of it: letters are looked up by their number and 查询密码.
_SPEAKS = re.compile(r"登[录陆入]|身份认证|统一认证|扫码|log\s{0,3}[io]n|sign\s{0,3}in", re.IGNORECASE)
# What was asked for stands in the address of the login: there is something behind it.
_BEHIND = re.compile(
    r"[?&](?:service|redirect|return|back|goto|from|next|continue|callback|success|target|refer)\w{0,12}=",
    re.IGNORECASE,
)
_TITLE_SEPARATOR = re.compile(r"\s{0,9}[-_|—–·]+\s{0,9}")
# Characters and links that a login shows at most, by how sure its other signs are: a column without entries has navigation,
# and perhaps a field to log in beside it.
_SENT_TEXT, _NAMED_TEXT, _FIELD_TEXT, _SAID_TEXT = 1000, 400, 150, 40
_NAMED_LINKS, _FIELD_LINKS, _SAID_LINKS = 12, 5, 3
# Of these the page behind the address is judged whatever the address is called.
_ALWAYS = frozenset({PageRole.COLUMN, PageRole.HOME})


@dataclass(frozen=True, slots=True)
class Logins:
    """Tells logins from pages by the words of dictionaries/page_words.tsv, the address and the fields."""

    words: PageWords

    def stands_before(self, facts: PageFacts, body: bytes, asked: str, landed: str, role: PageRole) -> bool:
        """Whether a page is a login in place of what was asked for.

        Args:
            facts: as read.
            body: as received, or as the browser built it.
            asked: the address that was asked for.
            landed: the address that answered.
            role: whose page it is. A link or menu entry to a login is what it says: who links to it means it.
        """
        if facts.entries or (role not in _ALWAYS and self._is_login_itself(asked)):
            return False
        shown = "\n".join(part.text for part in facts.parts if part.kind in _READ).strip()
        said = f"{facts.title}\n{shown}".casefold()
        size, links, speaks = len(shown), len(facts.links), _SPEAKS.search(said) is not None
        has_password = _PASSWORD.search(body) is not None
        if self._is_address(landed) and not self._is_address(asked) and size <= _SENT_TEXT:
            return has_password or not shown or (speaks and size <= _NAMED_TEXT)
        if links <= _NAMED_LINKS and size <= _NAMED_TEXT and self._is_named(facts.title):
            return size <= _SAID_TEXT or _FIELD.search(body) is not None
        if has_password and links <= _FIELD_LINKS and size <= _FIELD_TEXT:
            return speaks
        return links <= _SAID_LINKS and size <= _SAID_TEXT and bool(self.words.within(PageUse.LOGIN, said))

    def _is_named(self, title: str) -> bool:
        names = self.words.of(PageUse.LOGIN_TITLE)
        return any(piece.strip() in names for piece in _TITLE_SEPARATOR.split(title.casefold()))

    def _is_login_itself(self, url: str) -> bool:
        return self._is_address(url) and _BEHIND.search(url) is None

    def _is_address(self, url: str) -> bool:
        """Whether an address is one that logins have: a step of its path or fragment, or the first name of its host."""
        try:
            parts = urlsplit(url.lower())
            host = (parts.hostname or "").partition(".")[0]
        except ValueError:
            return False
        names = self.words.of(PageUse.LOGIN_ADDRESS)
        steps = re.split(r"[/!?;]", f"{unquote(parts.path)}/{unquote(parts.fragment)}")
        # A name with a dot is one of hosts alone: /passport/ may be about passports.
        return f"{host}." in names or host in names or any(step.partition(".")[0] in names for step in steps)
