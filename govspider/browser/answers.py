"""What a page's own scripts were answered (脚本取得的数据): the JSON that came while Chromium showed a page.

Profiles and stores draw what they show from it. Nothing is asked for that the page does not ask for itself.
"""

from contextlib import suppress
from dataclasses import dataclass, field

from playwright.async_api import Error, Page, Response

_MOST = 30  # answers of a page that are kept
_LARGEST = 2_000_000  # bytes of one
_ASKED_BY_SCRIPTS = frozenset({"xhr", "fetch"})


@dataclass(slots=True)
class Answers:
    """The answers of one page; `note` is called with each response, `texts` is a step on the page once it has settled."""

    responses: list[Response] = field(default_factory=list)

    def note(self, response: Response) -> None:
        """Keep a response that is data which a script has asked for."""
        kind = response.headers.get("content-type", "")
        if (
            len(self.responses) < _MOST
            and response.request.resource_type in _ASKED_BY_SCRIPTS
            and "json" in kind
        ):
            self.responses.append(response)

    async def texts(self, _page: Page) -> tuple[str, ...]:
        """The bodies of the answers that have come, in their order; too large ones are left out."""
        found = []
        for response in self.responses:
            with suppress(Error, UnicodeDecodeError):  # its frame is gone, or it is no text
                if (await response.request.sizes())["responseBodySize"] <= _LARGEST:
                    found.append(await response.text())
        return tuple(found)
