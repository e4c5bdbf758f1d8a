"""JSON as a tree that shows what came, not what Python makes of it: numbers keep their digits, repeated keys stay.

A node is a stretch of a text that lies elsewhere; what is under it is looked up when somebody opens it.
"""

import json
from dataclasses import dataclass
from typing import Protocol

PREVIEW = 3
"""Items of a long array that are shown before the rest is folded."""
LONG = 10
PAGE = 100
SHOWN_BYTES = 2_000
"""Of a long value."""
VALUE_BYTES = 64 << 10
"""Of a value that becomes an assertion."""
_KINDS = {"{": "container", "[": "container", '"': "string", "t": "keyword", "f": "keyword", "n": "keyword"}


class Document(Protocol):
    """A JSON text of any size."""

    def first(self, node: "Node") -> str:
        """The first character of a value."""

    def length(self, node: "Node") -> int:
        """How many items or members a container has."""

    def items(self, node: "Node", start: int, stop: int) -> "list[Node]":
        """Some items or members of a container."""

    def text(self, node: "Node", limit: int) -> str:
        """A value as it stands in the text, cut after so many bytes."""

    def index_at(self, node: "Node", offset: int) -> int | None:
        """Which item holds a byte; None when the byte is no part of any."""


@dataclass(frozen=True, slots=True)
class Node:
    """One line of the tree; ``folded`` stands for a stretch of a long array or object."""

    document: Document
    key: str
    start: int
    end: int
    depth: int = 0
    folded: tuple[int, int] | None = None

    @property
    def is_container(self) -> bool:
        return kind(self) == "container"

    @property
    def has_children(self) -> bool:
        return self.folded is not None or (self.is_container and self.document.length(self) > 0)


def children(node: Node) -> list[Node]:
    """The lines under a node; long lists show their first few and fold the rest into stretches."""
    start, stop = node.folded or (0, node.document.length(node))
    if node.folded is None and stop > LONG and node.document.first(node) == "[":
        return [*node.document.items(node, 0, PREVIEW), _fold(node, PREVIEW, stop)]
    return node.document.items(node, start, stop) if stop - start <= PAGE else _pages(node, start, stop)


def summary(node: Node) -> str:
    """What stands beside the key: 'object · 3 keys', 'array · 23', '20 more', or the value itself."""
    if node.folded is not None:
        return f"{node.folded[1] - node.folded[0]:,} more"
    if not node.is_container:
        return _readable(node.document.text(node, SHOWN_BYTES))
    count = node.document.length(node)
    if node.document.first(node) == "{":
        return f"object · {count:,} {'key' if count == 1 else 'keys'}"
    return f"array · {count:,}"


def kind(node: Node) -> str:
    """How the value is coloured: 'container', 'string', 'number' or 'keyword'."""
    return "container" if node.folded is not None else _KINDS.get(node.document.first(node), "number")


def value(node: Node) -> object:
    """The value itself; of a container an empty one of its kind, and of a text that is too long as much as is shown."""
    if node.is_container:
        return {} if node.document.first(node) == "{" else []
    text = node.document.text(node, VALUE_BYTES)
    try:
        made: object = json.loads(text, strict=False)
    except ValueError:
        return text
    return made


def copied(node: Node, limit: int) -> str:
    """The text to put on the clipboard: a string without its quotes, anything else as it stands."""
    text = node.document.text(node, limit)
    if kind(node) != "string":
        return text
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        return text


def place_of(lines: list[Node], index: int, parent: Node) -> int | None:
    """Which of the lines under a node shows its item ``index``, or the stretch that holds it."""
    at = parent.folded[0] if parent.folded else 0
    for row, node in enumerate(lines):
        first, stop = node.folded or (at, at + 1)
        if first <= index < stop:
            return row
        at = stop
    return None


def _readable(text: str) -> str:
    """A string with its escapes resolved; what was cut or is no string stays as it is."""
    if not text.startswith('"'):
        return text
    try:
        return json.dumps(json.loads(text, strict=False), ensure_ascii=False)
    except ValueError:
        return text


def _fold(node: Node, start: int, stop: int) -> Node:
    return Node(node.document, f"{start:,} … {stop - 1:,}", node.start, node.end, node.depth, (start, stop))


def _pages(node: Node, start: int, stop: int) -> list[Node]:
    """Stretches of a power of ten, so that no level has more than a hundred lines."""
    size = PAGE
    while (stop - start) > size * PAGE:
        size *= PAGE
    return [_fold(node, at, min(at + size, stop)) for at in range(start, stop, size)]
