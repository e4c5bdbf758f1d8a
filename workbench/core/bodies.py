"""Builds the bytes of a body: what stands in memory, what is read from files when it is sent, and its content type."""

import hashlib
import json
import mimetypes
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from workbench.core import percent
from workbench.core.draft_error import DraftError
from workbench.core.request import Body, FileBody, FormBody, GraphQLBody, JsonBody, MultipartBody, NoBody, Part, RawBody
from workbench.core.variables import expand

FileSize = Callable[[str], int]
_TYPES = mimetypes.MimeTypes()


@dataclass(frozen=True, slots=True)
class FileContent:
    """A stretch of a body that lies in a file."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class BodySource:
    """A body in pieces, in order; files are named, not read."""

    pieces: tuple[bytes | FileContent, ...] = ()
    content_type: str = ""

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return sum(piece.size if isinstance(piece, FileContent) else len(piece) for piece in self.pieces)

    def literal(self) -> bytes | None:
        """All of it, or None when a part lies in a file."""
        if any(isinstance(piece, FileContent) for piece in self.pieces):
            return None
        return b"".join(piece for piece in self.pieces if isinstance(piece, bytes))


def build(body: Body, variables: Mapping[str, str], file_size: FileSize) -> BodySource:
    """The body with its variables filled in.

    Raises:
        DraftError: for an unknown variable or a file that can't be read.
    """
    match body:
        case NoBody():
            return BodySource()
        case JsonBody() | RawBody():
            kind = body.content_type if isinstance(body, RawBody) else "application/json"
            return BodySource((expand(body.text, variables, "Body").encode(),), kind)
        case FormBody():
            return BodySource((_form(body, variables),), "application/x-www-form-urlencoded")
        case MultipartBody():
            return _multipart(body, variables, file_size)
        case FileBody():
            return _file(body, variables, file_size)
        case GraphQLBody():
            return BodySource((_graphql(body, variables).encode(),), "application/json")


def _file(body: FileBody, variables: Mapping[str, str], file_size: FileSize) -> BodySource:
    path = expand(body.path, variables, "Body, file")
    return BodySource((_file_content(path, file_size, "Body, file"),), body.content_type)


def _graphql(body: GraphQLBody, variables: Mapping[str, str]) -> str:
    """One JSON object, by the GraphQL-over-HTTP specification; variables stand in it as they were typed."""
    fields = [f'"query":{json.dumps(expand(body.query, variables, "Body, query"))}']
    if given := expand(body.variables, variables, "Body, variables").strip():
        fields.append(f'"variables":{given}')
    if body.operation:
        fields.append(f'"operationName":{json.dumps(body.operation)}')
    return "{" + ",".join(fields) + "}"


def _file_content(path: str, file_size: FileSize, place: str) -> FileContent:
    try:
        return FileContent(path, file_size(path))
    except OSError as error:
        raise DraftError(place, f"the file {path} can't be read: {error.strerror or error}") from error


def _form(body: FormBody, variables: Mapping[str, str]) -> bytes:
    return "&".join(
        f"{percent.form(expand(row.name, variables, f'Body, row {number}, key'))}="
        f"{percent.form(expand(row.value, variables, f'Body, row {number}, value'))}"
        for number, row in enumerate(body.rows, 1)
        if row.enabled and row.name
    ).encode()


def boundary(body: MultipartBody) -> str:
    """The same for the same parts, so that preview and send agree; too long to turn up inside a part by chance."""
    return "workbench-" + hashlib.sha256(repr(body).encode()).hexdigest()[:32]


def _multipart(body: MultipartBody, variables: Mapping[str, str], file_size: FileSize) -> BodySource:
    mark = boundary(body)
    pieces: list[bytes | FileContent] = []
    for number, part in enumerate(body.parts, 1):
        if part.enabled and part.name:
            pieces.append(f"--{mark}\r\n".encode())
            pieces.extend(_part(part, variables, file_size, f"Body, part {number}"))
            pieces.append(b"\r\n")
    pieces.append(f"--{mark}--\r\n".encode())
    return BodySource(tuple(_joined(pieces)), f"multipart/form-data; boundary={mark}")


def _part(part: Part, variables: Mapping[str, str], file_size: FileSize, place: str) -> Iterator[bytes | FileContent]:
    name = _quoted(expand(part.name, variables, place))
    if not part.path:
        yield _part_head(f'name="{name}"', part.content_type)
        yield expand(part.value, variables, place).encode()
        return
    filename = part.filename or PurePath(part.path).name
    kind = part.content_type or _TYPES.guess_type(filename)[0] or "application/octet-stream"
    yield _part_head(f'name="{name}"; filename="{_quoted(filename)}"', kind)
    yield _file_content(part.path, file_size, place)


def _part_head(disposition: str, content_type: str) -> bytes:
    lines = [f"Content-Disposition: form-data; {disposition}"]
    if content_type:
        lines.append(f"Content-Type: {content_type}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _quoted(text: str) -> str:
    """A name inside quotes, by the multipart rules of the HTML standard."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _joined(pieces: list[bytes | FileContent]) -> Iterator[bytes | FileContent]:
    """Neighbouring bytes as one piece."""
    held = b""
    for piece in pieces:
        if isinstance(piece, bytes):
            held += piece
            continue
        yield held
        yield piece
        held = b""
    yield held
