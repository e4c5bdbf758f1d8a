"""The colours of variables in a text: blue where there is a value, red where there is none."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextLayout

from workbench.core.variables import Look, Scopes, looks
from workbench.ui.common.theme import Theme

_TOKENS = {"known": "accent", "no_value": "warn"}


def chip(theme: Theme, look: Look) -> QTextCharFormat:
    """How one use is drawn; what is wrong has a wavy line as well, because a colour alone tells not everybody."""
    token = _TOKENS.get(look.state, "error")
    made = QTextCharFormat()
    made.setForeground(theme.color(f"{token}.base"))
    made.setBackground(theme.color(f"{token}.tint"))
    made.setFontWeight(QFont.Weight.Medium)
    if look.error is not None:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        made.setUnderlineColor(theme.color(f"{token}.base"))
    return made


class VariableHighlighter(QSyntaxHighlighter):
    """Chips and nothing else; others add their own colours in ``highlight_rest``."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._scopes = Scopes()
        theme.changed.connect(self.rehighlight)

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what names mean now."""
        self._scopes = scopes
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        self.highlight_rest(text)
        for look in looks(text, self._scopes):
            self.setFormat(look.use.start, look.use.end - look.use.start, chip(self._theme, look))

    def highlight_rest(self, text: str) -> None:
        """Colour what stands around the variables; chips come on top."""

    def color(self, token: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.color(token))
        return made


def paint_chips(painter: QPainter, rect: QRect, text: str, theme: Theme, scopes: Scopes) -> None:
    """Draw one line of text with its variables as chips, in the painter's font and pen, cut where the room ends."""
    metrics = QFontMetrics(painter.font())
    layout = QTextLayout(metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()), painter.font())
    layout.setFormats([_stretch(theme, look) for look in looks(layout.text(), scopes)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width() + 1)
    layout.endLayout()
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))


def _stretch(theme: Theme, look: Look) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = look.use.start
    made.length = look.use.end - look.use.start
    made.format = chip(theme, look)
    return made
