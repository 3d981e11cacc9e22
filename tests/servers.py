"""A real HTTP server on 127.0.0.1 for tests: a flat table of path → behaviour, good and bad."""

import gzip
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from ssl import SSLContext
from types import TracebackType
from typing import Self

Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Looks its path up in the server's table."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        self.server.seen[f"{self.command} {self.path}"] += 1
        self.server.table.get(self.path, answer(b"no such page", status=404))(self)

    do_HEAD = do_POST = do_GET  # noqa: N815 - the library's names

    def log_message(self, *_args: object) -> None:
        """Silence."""

    @property
    def times(self) -> int:
        return self.server.seen[f"{self.command} {self.path}"]

    def reply(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_now(self) -> None:
        self.close_connection = True
        self.connection.shutdown(SHUT_RDWR)


class Server(ThreadingHTTPServer):
    """Threads that hang do not hold up the end of a test."""

    daemon_threads = True
    block_on_close = False
    table: dict[str, Behaviour]
    seen: Counter[str]
    gone: threading.Event

    def handle_error(self, *_args: object) -> None:
        """Clients that hang up are part of the tests."""


@dataclass(eq=False)
class TableServer:
    """Serves `table` on a free port until the `with` block ends."""

    table: dict[str, Behaviour] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    host: str = "127.0.0.1"  # another loopback address is another host to a sweep
    tls: SSLContext | None = None  # speak HTTPS with this certificate

    def __enter__(self) -> Self:
        self._server = Server((self.host, 0), Handler)
        if self.tls is not None:
            self._server.socket = self.tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._server.table, self._server.seen = self.table, self.seen
        self._server.gone = threading.Event()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.gone.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, path: str = "/") -> str:
        return f"{'https' if self.tls else 'http'}://{self.host}:{self._server.server_address[1]}{path}"


def html(text: str, *, status: int = 200, charset: str = "utf-8", said: str = "utf-8") -> Behaviour:
    """A page in one encoding, said to be in another."""
    kind = f"text/html; charset={said}" if said else "text/html"
    return answer(text.encode(charset), status=status, headers={"Content-Type": kind})


def answer(body: bytes, *, status: int = 200, headers: dict[str, str] | None = None) -> Behaviour:
    return lambda handler: handler.reply(status, headers or {"Content-Type": "text/plain"}, body)


def redirect(to: str, status: int = 302) -> Behaviour:
    return lambda handler: handler.reply(status, {"Location": to}, b"")


def hang(handler: Handler) -> None:
    """Never answer."""
    handler.server.gone.wait(30)
    handler.end_now()


def drop(handler: Handler) -> None:
    """Hang up without a word."""
    handler.end_now()


def cut_short(handler: Handler) -> None:
    """Promise more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"<html>")
    handler.end_now()


def endless(handler: Handler) -> None:
    """A body that does not end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Connection", "close")
    handler.end_headers()
    try:
        while not handler.server.gone.is_set():
            handler.wfile.write(b"<p>more</p>" * 5000)
    except OSError:
        handler.close_connection = True


def bomb(handler: Handler) -> None:
    """A small body that unpacks to 16 MB, eight times what tests allow."""
    packed = gzip.compress(bytes(16 << 20), compresslevel=1)  # quick: a client may be waiting two seconds
    handler.reply(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, packed)


def busy_once(then: Behaviour, wait: str = "1", status: int = 429) -> Behaviour:
    """Ask for patience the first time."""

    def behave(handler: Handler) -> None:
        if handler.times == 1:
            handler.reply(status, {"Retry-After": wait}, b"")
        else:
            then(handler)

    return behave


def lying_head(then: Behaviour, status: int = 405) -> Behaviour:
    """HEAD is refused, GET is answered."""

    def behave(handler: Handler) -> None:
        if handler.command == "HEAD":
            handler.reply(status, {}, b"")
        else:
            then(handler)

    return behave


def closed_port() -> int:
    """A port of 127.0.0.1 on which nothing listens."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
