"""The window of the runner: beside the main one, so that a failed request can be looked at meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbench.ui.common.theme import Theme
from workbench.ui.tests.runner_view import RunnerView


class RunnerWindow(QDialog):
    """Closing it doesn't end a run: opened again it shows how far that has come."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Run a folder"))
        self.view = RunnerView(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.resize(960, 600)

    def come_to_front(self) -> None:
        """Show it, wherever it is."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.start.setFocus()
