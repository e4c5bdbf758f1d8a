"""The 32 px strip on top of a panel: its title on the left, its controls on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme


class PanelHeader(QWidget):
    """Names a panel and holds its few controls."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.size("panelHeader"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(12, 0, 8, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(text(theme, title, "heading"))
        self._layout.addStretch(1)
        self._beside = 1

    def add(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._layout.addWidget(widget)

    def add_beside_title(self, widget: QWidget) -> None:
        """Put a badge or label right after the title."""
        self._layout.insertWidget(self._beside, widget)
        self._beside += 1
