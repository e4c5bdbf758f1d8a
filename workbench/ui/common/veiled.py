"""A panel that can be covered for a while, for the eye, the keyboard and the screen reader alike."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.ui.common.empty import EmptyState


class Veiled(QStackedWidget):
    """Shows the panel, or the cover that says why not.

    Signals:
        acted: The cover's button was pressed.
    """

    acted = Signal()

    def __init__(self, panel: QWidget, cover: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._cover = cover
        self.addWidget(panel)
        self.addWidget(cover)
        cover.acted.connect(self.acted)

    @property
    def covered(self) -> bool:
        """Whether the cover is in front."""
        return self.currentWidget() is self._cover

    def set_covered(self, covered: bool) -> None:
        """Cover the panel, or show it again."""
        self.setCurrentWidget(self._cover if covered else self._panel)
