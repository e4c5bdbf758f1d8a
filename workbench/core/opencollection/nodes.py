"""Finds where the parts of a YAML file stand in its text."""

from collections.abc import Iterator

import yaml

_ALTERNATIVES = ("body", "value")


def entry(node: yaml.MappingNode, name: str) -> tuple[yaml.ScalarNode, yaml.Node] | None:
    """Key and value of that name; of a name that stands twice the last counts, as when loading."""
    found = [(key, value) for key, value in entries(node) if key.value == name]
    return found[-1] if found else None


def entries(node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """Every key that is a word, with its value."""
    return ((key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode))


def names(node: yaml.MappingNode) -> list[str]:
    return [str(key.value) for key, _ in entries(node)]


def understood(node: yaml.Node, text_wanted: bool) -> yaml.Node:
    """The part of a richer form that we read: the selected of several variants, the text of a typed description."""
    if isinstance(node, yaml.SequenceNode):
        return _selected(node)
    if text_wanted and isinstance(node, yaml.MappingNode):
        inner = entry(node, "content") or entry(node, "data")
        return inner[1] if inner else node
    return node


def holder(outer: yaml.Node, node: yaml.Node) -> tuple[yaml.ScalarNode, yaml.MappingNode] | None:
    """The key of a node somewhere inside another, and the mapping that both stand in."""
    if isinstance(outer, yaml.SequenceNode):
        return next((found for part in outer.value if (found := holder(part, node))), None)
    if not isinstance(outer, yaml.MappingNode):
        return None
    here = next((key for key, value in entries(outer) if value is node), None)
    if here is not None:
        return here, outer
    return next((found for _, value in entries(outer) if (found := holder(value, node))), None)


def _selected(node: yaml.SequenceNode) -> yaml.Node:
    """The variant in use, when these are variants: each has a title."""
    variants = [item for item in node.value if isinstance(item, yaml.MappingNode)]
    if not variants or not all(entry(one, "title") for one in variants):
        return node
    chosen = next((one for one in variants if _is_true(entry(one, "selected"))), variants[0])
    name, inner = next(((name, found) for name in _ALTERNATIVES if (found := entry(chosen, name))), ("", None))
    return understood(inner[1], text_wanted=name == "value") if inner else node


def _is_true(found: tuple[yaml.ScalarNode, yaml.Node] | None) -> bool:
    return found is not None and str(found[1].value).lower() == "true"


def content_end(node: yaml.Node, text: str) -> int:
    """Where the last character of a node stands, plus one: without the blank lines and comments behind it."""
    if isinstance(node, yaml.ScalarNode):
        if node.style not in ("|", ">"):
            return int(node.end_mark.index)
        return _block_end(node, text)
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return content_end(last[1] if isinstance(node, yaml.MappingNode) else last, text)


def _block_end(node: yaml.ScalarNode, text: str) -> int:
    source = text[node.start_mark.index : node.end_mark.index]
    head, _, lines = source.partition("\n")
    kept = lines.rstrip("\r\n") if "+" not in head else lines.removesuffix("\n").removesuffix("\r")
    return int(node.start_mark.index) + len(head) + 1 + len(kept) if lines else int(node.end_mark.index)


def block_indent(node: yaml.ScalarNode, text: str, column: int) -> int:
    """How far the lines of a block scalar are indented; ``column`` is where its key begins."""
    head, _, lines = text[node.start_mark.index : node.end_mark.index].partition("\n")
    named = [int(letter) for letter in head.split("#")[0] if letter.isdigit()]
    if named:
        return column + named[0]
    first = next((line for line in lines.split("\n") if line.strip()), "")
    return len(first) - len(first.lstrip(" "))
