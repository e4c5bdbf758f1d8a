"""Asks for a conclusion in the learner's own words; it is kept with the run and stands in its report."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from workbench.core.experiment import ExperimentResult
from workbench.ui.common.buttons import Button
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme


class ConclusionPane(QWidget):
    """A field and a way to keep it.

    Signals:
        concluded: Carries the words.
    """

    concluded = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._kept = ""
        self.field = QPlainTextEdit()
        self.field.setFixedHeight(72)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("Your conclusion"))
        self.field.setPlaceholderText(self.tr("What does it change, why, and what does it cost?"))
        self.field.textChanged.connect(self._show_state)
        self.keep = Button(theme, self.tr("Keep"))
        self.keep.clicked.connect(self._on_kept)
        head = PanelHeader(theme, self.tr("Your conclusion"))
        self.state = text(theme, "", "small", "text.muted")
        head.add(self.state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(head)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 8, 16, 0)
        inside.addWidget(self.field)
        inside.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(inside)
        self._show_state()

    def render_result(self, result: ExperimentResult) -> None:
        """Show what was concluded from this run; what is being written about it stays."""
        if (result.number, result.conclusion) != (self._number, self._kept):
            self._number, self._kept = result.number, result.conclusion
            self.field.setPlainText(result.conclusion)
        self._show_state()

    def _on_kept(self) -> None:
        self.concluded.emit(self.field.toPlainText().strip())

    def _show_state(self) -> None:
        changed = self.field.toPlainText().strip() != self._kept
        self.keep.setEnabled(changed)
        self.state.setText("" if changed else self.tr("kept with the run") if self._kept else self.tr("in your words"))
