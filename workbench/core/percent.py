"""Percent-encoding by RFC 3986: what is legal stays as typed, and valid ``%XX`` is never encoded twice."""

import re
import string

_UNRESERVED = string.ascii_letters + string.digits + "-._~"
_SUB_DELIMS = "!$&'()*+,;="
_PATH = frozenset((_UNRESERVED + _SUB_DELIMS + ":@/").encode())
_SEGMENT = _PATH - frozenset(b"/")
_QUERY = frozenset((_UNRESERVED + _SUB_DELIMS + ":@/?").encode())
_QUERY_VALUE = _QUERY - frozenset(b"&")
_QUERY_NAME = _QUERY - frozenset(b"&=")
_FORM = frozenset((string.ascii_letters + string.digits + "*-._").encode())
_TRIPLET = re.compile(r"(%[0-9A-Fa-f]{2})")


def _quote(text: str, legal: frozenset[int]) -> str:
    return "".join(chr(byte) if byte in legal else f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def _keep_triplets(text: str, legal: frozenset[int]) -> str:
    pieces = _TRIPLET.split(text)
    return "".join(piece if index % 2 else _quote(piece, legal) for index, piece in enumerate(pieces))


def path(text: str) -> str:
    """A path as it goes into the request line; ``..`` is left alone, so that a learner can send it."""
    return _keep_triplets(text, _PATH)


def segment(text: str) -> str:
    """One segment of a path: a slash in it is part of the value, not of the path."""
    return _keep_triplets(text, _SEGMENT)


def query(text: str) -> str:
    """A whole query that stands in the URL already."""
    return _keep_triplets(text, _QUERY)


def query_name(text: str) -> str:
    """The name of one query row."""
    return _keep_triplets(text, _QUERY_NAME)


def query_value(text: str) -> str:
    """The value of one query row."""
    return _keep_triplets(text, _QUERY_VALUE)


def form(text: str) -> str:
    """A form field, literally (WHATWG URL, ``application/x-www-form-urlencoded``): ``%41`` arrives as ``%41``."""
    return _quote(text, _FORM | frozenset(b" ")).replace(" ", "+")
