"""Follows ``$ref`` within a document and into the files beside it, however they point at each other."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from workbench.core.digits import whole
from workbench.core.imports.documents import load
from workbench.core.imports.report import UnreadableImportError
from workbench.core.imports.values import Json, mapping, text

ReadFile = Callable[[str], str]
"""Gives the text of a file named relative to the document's folder; raises OSError when that is not to be had."""
_LONGEST_CHAIN = 20


class BrokenRefError(ValueError):
    """A reference that leads nowhere; says why."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a document, and the file that it stands in: references in it count from there."""

    value: Any
    file: str = ""

    def at(self, name: str) -> "Node":
        """The part under that name; nothing when there is none."""
        return Node(mapping(self.value).get(name), self.file)

    @property
    def object(self) -> Json:
        return mapping(self.value)

    def members(self) -> list[tuple[str, "Node"]]:
        """Names and parts of an object."""
        return [(str(name), Node(value, self.file)) for name, value in self.object.items()]

    def elements(self) -> list["Node"]:
        """The parts of a list."""
        return [Node(value, self.file) for value in self.value] if isinstance(self.value, list) else []


@dataclass
class Refs:
    """The documents that were read so far, by file; the first one is ``""``."""

    root: Any
    read_file: ReadFile
    _files: dict[str, Any] = field(default_factory=dict)

    def follow(self, node: Node) -> Node:
        """What a node stands for, with what 3.1 allows beside ``$ref`` laid over it. Raises BrokenRefError."""
        beside: dict[str, Any] = {}
        for _ in range(_LONGEST_CHAIN):
            ref = node.object.get("$ref")
            if not isinstance(ref, str):
                return Node({**node.object, **beside}, node.file) if beside else node
            beside = {**{key: value for key, value in node.object.items() if key != "$ref"}, **beside}
            node = self._target(ref, node.file)
        raise BrokenRefError("it refers to itself")

    def _target(self, ref: str, file: str) -> Node:
        path, _, pointer = ref.partition("#")
        if "://" in path:
            raise BrokenRefError(f"{path} lies elsewhere on the network, which is not asked")
        if path:
            file = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path)))
        found: Any = self._document(file)
        for step in pointer.split("/")[1:]:
            name = unquote(step).replace("~1", "/").replace("~0", "~")
            if isinstance(found, list) and (index := whole(name, len(found))) is not None and index < len(found):
                found = found[index]
            elif name in mapping(found):
                found = mapping(found)[name]
            else:
                raise BrokenRefError(f"{ref} is not there")
        return Node(found, file)

    def _document(self, file: str) -> Any:
        if not file:
            return self.root
        if file not in self._files:
            try:
                self._files[file] = load(self.read_file(file))
            except OSError as error:
                raise BrokenRefError(f"the file {file} can't be read: {text(error.strerror) or error}") from error
            except UnreadableImportError as error:
                raise BrokenRefError(f"the file {file} is malformed: {error}") from error
        return self._files[file]
