"""One part of an answer that somebody points at: to assert what it is, or to capture it into a variable."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from workbench.core.assertion import Assertion, Capture
from workbench.core.assertions import suggest
from workbench.core.assertions.values import type_of
from workbench.core.variables import sounds_secret

PartSource = Literal["status", "header", "json"]
_LONGEST_TEXT = 1_000
_PLAIN = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_KEY = re.compile(r"\.(\w+)|\['((?:\\.|[^'\\])*)'\]")
_NOT_A_NAME = re.compile(r"\W+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """Where it stands in the answer, and what it is there."""

    source: PartSource
    key: str = ""
    """JSONPath or header name; empty for the status."""
    value: object = None
    """What stands there now; of containers an empty one of their kind."""


def member(path: str, name: str) -> str:
    """The JSONPath of a member of what ``path`` finds (RFC 9535, 2.3.1)."""
    if _PLAIN.fullmatch(name):
        return f"{path}.{name}"
    quoted = json.dumps(name, ensure_ascii=False)[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"{path}['{quoted}']"


def item(path: str, index: int) -> str:
    """The JSONPath of an item of the array that ``path`` finds."""
    return f"{path}[{index}]"


def assertion_of(part: Part) -> Assertion:
    """That it stays as it is; of a credential only that it is there: its value has no place in a file."""
    if part.source == "status":
        return Assertion("status", "", "eq", str(part.value))
    secret = sounds_secret(_name(part)) or part.key.lower() == "set-cookie"
    if part.source == "header":
        return Assertion("header", part.key, *(("exists",) if secret else ("eq", str(part.value))))
    if isinstance(part.value, str) and (secret or len(part.value) > _LONGEST_TEXT):
        return Assertion("json", part.key, "is_type", type_of(part.value))
    return suggest.for_value(part.key, part.value)


def capture_of(part: Part, taken: Iterable[str] = ()) -> Capture:
    """Into a variable that is named after it, and not like one of ``taken``."""
    name = _name(part)
    used = set(taken)
    free = next(one for one in (name, *(f"{name}_{number}" for number in range(2, len(used) + 3))) if one not in used)
    return Capture(free, part.source, part.key)


def _name(part: Part) -> str:
    if part.source != "json":
        words = part.key or part.source
    else:
        keys = [plain or quoted for plain, quoted in _KEY.findall(part.key)]
        words = keys[-1] if keys else "body"
    name = _NOT_A_NAME.sub("_", words).strip("_")
    name = name.lower() if part.source == "header" else name
    return name if name and not name[0].isdigit() else f"value_{name}".rstrip("_")
