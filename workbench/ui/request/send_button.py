"""Send, which is Cancel in the same place while a request is under way, and a menu of other ways to send."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from workbench.ui.common.buttons import COMMAND, Button
from workbench.ui.common.theme import Theme

Way = tuple[str, Callable[[], object]]
"""What a way to send is called, and what does it."""
Ways = Callable[[], Sequence[Way]]


class SendButton(QWidget):
    """One button, or two beside each other once there are several ways.

    Signals:
        pressed: The button was pressed; its words say what for.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways: Ways = lambda: ()
        self._state = ("", False)
        self.main = Button(theme, "", "primary", large=True)
        self.others = Button(theme, "", "primary", "chevron-down", large=True)
        self._build()
        self.show_state(sending=False, invalid=False)

    def offer(self, ways: Ways) -> None:
        """Ask this for other ways to send, each time the menu opens."""
        self._ways = ways
        self.others.show()

    def show_state(self, *, sending: bool, invalid: bool) -> None:
        """Say what pressing does now; ``invalid``: what is typed is not what it calls itself, and may be sent so."""
        words = self.tr("Cancel") if sending else self.tr("Send as typed") if invalid else self.tr("Send")
        if (words, sending) == self._state:
            return
        self._state = (words, sending)
        self.main.setText(words)
        self.main.set_kind("secondary" if sending else "primary")
        self.main.set_icon_name("x" if sending else "")
        self.main.setAccessibleName(self.tr("Cancel the request") if sending else self.tr("Send the request"))
        self.main.setProperty(COMMAND, "request.cancel" if sending else "request.send")
        self.main.setToolTip(self.tr("Cancel (Esc)") if sending else self.tr("Send (Ctrl+Enter)"))
        self.others.setEnabled(not sending)

    def menu(self) -> QMenu:
        """The other ways."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title, run in self._ways():
            made.addAction(title).triggered.connect(lambda _checked=False, run=run: run())
        return made

    def _build(self) -> None:
        self.main.setMinimumWidth(84)
        self.main.clicked.connect(self.pressed)
        self.others.setFixedWidth(30)
        self.others.setToolTip(self.tr("Other ways to send"))
        self.others.setAccessibleName(self.tr("Other ways to send"))
        self.others.clicked.connect(self._open)
        self.others.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.main)
        layout.addWidget(self.others)

    def _open(self) -> None:
        menu = self.menu()
        corner = self.rect().bottomRight() - QPoint(menu.sizeHint().width(), 0)
        menu.popup(self.mapToGlobal(corner))
