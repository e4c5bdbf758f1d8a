"""The pill in the top bar: the backend's state at a glance; a click opens its processes."""

import time

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.core.backend import BackendSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.topbar.status_text import StatusText, status_text

_HEIGHT = 28
_LEFT = 12.0
_GLYPH = 8.0
_GAP = 10.0


class StatusPill(QAbstractButton):
    """Shows the state as glyph and words; in a narrow window only state and address."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot: BackendSnapshot | None = None
        self._text = StatusText("square", "text.muted", self.tr("stopped"), "", "")
        self._compact = False
        self._timer = QTimer(self, interval=100)
        self._timer.timeout.connect(self._refresh)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("The backend's processes, users and log"))
        theme.changed.connect(self.update)

    @property
    def status(self) -> StatusText:
        """The words that are shown."""
        return self._text

    def render_snapshot(self, snapshot: BackendSnapshot) -> None:
        """Show the backend's state; counts the seconds while it starts."""
        self._snapshot = snapshot
        if snapshot.state == "starting":
            self._timer.start()
        else:
            self._timer.stop()
        self._refresh()

    def set_compact(self, compact: bool) -> None:
        """Keep only state and address."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(QFontMetricsF(font).horizontalAdvance(words) for words, font, _ in self._pieces())
        return QSize(int(_LEFT + _GLYPH + _GAP + width + 14), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.color("line.control" if self.underMouse() else "line.default"), 1))
        painter.setBrush(self._theme.color("bg.raised"))
        painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
        self._paint_glyph(painter, QRectF(_LEFT, (self.height() - _GLYPH) / 2, _GLYPH, _GLYPH))
        x = _LEFT + _GLYPH + _GAP - 2
        for words, font, token in self._pieces():
            painter.setFont(font)
            painter.setPen(self._theme.color(token))
            width = QFontMetricsF(font).horizontalAdvance(words)
            painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            x += width

    def _pieces(self) -> list[tuple[str, QFont, str]]:
        state = self._theme.font("small")
        state.setWeight(QFont.Weight.DemiBold)
        pieces = [(self._text.state, state, "text.primary")]
        if self._text.detail:
            pieces.append((f" {self._text.detail}", self._theme.font("small", mono=True), "text.primary"))
        if self._text.rest and not self._compact:
            pieces.append((self._text.rest, self._theme.font("small"), "text.secondary"))
        return pieces

    def _paint_glyph(self, painter: QPainter, box: QRectF) -> None:
        color = self._theme.color(self._text.token)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        if self._text.glyph == "dot":
            painter.drawEllipse(box)
        elif self._text.glyph == "triangle":
            painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
        else:
            painter.setPen(QPen(color, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._paint_line_glyph(painter, box)

    def _paint_line_glyph(self, painter: QPainter, box: QRectF) -> None:
        if self._text.glyph == "spinner":
            turn = 0 if self._theme.reduced_motion else int(time.monotonic() * 360) % 360
            painter.drawArc(box, -turn * 16, 250 * 16)
        elif self._text.glyph == "cross":
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())
        else:
            painter.drawRect(box)

    def _refresh(self) -> None:
        if self._snapshot is not None:
            text = status_text(self._snapshot, time.time())
            if text != self._text:
                self._text = text
                self.setAccessibleName(self.tr("Backend: {0}").format(text.plain))
                self.updateGeometry()
            self.update()
