"""What the demo server answers (响应): status, headers, body. Pure data."""

from dataclasses import dataclass
from http import HTTPStatus

DROP = -1  # pseudo status: close the connection without an answer


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP response. `content_type` empty: no such header."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0  # seconds before the answer

    def head(self, *, keep_alive: bool) -> bytes:
        """Status line and headers, as sent."""
        lines = [f"HTTP/1.1 {self.status} {_phrase(self.status)}", f"Content-Length: {len(self.body)}"]
        if self.content_type:
            lines.append(f"Content-Type: {self.content_type}")
        lines += [f"{name}: {value}" for name, value in self.headers]
        lines.append(f"Connection: {'keep-alive' if keep_alive else 'close'}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def html(body: str | bytes, status: int = 200, charset: str = "utf-8") -> Response:
    """A page in UTF-8."""
    data = body.encode() if isinstance(body, str) else body
    return Response(status, data, f"text/html; charset={charset}")


def text(body: str, content_type: str = "text/plain; charset=utf-8", status: int = 200) -> Response:
    """A plain text."""
    return Response(status, body.encode(), content_type)


def redirect(url: str, status: int = 302) -> Response:
    """Go elsewhere."""
    return Response(status, b"", headers=(("Location", url),))


def unknown_host(host: str) -> Response:
    """What a proxy says of a host that does not exist; the header is Squid's way of naming the cause."""
    body = f"<html><head><title>502 Bad Gateway</title></head><body>无法解析主机 {host}</body></html>"
    return Response(502, body.encode(), headers=(("X-Squid-Error", "ERR_DNS_FAIL 0"),))


def unreachable(host: str) -> Response:
    """What a proxy says of a host that refuses the connection."""
    body = f"<html><head><title>502 Bad Gateway</title></head><body>无法连接主机 {host}</body></html>"
    return Response(502, body.encode(), headers=(("X-Squid-Error", "ERR_CONNECT_FAIL 111"),))
