"""The focus ring: 2 px, 1 px outside the control, for keyboard focus only."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

from workbench.ui.common.theme import Theme


class FocusRing(QFocusFrame):
    """Follows the focus after Tab and disappears at the next change that wasn't Tab.

    The window calls ``follow`` from its ``focusNextPrevChild``, where every Tab press ends up, so no event filter has
    to look at each event of the application.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def follow(self, widget: QWidget | None) -> None:
        """Ring this widget; None rings nothing."""
        self.setWidget(widget)  # type: ignore[arg-type]  # the stubs forget that None is allowed

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._theme.size("radius.control") + 1
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)

    def _on_focus_changed(self, _old: QObject | None, _new: QObject | None) -> None:
        self.follow(None)
