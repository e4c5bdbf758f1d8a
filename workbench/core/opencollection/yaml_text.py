"""Reads YAML as text: every scalar stays what its author typed, so ``no``, ``22:22`` and ``012`` surprise nobody."""

from typing import TypeAlias

import yaml

from workbench.core.yaml_depth import too_deep

Raw: TypeAlias = str | list["Raw"] | dict[str, "Raw"]
"""A file as it was read: no numbers, no booleans, no dates, only text."""

Tree: TypeAlias = str | bool | int | float | list["Tree"] | dict[str, "Tree"]
"""What is to be written."""

BOM = "\ufeff"
_MOST_VALUES = 200_000
_Loader = yaml.CBaseLoader  # libyaml's parser: without it this fails at import instead of being nine times slower


class UnreadableError(ValueError):
    """A text that is no YAML mapping; ``line`` and ``column`` count from 1, and are 0 when no place is known."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(f"Line {line}, column {column}: {message}" if line else message)
        self.line = line
        self.column = column


def load(text: str) -> dict[str, Raw]:
    """The mapping that a file holds; an empty file holds an empty one. Raises UnreadableError."""
    if too_deep(text):
        raise UnreadableError("it is nested too deeply.")
    try:
        found = yaml.load(text.removeprefix(BOM), _Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _unreadable(error) from error
    if not found:
        return {}
    if not isinstance(found, dict):
        raise UnreadableError("expected a mapping of names to values.", 1, 1)
    if "*" in text and _unfolded(found, {}) > _MOST_VALUES:
        raise UnreadableError(f"its aliases unfold to more than {_MOST_VALUES:,} values.")
    return found


def _unfolded(raw: Raw, known: dict[int, int]) -> int:
    """How many values there are when every alias is written out."""
    if isinstance(raw, str):
        return 1
    if id(raw) not in known:
        parts = raw.values() if isinstance(raw, dict) else raw
        known[id(raw)] = 1 + sum(_unfolded(part, known) for part in parts)
    return known[id(raw)]


def compose(text: str) -> yaml.MappingNode:
    """The nodes of a file with the places where they stand. Raises UnreadableError."""
    if too_deep(text):
        raise UnreadableError("it is nested too deeply.")
    try:
        node = yaml.compose(text, _Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _unreadable(error) from error
    if not isinstance(node, yaml.MappingNode):
        raise UnreadableError("expected a mapping of names to values.", 1, 1)
    return node


def _unreadable(error: Exception) -> UnreadableError:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        problem = (error.problem or error.context or "it can't be read").rstrip(".")
        return UnreadableError(f"{problem}.", mark.line + 1 if mark else 0, mark.column + 1 if mark else 0)
    if isinstance(error, yaml.reader.ReaderError):
        return UnreadableError(f"a character that YAML doesn't allow, at position {error.position}.")
    return UnreadableError(f"it is no valid YAML: {error}.")
