"""Changes a YAML text where two readings of it differ, and nowhere else.

``before`` is what the text was understood to say, ``after`` what it shall say. Names that neither holds, comments,
order, quotes and blank lines are not even looked at.
"""

import json
from bisect import bisect_right
from difflib import SequenceMatcher

import yaml

from workbench.core.opencollection import nodes, render
from workbench.core.opencollection.yaml_text import BOM, Tree, compose

_WHOLE = ("auth", "body")
"""Parts whose names belong to their type: another type replaces them whole."""


def patch(text: str, before: dict[str, Tree], after: dict[str, Tree]) -> str:
    """The changed text; the same text when nothing differs. Raises UnreadableError."""
    if before == after:
        return text
    body = text.removeprefix(BOM)
    work = _Patch(body)
    work.mapping(compose(body), before, after)
    return text[: len(text) - len(body)] + work.result()


class _Patch:
    """Collects edits against the original text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[tuple[int, int, str]] = []
        self._starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]

    def result(self) -> str:
        """The text with every edit made; edits at the same place in the order in which they were asked for."""
        made: list[str] = []
        done = 0
        for start, end, fresh in sorted(self._edits, key=lambda edit: edit[0]):
            made += [self._text[done:start], fresh.replace("\n", self._newline)]
            done = max(done, end)
        return "".join([*made, self._text[done:]])

    def mapping(self, node: yaml.MappingNode, before: dict[str, Tree], after: dict[str, Tree]) -> None:
        """Make the names of a mapping say what ``after`` says, as far as ``before`` differs."""
        if node.flow_style and not self._only_scalars_differ(node, before, after):
            self._edit(node.start_mark.index, node.end_mark.index, render.flow(merged(_tree(node), before, after)))
            return
        for name in [*before, *(name for name in after if name not in before)]:
            if before.get(name) == after.get(name):
                continue
            found = nodes.entry(node, name)
            if found and name in after:
                self._value(name, found, before.get(name), after[name], bool(node.flow_style))
            elif found:
                self._remove(name, found, before[name])
            elif name in after:
                self._insert(node, name, after)

    def _only_scalars_differ(self, node: yaml.MappingNode, before: dict[str, Tree], after: dict[str, Tree]) -> bool:
        return before.keys() == after.keys() and all(
            before[name] == after[name] or (nodes.entry(node, name) and not isinstance(after[name], dict | list))
            for name in after
        )

    def _value(
        self,
        name: str,
        found: tuple[yaml.ScalarNode, yaml.Node],
        before: Tree | None,
        after: Tree,
        in_flow: bool,
    ) -> None:
        key, outer = found
        node = nodes.understood(outer, text_wanted=isinstance(after, str))
        if (
            isinstance(node, yaml.MappingNode)
            and isinstance(after, dict)
            and not _changes_type(name, node, before, after)
        ):
            self.mapping(node, before if isinstance(before, dict) else {}, after)
        elif isinstance(node, yaml.SequenceNode) and isinstance(after, list) and after and node.value:
            self._sequence(node, before if isinstance(before, list) else [], after)
        elif isinstance(node, yaml.ScalarNode) and not isinstance(after, dict | list):
            holder = nodes.holder(outer, node)
            column = holder[0].start_mark.column if holder else key.start_mark.column
            self._scalar(node, after, column, in_flow or bool(holder and holder[1].flow_style))
        else:
            colon = self._text.index(":", key.end_mark.index) + 1
            self._replace(colon, outer, after, key.start_mark.column, in_flow)

    def _scalar(self, node: yaml.ScalarNode, after: str | bool | int | float, column: int, in_flow: bool) -> None:
        start, end = node.start_mark.index, nodes.content_end(node, self._text)
        if in_flow:
            self._edit(start, end, render.flow(after))
            return
        content = nodes.block_indent(node, self._text, column) if node.style in ("|", ">") else 0
        fresh = render.scalar(after, column, node.style, content)
        lead = " " if self._text[start - 1 : start] in (":", "-") else ""
        self._edit(start, end, lead + fresh, comment_from=end)

    def _replace(self, start: int, node: yaml.Node, after: Tree, column: int, in_flow: bool) -> None:
        """Put another shape of value behind a key or dash that ends at ``start``."""
        end = max(start, nodes.content_end(node, self._text))
        if in_flow or not after or not isinstance(after, dict | list):
            fresh = render.flow(after) if in_flow or isinstance(after, dict | list) else render.scalar(after, column)
            self._edit(start, end, " " + fresh, comment_from=end)
            return
        lines = render.nested(after, column + render.STEP)
        self._edit(start, end, "\n".join(["", *lines]), comment_from=end)

    def _remove(self, name: str, found: tuple[yaml.ScalarNode, yaml.Node], before: Tree) -> None:
        """Take a name out; a mapping that also holds others' names loses only ours."""
        key, value = found
        if (
            isinstance(value, yaml.MappingNode)
            and isinstance(before, dict)
            and name not in _WHOLE
            and set(nodes.names(value)) - set(before)
        ):
            self.mapping(value, before, {})
            return
        self._remove_lines(key.start_mark.index, nodes.content_end(value, self._text))

    def _insert(self, node: yaml.MappingNode, name: str, after: dict[str, Tree]) -> None:
        """Put a new name behind the one that comes before it in our order."""
        column = node.start_mark.column
        order = list(after)
        earlier = [found for one in order[: order.index(name)] if (found := nodes.entry(node, one))]
        anchor = earlier[-1] if earlier else None
        lines = render.entry(name, after[name], column)
        first = node.value[0][0].start_mark.index
        line_start = self._line_start(first)
        if anchor is None and not self._text[line_start:first].strip():
            self._edit(line_start, line_start, "\n".join([*lines, ""]))
        else:
            self._insert_lines(nodes.content_end((anchor or node.value[0])[1], self._text), lines)

    def _sequence(self, node: yaml.SequenceNode, before: list[Tree], after: list[Tree]) -> None:
        """Make a list's items say what ``after`` says; items that only moved keep their text."""
        if node.flow_style:
            self._edit(node.start_mark.index, node.end_mark.index, render.flow(after))
            return
        if len(before) != len(node.value):
            self._edit(
                node.start_mark.index,
                nodes.content_end(node, self._text),
                "\n".join(render.nested(after, node.start_mark.column)).lstrip(" "),
            )
            return
        old, new = [_frozen(one) for one in before], [_frozen(one) for one in after]
        gone: dict[str, int] = {}
        steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for step, start, end, _, _ in steps:
            if step == "delete":
                gone |= {old[place]: place for place in range(start, end)}
        for step, start, end, fresh_start, fresh_end in steps:
            if step != "equal":
                self._step(node, before[start:end], after[fresh_start:fresh_end], start, gone)

    def _step(
        self, node: yaml.SequenceNode, before: list[Tree], after: list[Tree], place: int, gone: dict[str, int]
    ) -> None:
        paired = min(len(before), len(after))
        for offset in range(paired):
            self._item(node.value[place + offset], before[offset], after[offset], node.start_mark.column)
        for one in node.value[place + paired : place + len(before)]:
            self._remove_lines(self._dash(one), nodes.content_end(one, self._text))
        lines = [line for one in after[paired:] for line in self._item_lines(node, one, gone)]
        if lines and place + paired > 0:
            self._insert_lines(nodes.content_end(node.value[place + paired - 1], self._text), lines)
        elif lines:
            start = self._line_start(node.start_mark.index)
            self._edit(start, start, "\n".join([*lines, ""]))

    def _item(self, node: yaml.Node, before: Tree, after: Tree, column: int) -> None:
        if (
            isinstance(node, yaml.MappingNode)
            and isinstance(before, dict)
            and isinstance(after, dict)
            and not _loses_first(node, before, after)
        ):
            self.mapping(node, before, after)
        elif isinstance(node, yaml.ScalarNode) and not isinstance(after, dict | list):
            self._scalar(node, after, column, in_flow=False)
        else:  # the name behind the dash goes
            start, end = self._dash(node), nodes.content_end(node, self._text)
            fresh = merged(_tree(node), before, after)
            self._edit(start, end, "\n".join(render.item(fresh, column)).lstrip(" "))

    def _item_lines(self, node: yaml.SequenceNode, one: Tree, gone: dict[str, int]) -> list[str]:
        place = gone.pop(_frozen(one), None)
        if place is None:
            return render.item(one, node.start_mark.column)
        moved = node.value[place]
        source = self._text[self._line_start(self._dash(moved)) : nodes.content_end(moved, self._text)]
        return source.replace("\r\n", "\n").split("\n")

    def _dash(self, item: yaml.Node) -> int:
        return self._text.rindex("-", 0, item.start_mark.index)

    def _line_start(self, place: int) -> int:
        return self._starts[bisect_right(self._starts, place) - 1]

    def _next_line(self, place: int) -> int:
        line = bisect_right(self._starts, place)
        return self._starts[line] if line < len(self._starts) else len(self._text)

    def _remove_lines(self, start: int, end: int) -> None:
        self._edit(self._line_start(start), self._next_line(max(start, end - 1)), "")

    def _insert_lines(self, behind: int, lines: list[str]) -> None:
        """Put whole lines behind the line in which something ends."""
        place = self._next_line(max(0, behind - 1))
        if place and self._text[place - 1] != "\n":
            self._edit(place, place, "\n".join(["", *lines]))
        else:
            self._edit(place, place, "\n".join([*lines, ""]))

    def _edit(self, start: int, end: int, fresh: str, comment_from: int | None = None) -> None:
        """Note an edit. A comment behind a value that grows beyond its line moves up, or it would become text."""
        if comment_from is not None and "\n" in fresh:
            stop = self._text.find("\n", comment_from)
            tail = self._text[comment_from : stop if stop >= 0 else len(self._text)].rstrip("\r")
            if tail.strip():
                first, _, rest = fresh.partition("\n")
                fresh, end = f"{first}{tail}\n{rest}", end + len(tail)
        self._edits.append((start, end, fresh))


def merged(raw: Tree, before: Tree | None, after: Tree) -> Tree:
    """What was read with the differences put in: others' names stay, comments and layout don't."""
    if not isinstance(raw, dict) or not isinstance(after, dict):
        return after
    known = before if isinstance(before, dict) else {}
    kept = {name: value for name, value in raw.items() if name in after or name not in known}
    fresh = {
        name: value
        if name not in raw or (known.get(name) != value and name in _WHOLE)
        else merged(raw[name], known.get(name), value)
        for name, value in after.items()
        if known.get(name) != value
    }
    return {**kept, **fresh}


def _changes_type(name: str, node: yaml.MappingNode, before: Tree | None, after: dict[str, Tree]) -> bool:
    """Whether the old names are of another type than the new ones, so that mixing them would say nonsense."""
    if name not in _WHOLE:
        return False
    if not isinstance(before, dict) or ("type" in nodes.names(node)) != ("type" in after):
        return True
    texts = isinstance(before.get("data"), str) and isinstance(after.get("data"), str)
    return before.get("type") != after.get("type") and not texts


def _loses_first(node: yaml.MappingNode, before: dict[str, Tree], after: dict[str, Tree]) -> bool:
    """Whether the name goes that stands behind the dash of its item."""
    first = nodes.names(node)[0]
    return not node.flow_style and first in before and first not in after


def _tree(node: yaml.Node) -> Tree:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _tree(value) for key, value in nodes.entries(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_tree(one) for one in node.value]
    return str(node.value)


def _frozen(tree: Tree) -> str:
    return json.dumps(tree, sort_keys=True)
