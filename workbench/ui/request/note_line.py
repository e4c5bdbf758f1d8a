"""The line under the URL that tells what an import or a copy came to, with undo where there is something to undo."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.labels import paragraph
from workbench.ui.common.theme import Theme


class NoteLine(QWidget):
    """Hidden while there is nothing to tell.

    Signals:
        undo_requested: The import shall be taken back.
        closed: The note was read.
    """

    undo_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = paragraph(theme, "", "small")
        self.undo = Button(theme, self.tr("Undo"), "ghost", "undo-2")
        self.close_button = IconButton(theme, "x", self.tr("Close the note"))
        self.undo.clicked.connect(self.undo_requested)
        self.close_button.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.close_button)
        self.hide()

    def show_note(self, words: str, *, undo: bool) -> None:
        """Tell this; no words hide the line."""
        self.words.setText(words)
        self.undo.setVisible(undo)
        self.setVisible(bool(words))
