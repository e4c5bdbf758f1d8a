"""Colours the strings of a command line or a program, whatever its language: enough to see what is data in it."""

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from workbench.ui.common.theme import Theme

_QUOTES = "'\""
_LONGEST = 5_000
"""A longer line is left plain: it holds one long value anyway."""
_MOST_LINES = 1_000
"""Below these nothing is coloured: thousands of header lines would hold the window up."""


class StringHighlighter(QSyntaxHighlighter):
    """Strings may go on over the end of a line, as a body in a command line does."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        if self.currentBlock().blockNumber() >= _MOST_LINES:
            return
        opened = self.previousBlockState()
        quote = _QUOTES[opened] if opened >= 0 else ""
        start = 0
        for at, sign in enumerate(text[:_LONGEST]):
            escaped = at > 0 and text[at - 1] == "\\" and quote != "'"
            if quote and sign == quote and not escaped:
                self._color(start, at + 1)
                quote = ""
            elif not quote and sign in _QUOTES and not escaped:
                quote, start = sign, at
        if quote:
            self._color(start, len(text))
        self.setCurrentBlockState(_QUOTES.index(quote) if quote else -1)

    def _color(self, start: int, end: int) -> None:
        style = QTextCharFormat()
        style.setForeground(self._theme.color("syntax.string"))
        self.setFormat(start, end - start, style)
