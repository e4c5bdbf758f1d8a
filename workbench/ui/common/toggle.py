"""The on/off switch, painted: 28 x 16 px in a hit area 24 px high."""

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from workbench.ui.common.theme import Theme


class ToggleSwitch(QAbstractButton):
    """Shows on or off by the knob's side and fill; while pending it is dimmed and takes no clicks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pending = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(theme.size("switch.width"), 24)
        self._slide = QVariantAnimation(self, duration=theme.size("motion.uiFast"))
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._on_slide)
        self.toggled.connect(self._on_toggled)
        theme.changed.connect(self.update)

    @property
    def pending(self) -> bool:
        """Whether a flip waits to be acknowledged."""
        return self._pending

    def set_pending(self, pending: bool) -> None:
        """Dim the switch while a flip waits to be acknowledged."""
        self._pending = pending
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.size("switch.width"), 24)

    def hitButton(self, pos: object) -> bool:
        return not self._pending and super().hitButton(pos)  # type: ignore[arg-type]  # QPoint

    def nextCheckState(self) -> None:
        if not self._pending:
            super().nextCheckState()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.5 if self._pending else 1.0)
        height = self._theme.size("switch.height")
        track = QRectF(0.5, (self.height() - height) / 2 + 0.5, self.width() - 1, height - 1)
        self._paint_track(painter, track)
        at = self._position()
        radius = 5.5 if at > 0.5 else 5.0
        x = track.left() + 8 + at * (track.width() - 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._knob_token()))
        painter.drawEllipse(QRectF(x - radius, track.center().y() - radius, 2 * radius, 2 * radius))

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        on = self.isChecked() and self.isEnabled()
        border = "accent.base" if on else "line.control" if self.isEnabled() else "line.default"
        painter.setPen(QPen(self._theme.color(border), 1))
        painter.setBrush(self._theme.color("accent.base" if on else "bg.inset"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)

    def _knob_token(self) -> str:
        if not self.isEnabled():
            return "text.disabled"
        return "text.onAccent" if self.isChecked() else "line.control"

    def _position(self) -> float:
        if self._slide.state() == QVariantAnimation.State.Running:
            return float(self._slide.currentValue())
        return 1.0 if self.isChecked() else 0.0

    def _on_toggled(self, checked: bool) -> None:
        if self.isVisible():
            self._slide.stop()
            self._slide.setStartValue(0.0 if checked else 1.0)
            self._slide.setEndValue(1.0 if checked else 0.0)
            self._slide.start()
        self.update()

    def _on_slide(self, _value: object) -> None:
        self.update()
