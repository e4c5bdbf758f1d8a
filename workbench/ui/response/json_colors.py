"""Colours one line of laid-out JSON; each line stands for itself, so any of them can be painted alone."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?P<string>"(?:[^"\\]|\\.)*"?)'
    r"|(?P<number>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|(?P<keyword>\b(?:true|false|null)\b)"
)


def runs(line: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of the line with the colour token of each: (start, end, token)."""
    at = 0
    for match in _TOKEN.finditer(line):
        if match.start() > at:
            yield at, match.start(), "text.secondary"
        yield match.start(), match.end(), f"syntax.{match.lastgroup}"
        at = match.end()
    if at < len(line):
        yield at, len(line), "text.secondary"
