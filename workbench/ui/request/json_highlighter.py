"""Colours JSON while it is typed: keys, strings, numbers, literals, variables. For small texts only."""

import re
from collections.abc import Iterator

from workbench.ui.variables.chips import VariableHighlighter

_TOKEN = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?P<string>"(?:[^"\\]|\\.)*"?)'
    r"|(?P<number>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|(?P<keyword>\b(?:true|false|null)\b)"
)


def json_tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, length and colour of every token of a line."""
    for match in _TOKEN.finditer(text):
        yield match.start(), len(match[0]), f"syntax.{match.lastgroup}"


class JsonHighlighter(VariableHighlighter):
    """Line by line: JSON has no token that goes on over a line's end."""

    def highlight_rest(self, text: str) -> None:
        for start, length, token in json_tokens(text):
            self.setFormat(start, length, self.color(token))
