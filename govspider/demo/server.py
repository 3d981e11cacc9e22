"""The demo city's HTTP proxy (演示服务): absolute-URI requests of any `.test` host, on 127.0.0.1 only.

A small HTTP/1.1 server on asyncio streams: GET, HEAD and POST with keep-alive; CONNECT is refused with a
page that says why. A host that nobody has gets the answer of a proxy that cannot resolve the name.
"""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from govspider.demo.responses import DROP, Response, text

Handler = Callable[[str, str, str], Awaitable[Response]]
_METHODS = frozenset({"GET", "HEAD", "POST"})
_LONGEST_HEAD = 64 * 1024  # bytes
_LONGEST_BODY = 1024 * 1024
_IDLE_SECONDS = 120
_GONE = (
    ConnectionError,
    TimeoutError,
    asyncio.IncompleteReadError,
    asyncio.LimitOverrunError,
    ValueError,
)


async def serve(handler: Handler, port: int) -> asyncio.Server:
    """Listen on 127.0.0.1.

    Args:
        handler: called with method, host and path (with query).
        port: 0 for any free one.

    Raises:
        OSError: the port is taken.
    """

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await _exchange(handler, reader, writer):
                pass
        except _GONE:
            pass  # the other side went away, or does not speak HTTP
        except asyncio.CancelledError:
            pass  # the server ends; asyncio would print a trace of every open connection
        finally:
            writer.close()

    return await asyncio.start_server(handle, "127.0.0.1", port, limit=_LONGEST_HEAD, backlog=512)


async def _exchange(handler: Handler, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    """One request and its answer. Returns whether the connection stays open."""
    async with asyncio.timeout(_IDLE_SECONDS):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *rest = head.split("\r\n")
    method, target, version = first.split(" ", 2)
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest) if name
    }
    length = int(headers.get("content-length", "0"))
    if length > _LONGEST_BODY:
        return False
    await reader.readexactly(length)
    keep_alive = version == "HTTP/1.1" and headers.get("connection", "").lower() != "close"
    keep_alive = keep_alive and headers.get("proxy-connection", "").lower() != "close"
    response = await _until_gone(reader, _respond(handler, method, target, headers))
    if response is None or response.status == DROP:
        return False
    writer.write(response.head(keep_alive=keep_alive) + (b"" if method == "HEAD" else response.body))
    await writer.drain()
    return keep_alive


async def _respond(handler: Handler, method: str, target: str, headers: dict[str, str]) -> Response:
    if method == "CONNECT":
        return text("演示城市只提供 HTTP 页面，不支持 HTTPS 隧道（CONNECT）。\n", status=405)
    if method not in _METHODS:
        return text("不支持的请求方法。\n", status=501)
    parts = urlsplit(target if "://" in target else f"http://{headers.get('host', '')}{target}")
    host = (parts.hostname or "").lower()
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    response = await handler(method, host, path)
    if response.delay:
        await asyncio.sleep(response.delay)
    return response


async def _until_gone(reader: asyncio.StreamReader, work: Awaitable[Response]) -> Response | None:
    """The answer, or None if the client closed the connection before it was there."""
    task = asyncio.ensure_future(work)
    await asyncio.sleep(0)
    if not task.done():
        gone = asyncio.ensure_future(_closed(reader))
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        gone.cancel()
    if task.done():
        return task.result()
    task.cancel()
    return None


async def _closed(reader: asyncio.StreamReader) -> None:
    """Wait until the client closes its side; what it sends meanwhile stays in the buffer."""
    while not reader.at_eof():  # noqa: ASYNC110 - a stream has no event for its end
        await asyncio.sleep(1)
