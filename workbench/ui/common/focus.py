"""The keyboard focus: its ring, its way from control to control, and its place while a control is busy."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

from workbench.ui.common.theme import Theme


def chain(after: QWidget, root: QWidget) -> QWidget:
    """Let Tab go from a widget into all of another, which was made later; returns the last one that Tab reaches."""
    last = after
    for widget in (root, *root.findChildren(QWidget)):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.window() is after.window():
            QWidget.setTabOrder(last, widget)
            last = widget
    return last


class FocusRing(QFocusFrame):
    """2 px, 1 px outside the control: shown once Tab was pressed, until the mouse takes the focus elsewhere.

    The window calls ``follow`` from its ``focusNextPrevChild``, where every Tab press ends up, so no event filter has
    to look at each event of the application.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._by_keyboard = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def follow(self, widget: QWidget | None) -> None:
        """Ring this widget, which was reached by the keyboard; None rings nothing."""
        self._by_keyboard = widget is not None
        self._put_round(widget)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._theme.size("radius.control") + 1
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keyboard = False
        here = new is not None and new.window() is self.parent()
        self._put_round(new if self._by_keyboard and here else None)

    def _put_round(self, widget: QWidget | None) -> None:
        self.setWidget(widget)  # type: ignore[arg-type]  # the stubs forget that None is allowed


class HeldFocus(QObject):
    """Keeps the place of a control that is disabled while its work is done: the focus comes back when it can be used.

    Without it Qt moves the focus on to the next control, and who uses the keyboard is lost somewhere in the window.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._control: QWidget | None = None

    def hold(self, control: QWidget) -> None:
        """Wait for this control."""
        if self._control is not control:
            self._control = control
            control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and isinstance(watched, QWidget) and watched.isEnabled():
            watched.removeEventFilter(self)
            if watched is self._control:
                self._control = None
                if QApplication.focusWidget() is None and watched.isVisible():
                    watched.setFocus(Qt.FocusReason.OtherFocusReason)
        return False
