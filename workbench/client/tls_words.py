"""Puts into plain words why TLS came to nothing: whose certificate it was about, and what to do."""

import ssl

from workbench.core.exchange import SendFailure

_CA = "Name its certificate, or that of who signed it, as CA file under Settings; or switch its verification off there."
_OURS = "Choose the certificate, and the key that belongs to it, under Settings."
_CLOCK = "Renew it; or look whether the clock of this machine is right."
_ALERTS = {
    "CERTIFICATE_REQUIRED": ("wants a client certificate", "None was sent.", _OURS),
    "UNKNOWN_CA": ("does not know who signed the client certificate", "It was sent, and refused.", _OURS),
    "BAD_CERTIFICATE": ("did not accept the client certificate", "None was sent, or one that it refused.", _OURS),
    "CERTIFICATE_EXPIRED": ("says that the client certificate has expired", "It was sent, and refused.", _CLOCK),
    "CERTIFICATE_REVOKED": ("says that the client certificate was revoked", "It was sent, and refused.", _OURS),
    "CERTIFICATE_UNKNOWN": ("did not accept the client certificate", "It was sent, and refused.", _OURS),
    "HANDSHAKE_FAILURE": (
        "ended the TLS handshake",
        "Both found no common way; it may want a client certificate, or speak only an old TLS.",
        _OURS,
    ),
}


def tls_failure(error: ssl.SSLError, place: str) -> SendFailure:
    """The words for an error of TLS."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _not_trusted(error, place)
    reason = getattr(error, "reason", None) or ""  # an error that isn't OpenSSL's own has none
    if reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG"):
        why = "Its first bytes were something else than TLS."
        return SendFailure("tls", f"{place} does not speak TLS.", why, "Use http instead of https, or another port.")
    _, alert, name = reason.partition("ALERT_")
    if alert and name in _ALERTS:
        what, why, to_do = _ALERTS[name]
        return SendFailure("tls", f"{place} {what}.", f"{why} (TLS alert: {name.replace('_', ' ').lower()})", to_do)
    return SendFailure("tls", f"TLS with {place} came to nothing.", f"TLS: {error}.", f"{_CA}")


def _not_trusted(error: ssl.SSLCertVerificationError, place: str) -> SendFailure:
    words = getattr(error, "verify_message", "") or str(error)
    to_do = _CA
    if "expired" in words or "not yet valid" in words:
        to_do = (
            "Renew its certificate, look at the clock of this machine, or switch its verification off under Settings."
        )
    elif "mismatch" in words or "not valid for" in words:
        to_do = "Use the name that stands in its certificate, or switch its verification off under Settings."
    return SendFailure("tls", f"{place} could not be trusted.", f"TLS: certificate verify failed: {words}.", to_do)
