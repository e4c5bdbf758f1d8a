"""Cuts a ``.http`` file into its requests: each with its name, what its comments ask for, and its lines."""

import re
from dataclasses import dataclass, field

_SEPARATOR = re.compile(r"#{3,}(.*)")
_COMMENT = re.compile(r"\s*(?:#|//)(.*)")
_DIRECTIVE = re.compile(r"\s*@([\w-]+)(?:\s*[=\s]\s*(.*))?")
_VARIABLE = re.compile(r"\s*@([\w.$-]+)\s*=\s*(.*)")


@dataclass
class Block:
    """One request as it stands in the file; ``first`` is the number of its request line."""

    name: str = ""
    first: int = 0
    directives: dict[str, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    """Lines that name what lies outside: ``>> file``, ``<> file``."""


@dataclass
class Cut:
    """A whole file: its variables and its requests."""

    variables: dict[str, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)


def cut(content: str) -> Cut:
    """The parts of a file; nothing in it is an error yet."""
    found = Cut()
    block = Block()
    state = _Lines(found)
    for number, line in enumerate(content.replace("\r\n", "\n").split("\n"), 1):
        separator = _SEPARATOR.match(line)
        if separator and not state.in_script:
            _finish(found, block)
            block = Block(separator[1].strip(" #"))
            state.part = "before"
        else:
            state.take(block, line, number)
    _finish(found, block)
    return found


def _finish(found: Cut, block: Block) -> None:
    while block.body and not block.body[-1].strip():
        block.body.pop()
    if block.head:
        found.blocks.append(block)


class _Lines:
    """Knows which part of a request the next line belongs to."""

    def __init__(self, found: Cut) -> None:
        self._found = found
        self.part = "before"
        self.in_script = False

    def take(self, block: Block, line: str, number: int) -> None:
        if self.in_script or re.match(r"\s*[<>]\s*\{%", line):
            block.scripts.append(line)
            self.in_script = "%}" not in line
        elif self.part == "before":
            self._before(block, line, number)
        elif self.part == "head":
            self._head(block, line)
        elif re.match(r"(>>!?|<>)\s*\S", line) or re.match(r">\s+\S+\.js\s*$", line):
            block.outside.append(line.strip())
        else:
            block.body.append(line)

    def _before(self, block: Block, line: str, number: int) -> None:
        variable, comment = _VARIABLE.match(line), _COMMENT.match(line)
        if variable and not line.lstrip().startswith("#"):
            self._found.variables[variable[1]] = variable[2].strip()
        elif comment:
            _comment(block, comment[1])
        elif line.strip():
            block.first = number
            block.head.append(line)
            self.part = "head"

    def _head(self, block: Block, line: str) -> None:
        if not line.strip():
            self.part = "body"
        elif comment := re.match(r"\s*(?:#|//)(.*)", line):
            _comment(block, comment[1])
        else:
            block.head.append(line)


def _comment(block: Block, text: str) -> None:
    directive = _DIRECTIVE.match(text)
    if directive is None:
        if text.strip():
            block.comments.append(text.strip())
    elif directive[1] == "name":
        block.name = (directive[2] or "").strip()
    else:
        block.directives[directive[1]] = (directive[2] or "").strip()
