"""Variables: finds ``{{name}}`` in a text and puts values in their place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.core.draft_error import DraftError

PATTERN = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a text uses a variable; ``start`` and ``end`` are character offsets."""

    name: str
    start: int
    end: int


def uses(text: str) -> Iterator[Use]:
    """Every use of a variable, in order."""
    return (Use(match[1], match.start(), match.end()) for match in PATTERN.finditer(text))


def expand(text: str, variables: Mapping[str, str], place: str) -> str:
    """The text with its values put in, once: a value that holds ``{{other}}`` stays as it is.

    Raises:
        DraftError: for the first variable that has no value, naming ``place``.
    """

    def value(match: re.Match[str]) -> str:
        if match[1] in variables:
            return variables[match[1]]
        known = ", ".join("{{" + name + "}}" for name in sorted(variables)) or "none"
        raise DraftError(place, f"unknown variable {{{{{match[1]}}}}}. Known: {known}")

    return PATTERN.sub(value, text)
