"""Certificates for servers of tests, and servers that break TLS in one way each."""

import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from socket import create_server, socket
from threading import Thread
from types import TracebackType
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def context(self, folder: Path) -> ssl.SSLContext:
        """Of a server that shows it."""
        path = folder / "server.pem"
        key = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        path.write_bytes(key + self.certificate.public_bytes(Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def issue(
    host: str = HOST, *, begins: timedelta = -YEAR, ends: timedelta = YEAR, by_itself: bool = False
) -> Issued:
    """A certificate for a host; times count from now."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "made for a test")])
    issuer = name if by_itself else x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "an authority")])
    try:
        shown: x509.GeneralName = x509.IPAddress(ip_address(host))
    except ValueError:
        shown = x509.DNSName(host)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begins)
        .not_valid_after(now + ends)
        .add_extension(x509.SubjectAlternativeName([shown]), critical=False)
    )
    signing = key if by_itself else ec.generate_private_key(ec.SECP256R1())
    return Issued(made.sign(signing, hashes.SHA256()), key)


class BrokenTls:
    """A server on 127.0.0.1 that does one thing with every connection, which is no TLS."""

    def __init__(self, act: Callable[[socket], object]) -> None:
        self._act = act

    def __enter__(self) -> Self:
        self._socket = create_server((HOST, 0))
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def url(self) -> str:
        return f"https://{HOST}:{self._socket.getsockname()[1]}/"

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                with suppress(OSError, ssl.SSLError), connection:
                    self._act(connection)
