"""A simple visitor of the demo city: fetches through the proxy and follows every address it reads."""

import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_ADDRESS = re.compile(r"""http://[\w.-]+[^\s"'<>\\]*""")


@dataclass
class Fetched:
    status: int
    headers: dict[str, str]
    body: bytes

    def text(self, charset: str = "utf-8") -> str:
        return unescape(self.body.decode(charset, errors="replace"))


@dataclass
class Visitor:
    """One keep-alive connection to the proxy."""

    port: int
    _connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def get(self, url: str, method: str = "GET") -> Fetched:
        try:
            self._connection.request(method, url)
            response = self._connection.getresponse()
            return Fetched(response.status, dict(response.getheaders()), response.read())
        except (http.client.HTTPException, ConnectionError):
            self._connection.close()
            return Fetched(0, {}, b"")

    def walk(self, start: str, areas: tuple[str, ...], charset: str) -> Iterator[tuple[str, str]]:
        """Every page below `areas` that can be reached from `start`, with its text."""
        waiting, seen = [start], {start}
        while waiting:
            url = waiting.pop()
            answer = self.get(url)
            if answer.status != 200 or "/files/" in url:
                continue
            text = answer.text("utf-8" if url.endswith(".json") else charset)
            yield url, text
            for found in _ADDRESS.findall(text):
                if found.startswith(areas) and found not in seen and "/admin/" not in found:
                    seen.add(found)
                    waiting.append(found)

    def close(self) -> None:
        self._connection.close()
