"""The body of a request in a ``.http`` file: text, a file that it names, parts, or GraphQL."""

import re

from workbench.core.imports import bodies
from workbench.core.imports.report import ItemLosses
from workbench.core.request import Body, FileBody, GraphQLBody, MultipartBody, NoBody, Part

_FILE = re.compile(r"<(@\w*)?\s+(\S.*?)\s*$")
_BOUNDARY = re.compile(r'boundary="?([^";]+)"?')
_ATTRIBUTE = re.compile(r';\s*(filename|name)="([^"]*)"')


def read_body(lines: list[str], kind: str, losses: ItemLosses) -> Body:
    """The body under a content type."""
    if not any(line.strip() for line in lines):
        return NoBody()
    mark = _BOUNDARY.search(kind)
    if kind.startswith("multipart/form-data") and mark:
        return MultipartBody(tuple(_parts(lines, mark[1], losses)))
    named = [_FILE.fullmatch(line) for line in lines if line.strip()]
    if len(named) == 1 and named[0]:
        if named[0][1]:
            losses.tell(f"<{named[0][1]} {named[0][2]}", "variables in a file are not filled in: it goes out as it is")
        return FileBody(named[0][2], kind)
    for match in named:
        if match:
            losses.tell(match[0], "a file in the middle of a body is not taken in; the line stays as it is")
    text = "\n".join(lines)
    if kind.startswith(bodies.FORM):
        text = re.sub(r"\n\s*&", "&", text).strip()
    return bodies.of_text(text, kind)


def graphql(lines: list[str]) -> GraphQLBody:
    """A query, and behind an empty line its variables as JSON."""
    text = "\n".join(lines).strip()
    at = re.search(r"\n\s*\n(?=\s*\{[\s\S]*\}\s*$)", text)
    return GraphQLBody(text[: at.start()].strip(), text[at.end() :].strip()) if at else GraphQLBody(text)


def _parts(lines: list[str], mark: str, losses: ItemLosses) -> list[Part]:
    """The parts between the boundary's lines."""
    pieces: list[list[str]] = []
    for line in lines:
        if line.strip() == f"--{mark}--":
            break
        if line.strip() == f"--{mark}":
            pieces.append([])
        elif pieces:
            pieces[-1].append(line)
    return [part for piece in pieces if (part := _part(piece, losses))]


def _part(lines: list[str], losses: ItemLosses) -> Part | None:
    empty = next((place for place, line in enumerate(lines) if not line.strip()), len(lines))
    head = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[:empty])}
    named = dict(_ATTRIBUTE.findall(head.get("content-disposition", "")))
    content, kind = "\n".join(lines[empty + 1 :]), head.get("content-type", "")
    if "name" not in named:
        losses.tell("a part of the body", "it has no name")
        return None
    if match := _FILE.fullmatch(content.strip()):
        path = match[2]
        filename = named.get("filename", "")
        return Part(named["name"], "", path, kind, True, filename if filename != path.rpartition("/")[2] else "")
    if "filename" in named:
        losses.tell(
            f"file {named['filename']} of the part {named['name']}", "its text stands in the request; it became a field"
        )
    return Part(named["name"], content, "", kind)
