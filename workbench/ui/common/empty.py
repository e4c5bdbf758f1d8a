"""What a panel shows before there is anything: what will be here, and one way to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.ui.common.buttons import Button
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme


class EmptyState(QWidget):
    """An icon, a title, one line, and at most one action.

    Signals:
        acted: The action's button was pressed.
    """

    acted = Signal()

    def __init__(self, theme: Theme, icon: str, title: str, text: str, action: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = icon
        self._icon = QLabel()
        self._title, self._text = title, text
        self._build(action)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _build(self, action: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addStretch(1)
        words = paragraph(self._theme, self._text, token="text.muted")
        for widget in (self._icon, text(self._theme, self._title, "heading"), words):
            layout.addWidget(widget)
        if action:
            button = Button(self._theme, action)
            button.clicked.connect(self.acted)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def _restyle(self) -> None:
        self._icon.setPixmap(pixmap(self._theme, self._icon_name, "text.muted", 20))
