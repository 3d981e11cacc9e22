"""Chromium's only way out (浏览器出口): a small proxy of our own, through which all that it does must go.

Chromium resolves nothing itself: pages, frames, windows, fetch, XHR, forms, pictures and WebSockets reach this proxy, which
resolves each name with the process's one resolver and connects to what that gives, never inside our own network. Where the
office has a proxy, requests go on to that one, which resolves: then only spellings can be judged. Its password is told to it
alone, not to Chromium.

Runs in a thread of its own, so that a page is not late because the crawl is busy.
"""

import asyncio
import base64
import socket
from collections.abc import Awaitable
from contextlib import suppress
from threading import Event, Thread
from urllib.parse import unquote, urlsplit

from scrapy.exceptions import CannotResolveHostError, DownloadConnectionRefusedError, DownloadTimeoutError

from govspider.errors import BrowserError, InsideAddress
from govspider.reach import Resolver

_CONNECT_SECONDS = 15.0
_HEAD_SECONDS = 30.0
_STARTED_SECONDS = 10.0
_LONGEST_HEAD = 256 * 1024  # bytes
_PIECE = 64 * 1024
_OWN_HEADERS = (b"connection:", b"proxy-connection:", b"proxy-authorization:", b"keep-alive:")
_Place = tuple[str, int]
# What Chromium asks its maker of its own, whatever its flags say (updates, accounts, lists of dangerous sites): refused. A
# proxy of each context would tell it from what pages ask for, but Chromium forgets those when its network service dies.
_OF_ITS_MAKER = frozenset(
    {
        "update.googleapis.com",
        "accounts.google.com",
        "clients1.google.com",
        "clients2.google.com",
        "clients4.google.com",
        "android.clients.google.com",
        "mtalk.google.com",
        "dl.google.com",
        "edgedl.me.gvt1.com",
        "redirector.gvt1.com",
        "chromewebstore.googleapis.com",
        "content-autofill.googleapis.com",
        "optimizationguide-pa.googleapis.com",
        "safebrowsing.googleapis.com",
        "safebrowsingohttpgateway.googleapis.com",
    }
)


class Gate:
    """A proxy on a free port of 127.0.0.1.

    Args:
        resolver: resolves names, and knows what may be asked.
        proxy: the office's own proxy; empty: none.
    """

    def __init__(self, resolver: Resolver, proxy: str = "") -> None:
        self._resolver = resolver
        parts = urlsplit(proxy)
        self._proxy = (parts.hostname, parts.port or 80) if parts.hostname else None
        self._password = _authorization(unquote(parts.username or ""), unquote(parts.password or ""))
        self._port = 0
        self._started = Event()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._run, name="browser-gate", daemon=True)
        self._thread.start()
        if not self._started.wait(_STARTED_SECONDS) or not self._port:
            raise BrowserError("浏览器的本机出口无法启动：请检查系统是否允许监听 127.0.0.1")

    @property
    def url(self) -> str:
        """What Chromium is told."""
        return f"http://127.0.0.1:{self._port}"

    def stop(self) -> None:
        """Close it; what is under way ends."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_STARTED_SECONDS)

    # --- In the thread -------------------------------------------------------------------------------

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            serving = asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_LONGEST_HEAD)
            server = self._loop.run_until_complete(serving)
            self._port = server.sockets[0].getsockname()[1]
            self._started.set()
            self._loop.run_forever()
            server.close()
            for task in asyncio.all_tasks(self._loop):
                task.cancel()
            self._loop.run_until_complete(asyncio.sleep(0))
        except OSError:
            self._started.set()
        finally:
            self._loop.close()

    async def _serve(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_HEAD_SECONDS):
                head = await near.readuntil(b"\r\n\r\n")
            await self._pass_on(head, near, back)
        except (OSError, ValueError, EOFError, TimeoutError, asyncio.LimitOverrunError):
            pass  # the other side hung up, or speaks no HTTP
        finally:
            back.close()

    async def _pass_on(self, head: bytes, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        method, target, _ = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)
        is_tunnel = method == "CONNECT"
        url = f"https://{target}" if is_tunnel else target
        parts = urlsplit(url)
        place = (parts.hostname or "", parts.port or 80)
        if parts.scheme not in {"http", "https"} or not place[0] or place[0] in _OF_ITS_MAKER:
            return
        far = await self._connected(url, place)
        if far is None:
            if is_tunnel:
                back.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        answer, out = far
        try:
            if is_tunnel and self._proxy is None:
                back.write(b"HTTP/1.1 200 OK\r\n\r\n")
            else:
                out.write(self._rewritten(head, target, is_tunnel=is_tunnel))
            length = None if is_tunnel else _content_length(head)
            await _first_of(_pipe(near, out, length), _pipe(answer, back))
        finally:
            out.close()

    async def _connected(
        self, url: str, place: _Place
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        """A connection to a place, or to the office's proxy; None, and the reason noted, where there is none."""
        try:
            if self._resolver.reach.refuses(url):
                raise InsideAddress(place[0])
            async with asyncio.timeout(_CONNECT_SECONDS):
                far = await self._open(*(self._proxy or place))
        except OSError as error:  # of `socket` and of asyncio's clock, too
            self._resolver.note(*place, _as_scrapy(error))
            return None
        self._resolver.note(*place, None)
        return far

    async def _open(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        lookup = self._resolver.lookup
        found = await self._loop.run_in_executor(None, lookup, host, port, 0, socket.SOCK_STREAM)
        for at, one in enumerate(found):
            try:
                return await asyncio.open_connection(one[4][0], port)
            except OSError:
                if at == len(found) - 1:
                    raise
        raise InsideAddress(host)  # a resolver gives an address or raises

    def _rewritten(self, head: bytes, target: str, *, is_tunnel: bool) -> bytes:
        """The head of a request as the other side wants it: one request a connection, so that no second one slips by."""
        first, *headers = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
        kept = [line for line in headers if not line.lower().startswith(_OWN_HEADERS)]
        if self._proxy is None:
            parts = urlsplit(target)
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            first = b"%b %b HTTP/1.1" % (first.split(b" ", 1)[0], path.encode("latin-1"))
        elif self._password:
            kept.append(b"Proxy-Authorization: " + self._password)
        if not is_tunnel:
            kept.append(b"Connection: close")
        return b"\r\n".join((first, *kept, b"", b""))


def _authorization(user: str, password: str) -> bytes:
    return b"Basic " + base64.b64encode(f"{user}:{password}".encode()) if user else b""


def _as_scrapy(error: OSError) -> Exception:
    """The exception that a plain request of Scrapy's would have met."""
    if isinstance(error, InsideAddress):
        return error
    if isinstance(error, socket.gaierror):
        return CannotResolveHostError(str(error))
    if isinstance(error, TimeoutError):
        return DownloadTimeoutError(str(error))
    return DownloadConnectionRefusedError(str(error))


def _content_length(head: bytes) -> int:
    """Bytes of the body of a request; bodies in chunks are not sent by what we show."""
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0


async def _pipe(source: asyncio.StreamReader, sink: asyncio.StreamWriter, length: int | None = None) -> None:
    """Pass on all that comes, or so many bytes; then only wait for the end."""
    while data := await source.read(_PIECE):
        if length is not None:
            data = data[:length]
            length -= len(data)
            if not data:
                return  # a second request on this connection: Chromium makes a new one for it
        sink.write(data)
        await sink.drain()


async def _first_of(*pipes: Awaitable[None]) -> None:
    """Until one side has ended; then neither is waited for."""
    tasks = [asyncio.ensure_future(pipe) for pipe in pipes]
    _, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    for task in tasks:
        with suppress(OSError, asyncio.CancelledError):
            await task
