"""The small framed buttons of the pipeline's header: which run it is compared with, and whether the list is open."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from workbench.ui.common import icons
from workbench.ui.common.theme import Theme


class CompareChip(QAbstractButton):
    """Says which earlier run is shown beside, and takes it away or back with a click."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._seq: int | None = None
        self._on = False
        self._short = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def show_comparison(self, seq: int | None, on: bool) -> None:
        """Name the earlier run; None hides the chip."""
        self._seq, self._on = seq, on
        self.setVisible(seq is not None)
        self.setText(self._words())
        self.setAccessibleName(self.text())
        self.setToolTip(self.tr("Stop comparing") if on else self.tr("Show the earlier run of this route beside"))
        self.updateGeometry()
        self.update()

    def set_short(self, short: bool) -> None:
        """Shorten to the number where room is scarce."""
        if short != self._short:
            self._short = short
            self.show_comparison(self._seq, self._on)

    def _words(self) -> str:
        if self._short:
            return f"#{self._seq}"
        return (self.tr("compared with #{seq}") if self._on else self.tr("compare with #{seq}")).format(seq=self._seq)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + (48 if self._on else 30), 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.focus" if self.hasFocus() else "line.default"), 1))
        painter.setBrush(self._theme.color("bg.hover" if self.underMouse() else "bg.inset"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        ghost = self._theme.color("trace.ghost")
        for x, width in ((7, 4), (12, 4), (17, 2)):
            painter.fillRect(QRectF(x, self.height() / 2 - 1, width, 2), ghost)
        painter.setFont(self.font())
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(self.rect().adjusted(23, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._on:
            cross = icons.pixmap(self._theme, "x", "text.secondary", 12)
            painter.drawPixmap(self.width() - 18, int(self.height() / 2) - 6, cross)
