"""Colours JSON while it is typed: keys, strings, numbers, literals, variables. For small texts only."""

import re

from workbench.ui.variables.chips import VariableHighlighter

_TOKEN = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?P<string>"(?:[^"\\]|\\.)*"?)'
    r"|(?P<number>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|(?P<keyword>\b(?:true|false|null)\b)"
)


class JsonHighlighter(VariableHighlighter):
    """Line by line: JSON has no token that goes on over a line's end."""

    def highlight_rest(self, text: str) -> None:
        for match in _TOKEN.finditer(text):
            self.setFormat(match.start(), len(match[0]), self.color(f"syntax.{match.lastgroup}"))
