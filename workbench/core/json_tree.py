"""JSON as a tree that shows what came, not what Python makes of it: numbers keep their digits, repeated keys stay."""

import json
from dataclasses import dataclass

PREVIEW = 3
"""Items of a long array that are shown before the rest is folded."""
LONG = 10
PAGE = 100


class Number(str):
    """A number as its digits stood in the text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Members:
    """An object: its members in order, repeated names included."""

    pairs: tuple[tuple[str, "Value"], ...]


Value = Members | list["Value"] | str | Number | bool | None


@dataclass(frozen=True, slots=True)
class Node:
    """One line of the tree; ``folded`` stands for a stretch of a long array or object."""

    key: str
    value: Value
    folded: tuple[int, int] | None = None

    @property
    def has_children(self) -> bool:
        return self.folded is not None or _length(self.value) > 0


def parse(text: str) -> Value:
    """The tree's content; raises ValueError when the text is not JSON, RecursionError when it nests too deep."""
    value: Value = json.loads(
        text,
        object_pairs_hook=lambda pairs: Members(tuple(pairs)),
        parse_int=Number,
        parse_float=Number,
        parse_constant=Number,
    )
    return value


def children(node: Node) -> list[Node]:
    """The lines under a node; long lists show their first few and fold the rest into stretches."""
    start, stop = node.folded or (0, _length(node.value))
    if node.folded is None and isinstance(node.value, list) and stop > LONG:
        return [*_nodes(node.value, 0, PREVIEW), _fold(node.value, PREVIEW, stop)]
    return _nodes(node.value, start, stop) if stop - start <= PAGE else _pages(node.value, start, stop)


def summary(node: Node) -> str:
    """What stands beside the key: 'object · 3 keys', 'array · 23', '20 more', or the value itself."""
    if node.folded is not None:
        return f"{node.folded[1] - node.folded[0]:,} more"
    if isinstance(node.value, Members):
        count = len(node.value.pairs)
        return f"object · {count} {'key' if count == 1 else 'keys'}"
    if isinstance(node.value, list):
        return f"array · {len(node.value):,}"
    return str(node.value) if isinstance(node.value, Number) else json.dumps(node.value, ensure_ascii=False)


def kind(node: Node) -> str:
    """How the value is coloured: 'container', 'string', 'number' or 'keyword'."""
    if node.folded is not None or isinstance(node.value, Members | list):
        return "container"
    if isinstance(node.value, Number):
        return "number"
    return "string" if isinstance(node.value, str) else "keyword"


def _length(value: Value) -> int:
    if isinstance(value, Members):
        return len(value.pairs)
    return len(value) if isinstance(value, list) else 0


def _nodes(value: Value, start: int, stop: int) -> list[Node]:
    if isinstance(value, Members):
        return [Node(key, item) for key, item in value.pairs[start:stop]]
    if isinstance(value, list):
        return [Node(str(start + index), item) for index, item in enumerate(value[start:stop])]
    return []


def _fold(value: Value, start: int, stop: int) -> Node:
    return Node(f"{start:,} … {stop - 1:,}", value, (start, stop))


def _pages(value: Value, start: int, stop: int) -> list[Node]:
    """Stretches of a power of ten, so that no level has more than a hundred lines."""
    size = PAGE
    while (stop - start) > size * PAGE:
        size *= PAGE
    return [_fold(value, at, min(at + size, stop)) for at in range(start, stop, size)]


def copied(node: Node) -> str:
    """The text to put on the clipboard: a string without its quotes, a container as JSON."""
    if isinstance(node.value, str):
        return str(node.value)
    return _text(node.value)


def _text(value: Value) -> str:
    if isinstance(value, Members):
        return "{" + ", ".join(f"{json.dumps(key)}: {_text(item)}" for key, item in value.pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_text, value)) + "]"
    return str(value) if isinstance(value, Number) else json.dumps(value, ensure_ascii=False)
