"""Colours JSON while it is typed: keys, strings, numbers, literals, variables. For small texts only."""

import re

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from workbench.core import variables
from workbench.ui.common.theme import Theme

_TOKEN = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?P<string>"(?:[^"\\]|\\.)*"?)'
    r"|(?P<number>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|(?P<keyword>\b(?:true|false|null)\b)"
)


class JsonHighlighter(QSyntaxHighlighter):
    """Line by line: JSON has no token that goes on over a line's end."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        for match in _TOKEN.finditer(text):
            self.setFormat(match.start(), len(match[0]), self._format(f"syntax.{match.lastgroup}"))
        for use in variables.uses(text):
            chip = self._format("accent.base" if use.name == "base" else "error.base")
            chip.setBackground(self._theme.color("accent.tint" if use.name == "base" else "error.tint"))
            self.setFormat(use.start, use.end - use.start, chip)

    def _format(self, token: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.color(token))
        return made
