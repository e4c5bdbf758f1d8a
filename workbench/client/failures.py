"""Puts into plain words why no answer came: what happened, why, and what to do."""

import errno
import socket
import ssl
from collections.abc import Iterator

import h11
import httpcore

from workbench.client.inflate import InflateError
from workbench.core.draft_error import DraftError
from workbench.core.exchange import SendFailure

_REFUSED = {errno.ECONNREFUSED, getattr(errno, "WSAECONNREFUSED", 10061)}
_WHERE = {
    "connect": "The connection was never made.",
    "send": "The connection was made, but the request did not get through.",
    "wait": "The request was sent; the server never began to answer.",
    "receive": "The answer began, but its end never came.",
}


class BodyTooLargeError(Exception):
    """The answer's body went past the cap."""


def invalid(error: DraftError) -> SendFailure:
    """A draft that can't be sent at all."""
    return SendFailure("invalid", f"{error.place}: {error.problem}.", "Nothing was sent.", "Mend it and send again.")


def timed_out(seconds: float, phase: str) -> SendFailure:
    return SendFailure("timeout", f"No answer within {seconds:g} s.", _WHERE[phase], "Send again, or allow more time.")


def cancelled() -> SendFailure:
    why = "The server may have done the work all the same: closing a connection undoes nothing."
    return SendFailure("cancelled", "You cancelled the request.", why, "Send again when you like.")


def explain(error: Exception, place: str, phase: str, received: int) -> SendFailure:
    """The words for an error of the network or of the protocol.

    Args:
        error: What httpcore or we raised.
        place: Host and port that were meant.
        phase: Where the request had got to: 'connect', 'send', 'wait' or 'receive'.
        received: Body bytes that had come.
    """
    if isinstance(error, httpcore.ConnectError | ssl.SSLError):
        return _no_connection(error, place)
    if isinstance(error, BodyTooLargeError):
        return SendFailure(
            "too_large", "The answer was cut off.", str(error), "Ask for less: a page, a limit, a range."
        )
    if isinstance(error, InflateError):
        return SendFailure("protocol", "The answer's content can't be unpacked.", f"{error}.", _LOOK)
    if isinstance(error, httpcore.LocalProtocolError | h11.LocalProtocolError):
        why = f"The protocol forbids it: {error}. Check Content-Length and Transfer-Encoding."
        return SendFailure("invalid", "The request can't be sent like this.", why, "Mend the headers and send again.")
    if isinstance(error, OSError):
        return SendFailure("other", "The answer can't be kept on disk.", f"{error}.", "Free some space and send again.")
    return _broken_answer(error, place, phase, received)


_LOOK = "Look at the Wire tab: it shows the bytes as they came."


def _broken_answer(error: Exception, place: str, phase: str, received: int) -> SendFailure:
    text = str(error)
    if "without sending a response" in text or (isinstance(error, httpcore.NetworkError) and phase != "receive"):
        why = "It took the request and closed the connection without a word."
        return SendFailure("dropped", f"{place} hung up.", why, "See whether the backend is still running, send again.")
    if "peer closed connection" in text or isinstance(error, httpcore.NetworkError):
        why = f"{received:,} bytes of the body had come; the rest never did."
        return SendFailure("dropped", f"{place} hung up in the middle of the answer.", why, _LOOK)
    return SendFailure("protocol", f"What {place} sent is not valid HTTP.", f"{text or type(error).__name__}.", _LOOK)


def _no_connection(error: Exception, place: str) -> SendFailure:
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return SendFailure(
            "tls", f"{place} could not be trusted.", f"TLS: {causes[-1]}.", "Check the certificate, or use http."
        )
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        host = place.rpartition(":")[0] or place
        return SendFailure("other", f"No machine is known by the name {host}.", "", "Check the URL.")
    if any(isinstance(cause, OSError) and cause.errno in _REFUSED for cause in causes):
        what = f"Nothing is listening at {place}."
        return SendFailure(
            "refused", what, "The request never reached the pipeline.", "Start the backend, or check {{base}}."
        )
    return SendFailure("refused", f"{place} can't be reached.", f"{causes[-1]}.", "Check the URL and {{base}}.")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and everything that led to it, groups included (several addresses were tried)."""
    yield error
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _causes(inner)
    following = error.__cause__ or error.__context__
    if following is not None:
        yield from _causes(following)
