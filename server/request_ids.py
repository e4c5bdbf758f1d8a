"""The name that one request carries through headers, logs, traces and problems."""

import secrets
from time import time_ns
from typing import Any

from starlette.types import Scope

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32, as ULIDs use it


def new_request_id() -> str:
    """A ULID: 48 bits of milliseconds and 80 random bits, so that ids sort by time. See github.com/ulid/spec."""
    number = time_ns() // 1_000_000 << 80 | secrets.randbits(80)
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(125, -5, -5))


def request_id_of(scope: Scope) -> str:
    """The id that a stage has given to this request, or one that is given to it now."""
    state: dict[str, Any] = scope.setdefault("state", {})
    if "request_id" not in state:
        state["request_id"] = new_request_id()
    return str(state["request_id"])
