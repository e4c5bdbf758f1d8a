"""What the import dialog shows while a source is read or files are written: how far it is, and a way to stop."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from workbench.state.imports import Working
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import ElidedLabel
from workbench.ui.common.theme import Theme

_PATIENCE_MS = 300


class WorkingLine(QWidget):
    """Comes up when it takes longer than a moment.

    Signals:
        cancel_requested: Stop it.
    """

    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._working: Working | None = None
        self._words = ElidedLabel(theme, "", "body", "text.secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._come_up)
        stop = Button(theme, self.tr("Stop"))
        stop.clicked.connect(self.cancel_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._bar, 1)
        layout.addWidget(stop)
        self.hide()

    def render_working(self, working: Working | None) -> None:
        """Show how far it is; nothing when nothing is under way."""
        begins = working is not None and self._working is None
        self._working = working
        if working is None:
            self._patience.stop()
            self.hide()
            return
        self._words.setText(working.words)
        self._bar.setRange(0, working.total)
        self._bar.setValue(working.done)
        if begins:
            self._patience.start()

    def _come_up(self) -> None:
        self.setVisible(self._working is not None)
