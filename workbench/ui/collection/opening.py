"""What the rail shows while a folder is being read: how far it is, and a way to stop."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from workbench.state.collection import Opening
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import ElidedLabel, text
from workbench.ui.common.theme import Theme

_PATIENCE_MS = 300


class OpeningProgress(QWidget):
    """Comes up when opening takes longer than a moment.

    Signals:
        cancel_requested: Stop reading.
    """

    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opening: Opening | None = None
        self._words = ElidedLabel(theme, "", "body", "text.secondary")
        self._count = text(theme, "", "small", "text.muted", mono=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._come_up)
        cancel = Button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.cancel_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        for widget in (self._words, self._bar, self._count, cancel):
            layout.addWidget(widget)
        self.hide()

    def render_opening(self, opening: Opening | None) -> None:
        """Show how far it is; nothing when no folder is being read."""
        begins = opening is not None and self._opening is None
        self._opening = opening
        if opening is None:
            self._patience.stop()
            self.hide()
            return
        self._words.setText(self.tr("Opening {0}").format(opening.root.name))
        self._bar.setRange(0, opening.total)
        self._bar.setValue(opening.done)
        self._count.setText(self.tr("{0} of {1} files").format(f"{opening.done:,}", f"{opening.total:,}"))
        if begins:
            self._patience.start()

    def _come_up(self) -> None:
        self.setVisible(self._opening is not None)
