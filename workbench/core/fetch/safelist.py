"""Which methods and headers need nobody's leave, and which no page may set (Fetch, sections 2.2.1 and 2.2.2)."""

from collections.abc import Iterable

from workbench.core.digits import whole

Pairs = Iterable[tuple[str, str]]

_MOST_BYTES = 2**63
SAFE_METHODS = frozenset({"GET", "HEAD", "POST"})
"""CORS-safelisted methods: what a form or an image could always send."""
FORBIDDEN_METHODS = frozenset({"CONNECT", "TRACE", "TRACK"})
NORMALISED_METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"})
"""Written in capitals for the page; ``patch`` stays small, and fails."""
SAFE_CONTENT_TYPES = frozenset({"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"})
SAFE_RESPONSE_HEADERS = frozenset(
    {
        "cache-control",
        "content-language",
        "content-length",
        "content-type",
        "expires",
        "last-modified",
        "pragma",
    }
)
HIDDEN_RESPONSE_HEADERS = frozenset({"set-cookie", "set-cookie2"})
"""No page ever reads these, whoever allows it."""
FORBIDDEN_HEADERS = frozenset(
    {
        "accept-charset",
        "accept-encoding",
        "access-control-request-headers",
        "access-control-request-method",
        "access-control-request-private-network",
        "connection",
        "content-length",
        "cookie",
        "cookie2",
        "date",
        "dnt",
        "expect",
        "host",
        "keep-alive",
        "origin",
        "referer",
        "set-cookie",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "via",
    }
)
_METHOD_OVERRIDES = frozenset({"x-http-method", "x-http-method-override", "x-method-override"})
_MOST_VALUE_BYTES = 128
_MOST_SAFE_BYTES = 1024
_UNSAFE_BYTES = frozenset('"():<>?@[\\]{}\x7f')
_LANGUAGE_SIGNS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz *,-.;=")


def normal_method(method: str) -> str:
    """The method as the browser sends it."""
    return method.upper() if method.upper() in NORMALISED_METHODS else method


def is_forbidden(name: str, value: str = "") -> bool:
    """Whether the browser keeps this header to itself: a page that sets it is ignored."""
    low = name.lower()
    if low in _METHOD_OVERRIDES:
        return any(part.strip().upper() in FORBIDDEN_METHODS for part in value.split(","))
    return low in FORBIDDEN_HEADERS or low.startswith(("proxy-", "sec-"))


def is_safe(name: str, value: str) -> bool:
    """Whether the header is CORS-safelisted: it needs no preflight."""
    if len(value.encode()) > _MOST_VALUE_BYTES:
        return False
    match name.lower():
        case "accept":
            return not _has_unsafe_bytes(value)
        case "accept-language" | "content-language":
            return set(value) <= _LANGUAGE_SIGNS
        case "content-type":
            return not _has_unsafe_bytes(value) and media_type(value) in SAFE_CONTENT_TYPES
        case "range":
            return _is_simple_range(value)
    return False


def unsafe_names(headers: Pairs) -> tuple[str, ...]:
    """Names of the headers that the preflight must ask for: lower case, sorted, each once."""
    unsafe: set[str] = set()
    maybe: set[str] = set()
    safe_bytes = 0
    for name, value in headers:
        if is_safe(name, value):
            maybe.add(name.lower())
            safe_bytes += len(value.encode())
        else:
            unsafe.add(name.lower())
    return tuple(sorted(unsafe | maybe if safe_bytes > _MOST_SAFE_BYTES else unsafe))


def media_type(value: str) -> str:
    """The essence of a content type: without its parameters, in lower case."""
    return value.partition(";")[0].strip(" \t\r\n").lower()


def _has_unsafe_bytes(value: str) -> bool:
    return any(sign in _UNSAFE_BYTES or (sign < " " and sign != "\t") for sign in value)


def _is_simple_range(value: str) -> bool:
    """``bytes=0-`` and ``bytes=0-99`` to the letter and without spaces, but not ``bytes=-99``."""
    unit, _, span = value.partition("=")
    first, dash, last = span.partition("-")
    begin, end = whole(first, _MOST_BYTES), whole(last, _MOST_BYTES)
    if unit != "bytes" or not dash or begin is None or any(sign.isspace() for sign in span):
        return False
    return not last or (end is not None and end >= begin)
