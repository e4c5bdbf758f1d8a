"""The button that looks like a search field and opens the command palette."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.ui.common.buttons import COMMAND
from workbench.ui.common.icons import pixmap
from workbench.ui.common.theme import Theme

_WIDE, _NARROW, _HEIGHT = 248, 28, 28


class SearchButton(QAbstractButton):
    """Shows where commands are searched, and its shortcut; only an icon in a narrow window."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = False
        self.setText(self.tr("Search or run a command"))
        self.setAccessibleName(self.text())
        self.setToolTip(self.tr("Search or run a command (Ctrl+K)"))
        self.setProperty(COMMAND, "view.palette")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_compact(self, compact: bool) -> None:
        """Show only the icon."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_NARROW if self._compact else _WIDE, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon = pixmap(self._theme, "search", "text.secondary")
        if self._compact:
            painter.drawPixmap(6, 6, icon)
            return
        painter.setPen(QPen(self._theme.color("line.control"), 1))
        painter.setBrush(self._theme.color("bg.hover" if self.underMouse() else "bg.raised"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.drawPixmap(8, 6, icon)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("text.muted"))
        painter.drawText(self.rect().adjusted(30, 0, -60, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text())
        self._paint_key(painter)

    def _paint_key(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("caption"))
        keys = self.property("keys")
        words = "Ctrl K" if keys is None else keys
        if not words:
            return
        width = painter.fontMetrics().horizontalAdvance(words) + 10
        box = QRect(self.width() - width - 5, 5, width, self.height() - 10)
        painter.setPen(QPen(self._theme.color("line.default"), 1))
        painter.setBrush(self._theme.color("bg.inset"))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(self._theme.color("text.primary"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
