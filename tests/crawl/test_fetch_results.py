import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)

from govspider.crawl.fetch_results import (
    BLOCKED_STATUSES,
    HostResting,
    IntranetAddress,
    result_of_exception,
    result_of_status,
)
from govspider.items import Outcome


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.OK),
        (206, Outcome.OK),
        (304, Outcome.OK),
        (400, Outcome.HTTP_ERROR),
        (404, Outcome.HTTP_ERROR),
        (410, Outcome.HTTP_ERROR),
        (500, Outcome.HTTP_ERROR),
        (502, Outcome.HTTP_ERROR),
        (504, Outcome.HTTP_ERROR),
        *((status, Outcome.BLOCKED) for status in sorted(BLOCKED_STATUSES)),
    ],
)
def test_statuses(status: int, outcome: Outcome) -> None:
    assert result_of_status(status).outcome is outcome


def test_a_proxy_answers_for_a_silent_site() -> None:
    assert result_of_status(504, proxied=True).outcome is Outcome.TIMEOUT
    assert result_of_status(502, proxied=True).outcome is Outcome.HTTP_ERROR


def tls_failure() -> DownloadFailedError:
    error = DownloadFailedError("response failed")
    error.__cause__ = type("ResponseFailed", (Exception,), {"reasons": ["<Failure OpenSSL.SSL.Error>"]})()
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (CannotResolveHostError("no such host"), Outcome.DNS),
        (DownloadConnectionRefusedError(), Outcome.REFUSED),
        (DownloadTimeoutError(), Outcome.TIMEOUT),
        (TimeoutError(), Outcome.TIMEOUT),
        (DownloadCancelledError("too long"), Outcome.TOO_LARGE),
        (ResponseDataLossError(), Outcome.CONNECTION_LOST),
        (DownloadFailedError("closed"), Outcome.CONNECTION_LOST),
        (tls_failure(), Outcome.TLS),
        (UnsupportedURLSchemeError("ftp"), Outcome.UNSUPPORTED),
        (IgnoreRequest("Forbidden by robots.txt"), Outcome.ROBOTS),
        (IgnoreRequest("max redirections reached"), Outcome.REDIRECT_LOOP),
        (IgnoreRequest("… exceeded DOWNLOAD_MAXSIZE (5 B) during decompression."), Outcome.TOO_LARGE),
        (HostResting("a.test"), Outcome.BLOCKED),
        (IntranetAddress("http://10.0.0.1/"), Outcome.UNSUPPORTED),
        (ConnectionResetError(), Outcome.CONNECTION_LOST),
        (ValueError("Missing scheme"), Outcome.BROKEN),
        (RuntimeError("never seen before"), Outcome.CONNECTION_LOST),
    ],
)
def test_every_exception_is_an_outcome_with_one_line(error: Exception, outcome: Outcome) -> None:
    result = result_of_exception(error)
    assert result.outcome is outcome
    assert result.error
    assert "\n" not in result.error
