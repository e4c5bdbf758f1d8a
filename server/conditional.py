"""Conditional requests: comparing entity tags by the rules of RFC 9110, section 13."""

import re

from starlette.datastructures import Headers
from starlette.types import Send

_TAG = re.compile(r'(?:W/)?"[^"]*"')
_OF_THE_BODY = {"content-length", "content-type", "content-encoding"}


def is_unchanged(if_none_match: str, tag: str) -> bool:
    """Whether one of the client's tags names this content. Weak comparison: ``W/"a"`` and ``"a"`` are the same."""
    if if_none_match.strip() == "*":
        return True
    return _opaque(tag) in {_opaque(one) for one in _TAG.findall(if_none_match)}


def may_change(if_match: str | None, tag: str) -> bool:
    """Whether a write may go on: no condition, any version, or exactly this one (no weak tag fits)."""
    if if_match is None or if_match.strip() == "*":
        return True
    return tag in _TAG.findall(if_match)


async def send_not_modified(send: Send, headers: Headers) -> None:
    """Answer 304: every header but those that describe a body."""
    raw = [(name, value) for name, value in headers.raw if name.decode("latin-1").lower() not in _OF_THE_BODY]
    await send({"type": "http.response.start", "status": 304, "headers": raw})
    await send({"type": "http.response.body", "body": b""})


def _opaque(tag: str) -> str:
    return tag.removeprefix("W/")
