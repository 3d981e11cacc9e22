"""What is wrong with the certificate (证书) of an HTTPS answer; the page is read all the same, as after a warning.

Only the server's own certificate is looked at. Whether its issuer is one that browsers know is not judged: China's own
authorities are missing in lists made elsewhere.
"""

import warnings
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scrapy.http import Response

from govspider.addresses import host_of, is_name

if TYPE_CHECKING:
    from cryptography import x509

_MOST_NAMES = 3  # that are told of a certificate for other hosts
_LONGEST_NAME = 80  # characters


def certificate_fault(response: Response) -> str:
    """What a visitor's browser warns of, in Chinese; '' if nothing, and for answers without a certificate."""
    certificate = getattr(response, "certificate", None)
    if certificate is None:
        return ""
    from OpenSSL.crypto import FILETYPE_ASN1, dump_certificate

    return fault_of(
        dump_certificate(FILETYPE_ASN1, certificate.original), host_of(response.url), datetime.now(UTC)
    )


def fault_of(data: bytes, host: str, now: datetime) -> str:
    """What is wrong with a certificate, in Chinese; '' if nothing is.

    Args:
        data: the certificate, DER.
        host: whom it was shown for.
        now: the moment.
    """
    from cryptography import x509
    from cryptography.utils import CryptographyDeprecationWarning

    try:
        with warnings.catch_warnings():
            # A serial number that is not positive: no visitor is warned of it. A later release may refuse it.
            warnings.simplefilter("ignore", CryptographyDeprecationWarning)
            certificate = x509.load_der_x509_certificate(data)
        said = (_period(certificate, now), _holder(certificate, host), _issuer(certificate))
    except (ValueError, x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        # What libraries cannot read, OpenSSL may have let pass.
        return "证书格式有误，无法识别"
    return "；".join(filter(None, said))


def _period(certificate: "x509.Certificate", now: datetime) -> str:
    begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if now > end:
        return f"证书已于{_chinese(end)}过期"
    return f"证书自{_chinese(begin)}起才有效" if now < begin else ""


def _holder(certificate: "x509.Certificate", host: str) -> str:
    from service_identity import CertificateError, VerificationError
    from service_identity.cryptography import verify_certificate_hostname, verify_certificate_ip_address

    try:
        if is_name(host):
            verify_certificate_hostname(certificate, host)
        else:
            verify_certificate_ip_address(certificate, host)
    except (CertificateError, VerificationError):
        names = _names(certificate)
        return f"证书不是发给 {host} 的" + (f"，而是发给 {'、'.join(names)}" if names else "")
    return ""


def _issuer(certificate: "x509.Certificate") -> str:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    if certificate.issuer != certificate.subject:
        return ""
    try:
        certificate.verify_directly_issued_by(certificate)
    except (InvalidSignature, UnsupportedAlgorithm, TypeError):
        return ""
    return "证书是自己签发的（自签名）"


def _names(certificate: "x509.Certificate") -> Sequence[str]:
    """Some of the hosts that a certificate names."""
    from cryptography import x509

    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    found = [*names.get_values_for_type(x509.DNSName), *map(str, names.get_values_for_type(x509.IPAddress))]
    return [name[:_LONGEST_NAME] for name in found[:_MOST_NAMES]]


def _chinese(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日"
