"""Puts into plain words why no answer came: what happened, why, and what to do."""

import errno
import re
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

import h11
import httpcore

from workbench.client.inflate import InflateError
from workbench.client.tls_words import tls_failure
from workbench.client.wire_tap import IN_VAIN, MOST_WAITED_BYTES
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


class RedirectError(Exception):
    """Redirects led nowhere, or on and on."""

    def __init__(self, failure: SendFailure) -> None:
        super().__init__(failure.what)
        self.failure = failure


def invalid(error: DraftError) -> SendFailure:
    """A draft that can't be sent at all."""
    return SendFailure("invalid", f"{error.place}: {error.problem}.", "Nothing was sent.", "Mend it and send again.")


def timed_out(seconds: float, phase: str, *, heard: bool = False) -> SendFailure:
    """The limit for all of it was reached; ``heard`` says that the head of an answer had begun to come."""
    what = f"The answer took longer than {seconds:g} s." if phase == "receive" else f"No answer within {seconds:g} s."
    why = _HALF_A_HEAD if heard else _WHERE[phase]
    return SendFailure("timeout", what, why, "Send again, or allow more time under Settings.")


def cancelled() -> SendFailure:
    why = "The server may have done the work all the same: closing a connection undoes nothing."
    return SendFailure("cancelled", "You cancelled the request.", why, "Send again when you like.")


def no_way(status: int, why: str) -> RedirectError:
    """A redirect whose ``Location`` is of no use."""
    what = f"The redirect ({status}) can't be followed."
    return RedirectError(SendFailure("redirect", what, f"{why}.", _HOPS))


def too_many_redirects(limit: int, ring: str, last: str) -> RedirectError:
    """The cap of the draft was reached."""
    what = f"Redirected more than {limit:,} times." if limit else "It is a redirect, and none may be followed."
    why = ring or f"{last} still leads elsewhere."
    return RedirectError(SendFailure("redirect", what, why, f"{_HOPS} The cap stands under Settings."))


def redirects_too_large(count: int, cap: int) -> RedirectError:
    """The redirects carry so much that keeping them would fill the memory."""
    why = f"The heads of {count:,} redirects went past {cap >> 20} MiB."
    return RedirectError(SendFailure("redirect", "The redirects were cut off.", why, _HOPS))


@dataclass(frozen=True, slots=True)
class Where:
    """What the words for an error need to know."""

    place: str
    """Host and port that were meant."""
    phase: str = "connect"
    """Where the request had got to: 'connect', 'send', 'wait' or 'receive'."""
    received: int = 0
    """Body bytes that had come."""
    connect_timeout_s: float = 0.0
    read_timeout_s: float = 0.0
    heard: bool = False
    """Whether bytes of an answer had come, though no whole head."""
    unsent: int = 0
    """Bytes of the request's body that were not sent."""


def explain(error: Exception, where: Where) -> SendFailure:
    """The words for an error of the network or of the protocol: what httpcore or we raised."""
    of_tls = next((cause for cause in _causes(error) if isinstance(cause, ssl.SSLError)), None)
    if of_tls is not None and not isinstance(of_tls, ssl.SSLEOFError):  # that one is just an early end
        return tls_failure(of_tls, where.place)
    match error:
        case httpcore.TimeoutException():
            return _slow(error, where)
        case httpcore.ProxyError():
            return _proxy_refused(str(error), where.place)
        case httpcore.ConnectError():
            return _no_connection(error, where.place)
    return _about_content(error) or _broken_answer(error, where)


def _about_content(error: Exception) -> SendFailure | None:
    """What is wrong with the bytes themselves, sent or received; None when it is the connection."""
    match error:
        case BodyTooLargeError():
            less = "Ask for less: a page, a limit, a range."
            return SendFailure("too_large", "The answer was cut off.", str(error), less)
        case InflateError():
            return SendFailure("protocol", "The answer's content can't be unpacked.", f"{error}.", _LOOK)
        case httpcore.LocalProtocolError() | h11.LocalProtocolError():
            why = f"The protocol forbids it: {error}. Check Content-Length and Transfer-Encoding."
            return SendFailure(
                "invalid", "The request can't be sent like this.", why, "Mend the headers and send again."
            )
        case OSError():
            return _disk(error)
    return None


def _disk(error: OSError) -> SendFailure:
    """The two files of a send: the one that goes out, and the one that the answer is kept in."""
    if isinstance(error, FileNotFoundError):
        return SendFailure("invalid", "A file to send is gone.", f"{error}.", "Choose the file again.")
    what = "The answer can't be kept on disk."
    return SendFailure("other", what, f"{error}.", "Free some space and send again.")


def _slow(error: httpcore.TimeoutException, where: Where) -> SendFailure:
    """One of the limits for a part of it was reached."""
    if isinstance(error, httpcore.ConnectTimeout):
        what = f"{where.place} did not take the connection within {where.connect_timeout_s:g} s."
        why = "It is switched off, or a firewall swallows what is sent there."
        return SendFailure("timeout", what, why, "Check the address, or allow more time to connect under Settings.")
    seconds = f"{where.read_timeout_s:g} s"
    more = "Send again, or allow a longer silence under Settings."
    if isinstance(error, httpcore.WriteTimeout):
        return SendFailure("timeout", f"{where.place} took in nothing for {seconds}.", _WHERE["send"], more)
    what = f"{where.place} was silent for {seconds}."
    why = (
        f"{where.received:,} bytes of the body had come; then nothing more." if where.received else _WHERE[where.phase]
    )
    why = _HALF_A_HEAD if where.heard and not where.received else why
    return SendFailure("timeout", what, why, more)


def _proxy_refused(words: str, place: str) -> SendFailure:
    what = f"{place[:1].upper()}{place[1:]} opens no tunnel: {words.strip()}."
    if words.startswith("407"):
        return SendFailure("proxy", what, "It wants to know who is asking.", "Write http://user:password@host:port.")
    return SendFailure("proxy", what, "The request itself was not sent.", "Check the proxy under Settings.")


_HALF_A_HEAD = "The head of its answer began, and its end never came; the Wire tab shows what did."
_BYTES = re.compile(r"""bytearray\(b(['"])(.*)\1\)""", re.DOTALL)
_LONGEST = 200
_HOPS = "The Redirects tab shows every answer on the way."
_LOOK = "Look at the Wire tab: it shows the bytes as they came."


def _broken_answer(error: Exception, where: Where) -> SendFailure:
    text, place, phase, received = str(error), where.place, where.phase, where.received
    if "Receive buffer too long" in text:
        why = "The head of its answer went past 100 KiB without an end."
        return SendFailure("protocol", f"What {place} sent is without measure.", why, _LOOK)
    if "without sending a response" in text or (isinstance(error, httpcore.NetworkError) and phase != "receive"):
        why = "It took the request and closed the connection without a word."
        if where.unsent:
            why = f"{where.unsent:,} bytes of the request were not sent yet; if it answered, that was lost with it."
        return SendFailure("dropped", f"{place} hung up.", why, "See whether the backend is still running, send again.")
    if "peer closed connection" in text or isinstance(error, httpcore.NetworkError):
        why = f"{received:,} bytes of the body had come; the rest never did."
        return SendFailure("dropped", f"{place} hung up in the middle of the answer.", why, _LOOK)
    if text == IN_VAIN:
        why = f"More than {MOST_WAITED_BYTES >> 20} MiB came, and no answer began: only 1xx, which announce one."
        return SendFailure("protocol", f"{place} never comes to its answer.", why, _LOOK)
    why = _BYTES.sub(lambda found: f"“{found[2]}”", text or type(error).__name__)
    shown = why if len(why) <= _LONGEST else f"{why[:_LONGEST]}…"
    return SendFailure("protocol", f"What {place} sent is not valid HTTP.", f"{shown}.", _LOOK)


def _no_connection(error: Exception, place: str) -> SendFailure:
    causes = list(_causes(error))
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
