"""Whatever a page does in Chromium, no service inside our own network is asked; what may be asked opens."""

import asyncio
import socket
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace

import pytest
from playwright.async_api import Error

from govspider.browser.gate import Gate
from govspider.browser.shared import SharedBrowser
from govspider.config import Config
from govspider.errors import InsideAddress
from govspider.reach import Reach, Resolver, resolver_of
from tests.browser.conftest import config_in
from tests.servers import Handler, TableServer, answer, html

WAYS_IN = """<title>入口</title><p>欢迎</p><img src="{inside}/picture"><iframe src="{inside}/frame"></iframe>
<link rel=stylesheet href="{inside}/style"><form id=f action="{inside}/form" method=post target=w><input name=a></form>
<iframe name=w></iframe><object data="{inside}/object"></object>
<script>
fetch("{inside}/fetch", {{mode: "no-cors"}}).catch(() => 0);
navigator.sendBeacon("{inside}/beacon", "x");
var x = new XMLHttpRequest(); x.open("GET", "{inside}/xhr"); x.send();
try {{ new WebSocket("{inside}/socket".replace("http", "ws")) }} catch (e) {{}}
try {{ new EventSource("{inside}/events") }} catch (e) {{}}
try {{ new Worker(URL.createObjectURL(new Blob(["fetch('{inside}/worker', {{mode: 'no-cors'}})"]))) }} catch (e) {{}}
try {{ new SharedWorker(URL.createObjectURL(new Blob(["fetch('{inside}/shared', {{mode: 'no-cors'}})"]))) }} catch (e) {{}}
window.open("{inside}/window");
document.getElementById("f").submit();
setTimeout(() => {{ document.title = "完" }}, 1500);
</script>"""


SPELLINGS = ("127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::ffff:127.0.0.1]")


@pytest.fixture(scope="module")
def asked_inside(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[str]]:
    """What a service inside was asked for by a page that spells its address so; one Chromium shows all the pages."""
    with ExitStack() as stack:
        services = {spelling: stack.enter_context(TableServer()) for spelling in SPELLINGS}
        outside = stack.enter_context(TableServer())
        for number, (spelling, inside) in enumerate(services.items()):
            port = inside.url("").rpartition(":")[2]
            outside.table[f"/{number}"] = html(WAYS_IN.format(inside=f"http://{spelling}:{port}"))
        own = outside.url("").removeprefix("http://")
        config = replace(config_in(tmp_path_factory.mktemp("gate")), inside_hosts=(own,))
        asyncio.run(show(config, *(outside.url(path) for path in outside.table)))
        assert [outside.seen[f"GET {path}"] for path in outside.table] == [1] * len(SPELLINGS)
        return {spelling: inside.seen for spelling, inside in services.items()}


@pytest.mark.slow
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_way_out_of_a_page_leads_inside(asked_inside: dict[str, Counter[str]], spelling: str) -> None:
    assert not asked_inside[spelling]


async def show(config: Config, *urls: str) -> None:
    async with SharedBrowser(config, keep=True) as shared:
        browser = await shared.browser()
        for url in urls:
            page = await browser.new_page()
            await page.goto(url)
            await page.wait_for_function("document.title == '完'", timeout=30_000)


CALLS = """<title>呼叫</title><p>欢迎</p>
<link rel=preconnect href="http://{place}"><link rel=dns-prefetch href="//{place}">
<script>
try {{
  var urls = ["turn:{place}", "turn:{place}?transport=tcp", "turns:{place}?transport=tcp"];
  var servers = [{{urls: "stun:{place}"}}, {{urls, username: "a", credential: "b"}}];
  var call = new RTCPeerConnection({{iceServers: servers}});
  call.createDataChannel("x"); call.createOffer().then(offer => call.setLocalDescription(offer));
}} catch (e) {{}}
try {{ new WebTransport("https://{place}/t") }} catch (e) {{}}
setTimeout(() => {{ document.title = "完" }}, 4000);
</script>"""


@pytest.mark.slow
def test_calls_and_transports_lead_nowhere(config: Config) -> None:
    with socket.create_server(("127.0.0.1", 0)) as lines, socket.socket(type=socket.SOCK_DGRAM) as packets:
        packets.bind(lines.getsockname())
        lines.settimeout(0)
        packets.settimeout(0)
        place = f"127.0.0.1:{lines.getsockname()[1]}"
        with TableServer({"/": html(CALLS.format(place=place))}) as outside:
            own = outside.url("").removeprefix("http://").strip("/")
            asyncio.run(show(replace(config, inside_hosts=(own,)), outside.url("/")))
        with pytest.raises(BlockingIOError):
            lines.accept()
        with pytest.raises(BlockingIOError):
            packets.recv(1)


@pytest.mark.slow
def test_a_redirect_inside_is_refused_and_known(config: Config) -> None:
    async def visit(config: Config, url: str) -> None:
        async with SharedBrowser(config, keep=True) as shared:
            page = await (await shared.browser()).new_page()
            await page.goto(url)

    with TableServer() as inside, TableServer() as outside:
        outside.table["/"] = lambda handler: handler.reply(302, {"Location": inside.url("/secret")}, b"")
        own = outside.url("").removeprefix("http://").strip("/")
        narrow = replace(config, inside_hosts=(own,))
        with pytest.raises(Error):
            asyncio.run(visit(narrow, outside.url("/")))
        assert not inside.seen
        assert isinstance(resolver_of(narrow).why(inside.url("/secret")), InsideAddress)


def ask(gate: Gate, request: bytes) -> bytes:
    """All that the gate answers to what Chromium might send."""
    with socket.create_connection(("127.0.0.1", int(gate.url.rpartition(":")[2])), timeout=20) as line:
        line.sendall(request)
        received = b""
        while piece := line.recv(65536):
            received += piece
        return received


def test_one_request_goes_out_on_a_connection_and_a_second_one_does_not() -> None:
    with TableServer({"/a": answer(b"first"), "/b": answer(b"second")}) as server:
        gate = Gate(Resolver(Reach.of([server.url("/")])))
        request = f"GET {server.url('/a')} HTTP/1.1\r\nHost: a\r\nProxy-Connection: keep-alive\r\n\r\n"
        second = f"GET {server.url('/b')} HTTP/1.1\r\nHost: a\r\n\r\n"
        try:
            said = ask(gate, request.encode() + second.encode())
        finally:
            gate.stop()
    assert b"second" not in said
    assert server.seen["GET /b"] == 0


def test_a_post_goes_out_whole() -> None:
    bodies: list[bytes] = []

    def take(handler: Handler) -> None:
        bodies.append(handler.rfile.read(int(handler.headers["Content-Length"])))
        handler.reply(200, {}, b"ok")

    with TableServer({"/form": take}) as server:
        gate = Gate(Resolver(Reach.of([server.url("/")])))
        body = b"x" * 100_000
        head = f"GET {server.url('/form')} HTTP/1.1\r\nHost: a\r\nContent-Length: {len(body)}\r\n\r\n"
        try:
            assert ask(gate, head.encode() + body).endswith(b"ok")
        finally:
            gate.stop()
    assert bodies == [body]


@pytest.mark.parametrize(
    "request_",
    [
        b"CONNECT 127.0.0.1:22 HTTP/1.1\r\n\r\n", b"GET http://169.254.169.254/latest HTTP/1.1\r\n\r\n",
        b"GET ftp://a.test/ HTTP/1.1\r\n\r\n", b"GET file:///etc/passwd HTTP/1.1\r\n\r\n", b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n", b"nonsense\r\n\r\n", b"CONNECT a:b HTTP/1.1\r\n\r\n", b"GET http://[ HTTP/1.1\r\n\r\n",
    ],
)  # fmt: skip
def test_what_it_does_not_pass_on_ends_the_connection(request_: bytes) -> None:
    gate = Gate(Resolver(Reach()))
    try:
        assert ask(gate, request_).partition(b"\r\n")[0] in {b"", b"HTTP/1.1 502 Bad Gateway"}
    finally:
        gate.stop()


@pytest.mark.parametrize(
    "request_",
    [
        "CONNECT accounts.google.com:443 HTTP/1.1\r\n\r\n",
        "POST http://update.googleapis.com/service/update2/json?cup2key=x HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_what_chromium_asks_its_maker_goes_nowhere(request_: str) -> None:
    with TableServer() as proxy:
        gate = Gate(Resolver(Reach.of([], (), proxy.url(""))), proxy.url(""))
        try:
            assert ask(gate, request_.encode()) == b""
        finally:
            gate.stop()
        assert not proxy.seen


def test_the_password_of_the_office_s_proxy_is_told_to_it_alone() -> None:
    heads: list[str] = []

    def pass_on(handler: Handler) -> None:
        heads.append(str(handler.headers))
        handler.reply(200, {}, b"through")

    with TableServer({"http://a.test/x": pass_on}) as proxy:
        address = proxy.url("").replace("http://", "http://user:p%40ss@")
        gate = Gate(Resolver(Reach.of([], (), address)), address)
        try:
            assert ask(gate, b"GET http://a.test/x HTTP/1.1\r\nHost: a.test\r\n\r\n").endswith(b"through")
            assert b"through" not in ask(gate, f"GET {proxy.url('/')} HTTP/1.1\r\n\r\n".encode())
        finally:
            gate.stop()
    assert "Proxy-Authorization: Basic dXNlcjpwQHNz" in heads[0]
    assert "p%40ss" not in gate.url
