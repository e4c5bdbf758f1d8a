"""Reads YAML as text: every scalar stays what its author typed, so ``no``, ``22:22`` and ``012`` surprise nobody."""

from typing import Any, TypeAlias

import yaml

from workbench.core.yaml_depth import too_deep

Raw: TypeAlias = str | list["Raw"] | dict[str, "Raw"]
"""A file as it was read: no numbers, no booleans, no dates, only text."""

Tree: TypeAlias = str | bool | int | float | list["Tree"] | dict[str, "Tree"]
"""What is to be written."""

BOM = "\ufeff"
_MOST_VALUES = 200_000
_BASE: Any = yaml.CBaseLoader  # libyaml's parser: without it this fails at import instead of being nine times slower


class _Loader(_BASE):  # type: ignore[misc]  # what stands in a variable has no type to derive from
    """Every scalar is a text, so no tag is worked out for it: half of the time that a large collection takes."""

    def resolve(self, _kind: type[yaml.Node], _value: str | None, _implicit: object) -> str:
        return ""

    def descend_resolver(self, _parent: yaml.Node, _index: object) -> None:
        """Nothing depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """As above."""


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
        node = _node(text.removeprefix(BOM))
        found = _Building().value(node) if "*" in text else _plain(node)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _unreadable(error) from error
    if not found:
        return {}
    if not isinstance(found, dict):
        raise UnreadableError("expected a mapping of names to values.", 1, 1)
    if "*" in text and _unfolded(found, {}) > _MOST_VALUES:
        raise UnreadableError(f"its aliases unfold to more than {_MOST_VALUES:,} values.")
    return found


def _node(text: str) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def _plain(node: yaml.Node | None) -> Raw:
    """The value of a node without aliases in it."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.MappingNode):
        return {_key(key): _plain(value) for key, value in node.value}
    return [_plain(one) for one in node.value] if node is not None else ""


def _key(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise yaml.constructor.ConstructorError(None, None, "a name must be a text", node.start_mark)
    return str(node.value)


class _Building:
    """Makes values of nodes; what an alias names is one value in all of its places."""

    def __init__(self) -> None:
        self._made: dict[int, Raw | None] = {}

    def value(self, node: yaml.Node | None) -> Raw:
        """Raises ConstructorError when a value is inside of itself."""
        known = self._made.get(id(node), "")
        if node is None or isinstance(node, yaml.ScalarNode):
            return _plain(node)
        if known is None:
            raise yaml.constructor.ConstructorError(
                None, None, "it is recursive: an alias stands in what it names", node.start_mark
            )
        if known != "":
            return known
        self._made[id(node)] = None
        made: Raw
        if isinstance(node, yaml.MappingNode):
            made = {_key(key): self.value(value) for key, value in node.value}
        else:
            made = [self.value(one) for one in node.value]
        self._made[id(node)] = made
        return made


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
