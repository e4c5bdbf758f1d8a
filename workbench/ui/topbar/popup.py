"""A frame that opens under a button of the top bar and closes on Esc or a click elsewhere."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget


class Popup(QFrame):
    """The base of the top bar's popups.

    Signals:
        shown: It was opened (True) or closed (False).
    """

    shown = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_WindowPropagation)

    def open_under(self, button: QWidget) -> None:
        """Show it under a button, kept inside the window."""
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(0, button.height() + 6))
        window = button.window()
        right_edge = window.mapToGlobal(QPoint(window.width() - 8, 0)).x()
        self.move(min(corner.x(), right_edge - self.width()), corner.y())
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)
