"""How a variable is written in a text: ``{{name}}``, ``{{name:-default}}``, ``{{$uuid}}``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PATTERN = re.compile(
    r"\{\{\s*(\$?[A-Za-z_][A-Za-z0-9_.-]*)\s*"
    r"(?::-((?:[^{}\n]|\{\{[^{}\n]*\}\}|\{(?!\{)|\}(?!\}))*))?\}\}"
)
"""A default ends at the first ``}}`` and may hold variables itself; a name with ``$`` is made up for each send."""
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_BEGUN = re.compile(r"\{\{\s*(\$?[A-Za-z0-9_.-]*)$")


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a text uses a variable; ``start`` and ``end`` are character offsets."""

    name: str
    start: int
    end: int
    default: str | None = None


def uses(text: str) -> Iterator[Use]:
    """Every use of a variable, in order."""
    if "{{" in text:
        yield from (Use(match[1], match.start(), match.end(), match[2]) for match in PATTERN.finditer(text))


def use_at(text: str, position: int) -> Use | None:
    """The use that stands at a position."""
    return next((use for use in uses(text) if use.start <= position < use.end), None)


def begun(before_cursor: str) -> str | None:
    """The part of a name typed after ``{{``, when the cursor stands in such a one; None elsewhere."""
    found = _BEGUN.search(before_cursor)
    return found[1] if found else None
