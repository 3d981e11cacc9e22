"""Addresses inside our own network: told by any spelling, refused after resolution, but for the ledger's own."""

import socket
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.errors import InsideAddress
from govspider.reach import Reach, Resolver, is_intranet, literal


@pytest.mark.parametrize(
    "host",
    [
        "10.1.2.3", "192.168.0.9:8080", "172.16.0.1", "127.0.0.1", "localhost", "LOCALHOST.", "a.localhost",
        "2130706433", "0x7f000001", "0x7F.1", "0177.0.0.1", "127.1", "127.0.1", "0", "0x0", "00", "127.0.0.1.",
        "０x７f.１", "127。0。0。1", "１９２.168.0.9", "%31%32%37.0.0.1", "0000177.0.0.01", "3232235777",
        "169.254.169.254", "100.64.0.1", "100.127.255.254", "224.0.0.1", "255.255.255.255", "192.0.0.8", "198.18.0.1",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:a00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::808:808]",
        "[2002:7f00:1::]", "[2002:0a00:0001::1]", "[2001:0:1::1]", "[fe80::1]", "[fe80::1%25eth0]", "[fc00::1]", "[fec0::1]",
        "[ff02::1]", "[fd00:ec2::254]", "[64:ff9b:1::1]", "printer.local", "metadata.google.internal",
    ],
)  # fmt: skip
def test_it_lies_inside(host: str) -> None:
    assert is_intranet(f"http://{host}/")


@pytest.mark.parametrize(
    "host",
    [
        "172.32.0.1", "8.8.8.8", "134744072", "0x08080808", "10.gov.test", "1.2.3.4.5", "127.0.0.1.test", "0x7f.test",
        "[2400:3200::1]", "localhost.gov.test", "a10.0.0.1", "4294967296", "127.0.0.256", "08.8.8.8", "", "..",
    ],
)  # fmt: skip
def test_it_does_not(host: str) -> None:
    assert not is_intranet(f"http://{host}/")


@given(st.integers(0, 2**32 - 1), st.data())
def test_every_spelling_of_an_address_is_read_as_the_system_reads_it(number: int, data: Any) -> None:
    parts = data.draw(st.integers(1, 4))
    first = [number >> 24 & 255, number >> 16 & 255, number >> 8 & 255][: parts - 1]
    numbers = [*first, number & (1 << 8 * (5 - parts)) - 1]
    forms = data.draw(st.lists(st.sampled_from(["{:d}", "{:#x}", "0{:o}"]), min_size=parts, max_size=parts))
    spelled = ".".join(form.format(one) for form, one in zip(forms, numbers, strict=True))
    address = literal(spelled)
    assert address is not None
    assert address.packed == socket.inet_aton(spelled)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    literal(text)
    is_intranet(text)
    is_intranet(f"http://{text}/")
    Reach.of([text, f"http://{text}"]).refuses(f"https://{text}:1/")


REACH = Reach.of(
    ["http://10.0.0.5/", "https://inner.test:8443/a"],
    ["10.0.0.6", "10.0.0.7:81", "*.oa.test", ""],
    "http://u:p@127.0.0.1:3128",
)


@pytest.mark.parametrize(
    ("url", "refused"),
    [
        ("http://10.0.0.5/b", False),
        ("https://10.0.0.5/b", False),  # both of the web's ports
        ("http://10.0.0.5:8080/", True),  # another port is another service
        ("http://10.0.0.6:9999/", False),
        ("http://10.0.0.7/", True),
        ("http://10.0.0.7:81/", False),
        ("http://127.0.0.1:3128/", True),  # our own proxy is not what a page may lead to
        ("http://127.0.0.1:3129/", True),
        ("http://open.test/", False),
    ],
)
def test_exceptions_are_hosts_with_their_ports(url: str, refused: bool) -> None:  # noqa: FBT001
    assert REACH.refuses(url) is refused


def test_a_domain_may_be_excepted() -> None:
    assert REACH.excepts("a.oa.test", 80)
    assert REACH.excepts("A.b.oa.test", 8080)
    assert not REACH.excepts("oa.test", 80)
    assert not REACH.excepts("aoa.test", 80)


def answering(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """There is no DNS server here to ask: names resolve to these."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)


def test_a_public_name_that_leads_inside_is_refused_and_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "192.168.0.9", "127.0.0.1")
    resolver = Resolver(REACH)
    with pytest.raises(InsideAddress):
        resolver.lookup("rebound.test", 80)
    assert isinstance(resolver.why("http://Rebound.test/a"), InsideAddress)
    assert resolver.why("https://rebound.test/a") is None


def test_only_open_addresses_of_a_mixed_answer_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "127.0.0.1", "8.8.8.8", "169.254.169.254")
    assert [one[4][0] for one in Resolver(REACH).lookup("mixed.test", 80)] == ["8.8.8.8"]


@pytest.mark.parametrize(
    ("host", "port"), [("inner.test", 8443), ("x.oa.test", 1), ("127.0.0.1", 3128), ("127.0.0.1", 0)]
)
def test_what_is_excepted_resolves(monkeypatch: pytest.MonkeyPatch, host: str, port: int) -> None:
    answering(monkeypatch, "127.0.0.1")
    assert Resolver(REACH).lookup(host, port)


def test_names_of_this_machine_are_refused_for_real() -> None:
    with pytest.raises(InsideAddress):
        Resolver(Reach()).lookup("localhost", 80)
    with pytest.raises(InsideAddress):
        Resolver(Reach()).lookup(b"127.1", 80)
