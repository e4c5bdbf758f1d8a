"""Failures in plain words."""

import errno
import socket
import ssl

import httpcore
import pytest

from workbench.client import failures
from workbench.core.draft_error import DraftError


def caused_by(cause: BaseException) -> httpcore.ConnectError:
    error = httpcore.ConnectError("All connection attempts failed")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (caused_by(OSError(errno.ECONNREFUSED, "refused")), "refused", "Nothing is listening at h:80"),
        (caused_by(ExceptionGroup("", [OSError(errno.ECONNREFUSED, "x")])), "refused", "Nothing is listening"),
        (caused_by(OSError(errno.EHOSTUNREACH, "no route")), "refused", "h:80 can't be reached"),
        (caused_by(socket.gaierror(-2, "unknown")), "other", "No machine is known by the name h"),
        (caused_by(ssl.SSLCertVerificationError("self-signed")), "tls", "could not be trusted"),
        (httpcore.RemoteProtocolError("Server disconnected without sending a response."), "dropped", "hung up"),
        (httpcore.ReadError("reset"), "dropped", "in the middle"),
        (httpcore.RemoteProtocolError("illegal status line"), "protocol", "not valid HTTP"),
        (failures.BodyTooLargeError("past the cap"), "too_large", "cut off"),
        (OSError(errno.ENOSPC, "No space left"), "other", "kept on disk"),
    ],
)
def test_each_says_what_happened(error: Exception, kind: str, words: str) -> None:
    failure = failures.explain(error, failures.Where("h:80", "receive", 7))

    assert failure.kind == kind
    assert words in failure.what
    assert failure.what_to_do


def test_refused_has_the_wording_of_the_design() -> None:
    failure = failures.explain(caused_by(OSError(errno.ECONNREFUSED, "")), failures.Where("127.0.0.1:8000"))

    assert f"{failure.what} {failure.why}" == (
        "Nothing is listening at 127.0.0.1:8000. The request never reached the pipeline."
    )


def test_the_others_of_our_own() -> None:
    assert failures.invalid(DraftError("URL", "it is empty")).what == "URL: it is empty."
    assert failures.timed_out(2.5, "wait").what == "No answer within 2.5 s."
    assert failures.cancelled().kind == "cancelled"
