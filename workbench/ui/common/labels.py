"""Text in the theme's type scale and colours, plain or shortened to fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain


class TextLabel(QLabel):
    """A label that keeps to its role and colour token when the theme changes."""

    def __init__(
        self, theme: Theme, text: str = "", role: str = "body", token: str = "text.primary", mono: bool = False
    ) -> None:
        super().__init__(text)
        self._theme = theme
        self._token = token
        self.setFont(theme.font(role, mono))
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_token(self, token: str) -> None:
        """Change the colour."""
        self._token = token
        self._restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._restyle()  # WORKAROUND: the first polish under a style sheet brings back the palette of before a switch

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(self._token))
        self.setPalette(palette)


class ElidedLabel(TextLabel):
    """One line that ends in an ellipsis when there is no room; the tooltip then has all of it."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "body",
        token: str = "text.primary",
        mono: bool = False,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(theme, text, role, token, mono)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") + 2, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._mode, room.width())
        self.setToolTip(plain(self.text()) if shown != self.text() else "")
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


def text(
    theme: Theme, text: str = "", role: str = "body", token: str = "text.primary", mono: bool = False
) -> TextLabel:
    """A label in one call."""
    return TextLabel(theme, text, role, token, mono)


def paragraph(theme: Theme, text: str = "", role: str = "body", token: str = "text.secondary") -> TextLabel:
    """A label that wraps, for a sentence or two."""
    label = TextLabel(theme, text, role, token)
    label.setWordWrap(True)
    return label


def line(parent: QWidget | None = None) -> QWidget:
    """A horizontal line 1 px high."""
    made = QFrame(parent)
    made.setProperty("kind", "line")
    made.setFixedHeight(1)
    return made
