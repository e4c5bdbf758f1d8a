"""The card that questions of a lesson stand in: an icon, what is asked, and room below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import TextLabel
from workbench.ui.common.theme import Theme


class Card(QFrame):
    """A raised frame with a title that wraps."""

    def __init__(
        self, theme: Theme, icon: str, title: str, token: str = "accent.base", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._token = token
        self._icon = QLabel()
        self._icon.setFixedSize(16, 18)
        self.title = TextLabel(theme, title, "heading")
        self.title.setWordWrap(True)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 9, 12, 11)
        self.body.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        self.body.addLayout(head)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._icon.setPixmap(pixmap(self._theme, self._icon_name, self._token))
