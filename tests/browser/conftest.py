"""A real HTTP server on 127.0.0.1 for pages written in a test; a config with data in a temporary folder."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from govspider.config import Config

HTML = "text/html; charset=utf-8"


@dataclass
class Site:
    """Pages by path: body or (status, body); what was asked for is noted."""

    address: str = ""
    pages: dict[str, str | tuple[int, str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)  # path, User-Agent

    def url(self, path: str) -> str:
        return self.address + path


@contextmanager
def serving() -> Iterator[Site]:
    """A site to fill, on an address of its own."""
    content = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content.asked.append((self.path, self.headers.get("User-Agent", "")))
            found = content.pages.get(self.path.partition("?")[0], (404, "<p>404</p>"))
            status, text = found if isinstance(found, tuple) else (200, found)
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", HTML)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    content.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield content
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    """A site to fill."""
    with serving() as content:
        yield content


def config_in(folder: Path, **more: str) -> Config:
    """The project's settings with data in a folder."""
    from scrapy.settings import Settings

    settings = Settings()
    settings.setmodule("govspider.settings")
    settings.set("GOVSPIDER_DATA_DIR", str(folder / "data"))
    settings.set("GOVSPIDER_DAY", "2023-06-30")
    settings.set("GOVSPIDER_INSIDE_HOSTS", "127.0.0.1")
    settings.set("GOVSPIDER_MOST_PATIENCE", "1")
    for name, value in more.items():
        settings.set(name, value)
    return Config.from_settings(settings, today=date(2023, 6, 30))


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """The project's settings with data in a temporary folder."""
    return config_in(tmp_path)
