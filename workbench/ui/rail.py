"""The 44 px rail that stands for the switchboard in a narrow window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.common.buttons import COMMAND, IconButton
from workbench.ui.common.pill import Badge
from workbench.ui.common.theme import Theme

WIDTH = 44


class Rail(QWidget):
    """Opens the switchboard as an overlay, and shows how many switches are changed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.button = IconButton(theme, "sliders-horizontal", self.tr("Switchboard and charts (Ctrl+B)"))
        self.button.setProperty(COMMAND, "view.switchboard")
        self._count = Badge(theme, "", "count")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.button)
        layout.addWidget(self._count, 0, Qt.AlignmentFlag.AlignHCenter)
        self._count.hide()

    def show_changed(self, count: int) -> None:
        """Show the number of changed switches."""
        self._count.setText(str(count))
        self._count.setVisible(count > 0)
