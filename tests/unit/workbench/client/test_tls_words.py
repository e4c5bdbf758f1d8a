"""TLS that came to nothing, in words."""

import ssl

import pytest

from workbench.client.tls_words import tls_failure


def error(reason: str) -> ssl.SSLError:
    made = ssl.SSLError(1, f"[SSL: {reason}] x")
    made.reason = reason
    return made


def not_trusted(words: str) -> ssl.SSLCertVerificationError:
    made = ssl.SSLCertVerificationError(1, "x")
    made.verify_message = words
    return made


@pytest.mark.parametrize(
    ("told", "what", "to_do"),
    [
        (error("TLSV13_ALERT_CERTIFICATE_REQUIRED"), "wants a client certificate", "under Settings"),
        (error("TLSV1_ALERT_UNKNOWN_CA"), "does not know who signed", "under Settings"),
        (error("SSLV3_ALERT_CERTIFICATE_EXPIRED"), "has expired", "clock"),
        (error("WRONG_VERSION_NUMBER"), "does not speak TLS", "http instead"),
        (error("NO_SHARED_CIPHER"), "came to nothing", "CA file"),
        (not_trusted("self-signed certificate"), "could not be trusted", "CA file"),
        (not_trusted("certificate has expired"), "could not be trusted", "Renew"),
        (
            not_trusted("Hostname mismatch, certificate is not valid for 'h'."),
            "could not be trusted",
            "name that stands",
        ),
    ],
)
def test_each_says_whose_certificate_it_is_about(told: ssl.SSLError, what: str, to_do: str) -> None:
    failure = tls_failure(told, "h:443")

    assert failure.kind == "tls"
    assert what in failure.what
    assert to_do in failure.what_to_do
    assert failure.why
