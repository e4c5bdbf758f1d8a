"""A request as it will leave the machine, line by line, with who put each line there: the view beside *as typed*."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from workbench.core.bodies import FileContent
from workbench.core.encode import EncodedRequest
from workbench.core.exchange import AddedHeader
from workbench.core.filled_in import FilledIn, Piece, Pieces
from workbench.core.json_position import find_problem
from workbench.core.request import RequestDraft

MOST_BODY_BYTES = 64 * 1024
MOST_HEADERS = 2_000
LineKind = Literal["request", "header", "blank", "body", "note"]
Span = tuple[int, int]
"""First character, and the one after the last."""
Mask = Callable[[str], str]
_TOKEN = re.compile(r'"[^"]*"?|\w+|\S')
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class SentLine:
    """One line. ``by`` says who put it there: 'you', 'auth', 'body', 'client', 'counted', ..."""

    text: str
    kind: LineKind
    by: str = ""
    why: str = ""
    filled: tuple[Span, ...] = ()
    """Where values of variables stand."""
    origins: tuple[str, ...] = ()
    """Which variables these are, and where each has its value from."""
    problem: Span | None = None
    """Where the body stops being the JSON that it calls itself."""


def as_sent(
    encoded: EncodedRequest,
    mask: Mask,
    draft: RequestDraft | None = None,
    variables: Mapping[str, str] = _NOTHING,
    spoken: str = "",
) -> tuple[SentLine, ...]:
    """The lines of an encoded request; ``mask`` covers secrets.

    With the draft and its variables, it is pointed out what these filled in. The body is shown up to
    ``MOST_BODY_BYTES`` and headers up to ``MOST_HEADERS``; files are named, not read. ``spoken`` is the version that
    the server chose last time, where HTTP/2 is offered to it.
    """
    typed = FilledIn(draft or RequestDraft(), variables)
    version = _version(encoded, draft, spoken)
    words = (Piece(f"{encoded.method} "), *typed.target(encoded.target, encoded.url), Piece(f" {version}"))
    head = _line(words, SentLine("", "request"), mask)
    headers = _headers((*encoded.headers, *encoded.pending), typed, mask)
    body = _body(encoded, mask, typed)
    if draft is not None and draft.body.kind == "json":
        body = _with_problem(body)
    return (head, *headers, SentLine("", "blank"), *body)


def _version(encoded: EncodedRequest, draft: RequestDraft | None, spoken: str) -> str:
    """HTTP/2 is agreed on with the server while TLS begins, so beforehand nobody knows."""
    if draft is None or not draft.http2 or encoded.address.scheme != "https":
        return "HTTP/1.1"
    return spoken or "HTTP/2 (or 1.1: the server chooses)"


def _headers(headers: tuple[AddedHeader, ...], typed: FilledIn, mask: Mask) -> Iterator[SentLine]:
    for one in headers[:MOST_HEADERS]:
        pieces = (Piece(f"{one.name}: "), *typed.header(one.name, one.value, one.by))
        yield _line(pieces, SentLine("", "header", one.by if one.why != "counted" else "counted", mask(one.why)), mask)
    if len(headers) > MOST_HEADERS:
        yield SentLine(f"… {len(headers) - MOST_HEADERS:,} more headers", "note")


def _line(pieces: Pieces, plain: SentLine, mask: Mask) -> SentLine:
    """The line of these pieces; each is covered by itself, so that the places stay right."""
    text, spans = "", []
    for piece in pieces:
        start = len(text)
        text += mask(piece.text)
        if piece.scope is not None:
            spans.append((start, len(text)))
    origins = dict.fromkeys(_origin(piece) for piece in pieces if piece.scope is not None)
    return replace(plain, text=text, filled=tuple(spans), origins=tuple(origins))


def _origin(piece: Piece) -> str:
    """'{{project}} from environment Local'."""
    where = " ".join(part for part in (piece.scope.kind, piece.scope.name) if part) if piece.scope else ""
    return f"{{{{{piece.name}}}}} from {where}"


def _body(encoded: EncodedRequest, mask: Mask, typed: FilledIn) -> list[SentLine]:
    lines: list[SentLine] = []
    room = MOST_BODY_BYTES
    for piece in encoded.body.pieces:
        if isinstance(piece, FileContent):
            lines.append(SentLine(f"{piece.size:,} bytes of {piece.path}", "note"))
            continue
        if len(piece) <= room:
            lines += _text(typed.body(piece.decode("utf-8", "replace")), mask)
        else:
            lines += _text((Piece(piece[:room].decode("utf-8", "replace")),), mask)
            lines.append(SentLine(f"… {len(piece) - room:,} more bytes", "note"))
            break
        room -= len(piece)
    return lines


def _text(pieces: Pieces, mask: Mask) -> Iterator[SentLine]:
    """The lines of a body; who filled a line in stands beside it."""
    row: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        row.append(Piece(first, piece.scope, piece.name))
        for text in rest:
            yield _body_line(row, mask)
            row = [Piece(text, piece.scope, piece.name)]
    yield _body_line(row, mask)


def _body_line(row: list[Piece], mask: Mask) -> SentLine:
    scopes = dict.fromkeys(piece.scope.kind for piece in row if piece.scope is not None)
    names = ", ".join(dict.fromkeys(piece.scope.name for piece in row if piece.scope is not None and piece.scope.name))
    filled = tuple(replace(piece, text=piece.text.removesuffix("\r")) for piece in row)
    return _line(filled, SentLine("", "body", ", ".join(scopes), names), mask)


def _with_problem(lines: list[SentLine]) -> list[SentLine]:
    """The lines with the place marked where they stop being JSON; what is cut short isn't looked at."""
    if any(line.kind != "body" for line in lines):
        return lines
    found = find_problem("\n".join(line.text for line in lines))
    if found is None or not lines:
        return lines
    at, start = found.line - 1, found.column - 1
    token = _TOKEN.match(lines[at].text, start)
    lines[at] = replace(lines[at], problem=(start, token.end() if token else start + 1))
    return lines
