"""Certificates are told as facts, the site is judged all the same; broken TLS says nothing of a site."""

import ssl
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import socket

import pytest

from govspider.crawl.certificates import fault_of
from tests.certificates import HOST, YEAR, BrokenTls, Issued, issue
from tests.crawling import crawl, website
from tests.servers import TableServer, html

NOW = datetime.now(UTC)
HOME = html("<title>某局网站</title><p>某局网站首页，今日要闻、通知公告、政策文件一应俱全。</p>")


@pytest.mark.parametrize("host", [HOST, "www.city.test", "::1"])
def test_nothing_is_said_of_a_certificate_in_order(host: str) -> None:
    assert fault_of(issue(host).der, host, NOW) == ""


def test_a_certificate_for_all_names_of_a_domain_is_in_order() -> None:
    assert fault_of(issue("*.city.test").der, "www.city.test", NOW) == ""


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        (issue(ends=-timedelta(days=1)), "过期"),
        (issue(begins=timedelta(days=1)), "起才有效"),
        (issue(by_itself=True), "自签名"),
        (issue("www.other.test"), "不是发给 127.0.0.1 的，而是发给 www.other.test"),
    ],
)
def test_what_browsers_warn_of_is_said(issued: Issued, said: str) -> None:
    assert said in fault_of(issued.der, HOST, NOW)


def test_everything_that_is_wrong_is_said() -> None:
    fault = fault_of(issue("a.test", ends=-timedelta(days=1), by_itself=True).der, "b.test", NOW)
    assert fault.count("；") == 2


def test_what_cannot_be_read_is_said() -> None:
    assert fault_of(b"no certificate", HOST, NOW) == "证书格式有误，无法识别"


# What servers do instead of TLS; nothing of it is the fault of a site.
def _plain(connection: socket) -> None:
    connection.recv(4096)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


def _alert(connection: socket) -> None:
    connection.recv(4096)
    connection.sendall(bytes.fromhex("15030100020228"))  # handshake_failure


def _garbage(connection: socket) -> None:
    connection.recv(4096)
    connection.sendall(b"\x16\x03\x03\x40\x00" + bytes(range(256)) * 64)


def _hangs_up(connection: socket) -> None:
    connection.recv(4096)


def _old(connection: socket) -> None:
    """TLS 1.1 only."""
    connection.recv(4096)
    connection.sendall(bytes.fromhex("15030200020246"))  # protocol_version


BROKEN: dict[str, Callable[[socket], object]] = {
    "plain": _plain,
    "alert": _alert,
    "garbage": _garbage,
    "hangs up": _hangs_up,
    "old": _old,
}


@pytest.mark.slow
def test_sites_are_judged_whatever_their_certificate_or_told_as_unjudged(tmp_path: Path) -> None:
    issued = {
        "in order": issue(),
        "expired": issue(ends=-timedelta(days=1)),
        "by itself": issue(by_itself=True),
        "another": issue("www.other.test"),
        "not yet": issue(begins=timedelta(days=1), ends=YEAR),
    }
    with ExitStack() as open_servers:
        targets = []
        for number, (name, one) in enumerate(issued.items()):
            folder = tmp_path / name
            folder.mkdir()
            server = TableServer({"/": HOME}, tls=one.context(folder))
            open_servers.enter_context(server)
            targets.append(website(f"441900000{number}", server.url(), name))
        for number, (name, act) in enumerate(BROKEN.items(), 5):
            broken = open_servers.enter_context(BrokenTls(act))
            targets.append(website(f"441900000{number}", broken.url(), name))
        done = crawl(tmp_path, targets)
    ids = {target.target_id: target.name for target in targets}
    outcomes = {
        ids[row["target_id"]]: row["outcome"] for row in done.rows("SELECT * FROM pages WHERE role = 'home'")
    }
    assert outcomes == dict.fromkeys(issued, "ok") | dict.fromkeys(BROKEN, "tls") | {
        "hangs up": "connection_lost"
    }
    told = {
        ids[row["target_id"]]: row
        for row in done.rows("SELECT * FROM finding_places WHERE kind = 'bad_certificate'")
    }
    assert set(told) == {"expired", "by itself", "another", "not yet"}
    assert all(row["needs_person"] and row["body_hash"] for row in told.values())
    down = done.rows("SELECT * FROM findings WHERE kind = 'site_down'")
    assert [(ids[row["target_id"]], row["needs_person"]) for row in down] == [("hangs up", 1)]  # a suspicion


def test_contexts_of_tests_show_the_certificate(tmp_path: Path) -> None:
    issued = issue()
    with TableServer({"/": HOME}, tls=issued.context(tmp_path)) as server:
        port = int(server.url().rpartition(":")[2].strip("/"))
        assert ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate((HOST, port))) == issued.der
