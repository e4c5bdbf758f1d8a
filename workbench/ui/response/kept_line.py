"""The line under history: how much room the kept answers take, and a way to let them go that can be undone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.state.kept import KeptSnapshot
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import ElidedLabel
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain


class KeptLine(QWidget):
    """'12 answers kept, 34 of 200 MB', with Clear, which turns into Undo.

    Signals:
        clear_requested: Let all kept answers go.
        undo_requested: Bring them back.
    """

    clear_requested = Signal()
    undo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undoes = False
        self.words = ElidedLabel(theme, "", "small", "text.muted")
        self.button = Button(theme, self.tr("Clear"), "ghost")
        self.button.clicked.connect(self._on_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 4)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)

    def render_kept(self, snapshot: KeptSnapshot) -> None:
        """Show what is kept."""
        self._undoes = snapshot.can_undo and not snapshot.ids
        count = len(snapshot.ids)
        answers = self.tr("1 answer") if count == 1 else self.tr("{0} answers").format(f"{count:,}")
        gone = self.tr("Kept answers cleared; history stays.")
        self.words.setText(snapshot.notice or (gone if self._undoes else snapshot.words))
        self.setToolTip(plain(answers))
        self.button.setText(self.tr("Undo") if self._undoes else self.tr("Clear"))
        self.button.setToolTip(
            self.tr("Bring the answers back") if self._undoes else self.tr("Let the kept answers go; history stays")
        )
        self.setVisible(bool(snapshot.ids) or snapshot.can_undo or bool(snapshot.notice))

    def _on_clicked(self) -> None:
        (self.undo_requested if self._undoes else self.clear_requested).emit()
