"""A request as it will leave the machine, line by line, with who put each line there: the view beside *as typed*."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from workbench.core.bodies import FileContent
from workbench.core.encode import EncodedRequest

MOST_BODY_BYTES = 64 * 1024
LineKind = Literal["request", "header", "blank", "body", "note"]


@dataclass(frozen=True, slots=True)
class SentLine:
    """One line. ``by`` says who put it there: 'you', 'auth', 'body', 'client', 'counted', ..."""

    text: str
    kind: LineKind
    by: str = ""
    why: str = ""


def as_sent(encoded: EncodedRequest, mask: Callable[[str], str]) -> tuple[SentLine, ...]:
    """The lines of an encoded request; ``mask`` covers secrets.

    The body is shown up to ``MOST_BODY_BYTES``; files are named, not read.
    """
    head = SentLine(mask(f"{encoded.method} {encoded.target} HTTP/1.1"), "request")
    headers = (
        SentLine(mask(f"{header.name}: {header.value}"), "header", header.by, mask(header.why))
        for header in (*encoded.headers, *encoded.pending)
    )
    return (head, *headers, SentLine("", "blank"), *_body(encoded, mask))


def _body(encoded: EncodedRequest, mask: Callable[[str], str]) -> tuple[SentLine, ...]:
    lines: list[SentLine] = []
    room = MOST_BODY_BYTES
    for piece in encoded.body.pieces:
        if isinstance(piece, FileContent):
            lines.append(SentLine(f"{piece.size:,} bytes of {piece.path}", "note"))
            continue
        shown = mask(piece[:room].decode("utf-8", "replace"))
        lines += [SentLine(line, "body") for line in shown.splitlines()]
        if len(piece) > room:
            lines.append(SentLine(f"… {len(piece) - room:,} more bytes", "note"))
            break
        room -= len(piece)
    return tuple(lines)
