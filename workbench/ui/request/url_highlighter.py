"""Colours the URL field: variables as chips, names and values of the query apart."""

import re

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from workbench.core import variables
from workbench.ui.common.theme import Theme

_VALUE = re.compile(r"(?<==)[^&#]*")


class UrlHighlighter(QSyntaxHighlighter):
    """Works on the one line of the URL field."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        query = text.find("?")
        if query >= 0:
            for match in _VALUE.finditer(text, query):
                self.setFormat(match.start(), len(match[0]), self._format("syntax.number"))
        for use in variables.uses(text):
            self.setFormat(use.start, use.end - use.start, self._chip(use.name))

    def _chip(self, name: str) -> QTextCharFormat:
        known = name == "base"
        made = self._format("accent.base" if known else "error.base")
        made.setBackground(self._theme.color("accent.tint" if known else "error.tint"))
        made.setFontWeight(500)
        return made

    def _format(self, token: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.color(token))
        return made
