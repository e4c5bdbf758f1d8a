"""The line under an answer that offers to flip the switch which stood in the way, and to send again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.state.advice import AdviceSnapshot
from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import ElidedLabel, line
from workbench.ui.common.theme import Theme


class AdviceLine(QWidget):
    """What is the matter, and one way on; hidden when there is none.

    Signals:
        follow_requested: Flip the switch and send again.
    """

    follow_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ElidedLabel(theme, "", "small", "text.secondary")
        self.follow = Button(theme, "", "link")
        self.follow.clicked.connect(self.follow_requested)
        row = QHBoxLayout()
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(4)
        row.addWidget(self.words)
        row.addWidget(self.follow)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line())
        layout.addLayout(row)
        self.hide()

    def render_advice(self, snapshot: AdviceSnapshot) -> None:
        """Show what is offered."""
        advice = snapshot.advice
        self.setVisible(advice is not None)
        if advice is None:
            return
        refused = self.tr("It was not switched: {0}").format(snapshot.problem)
        self.words.setText(refused if snapshot.problem else advice.words)
        self.words.set_token("error.base" if snapshot.problem else "text.secondary")
        words = self.tr("{0} and send again →").format(advice.label)
        self.follow.setText(self.tr("Switching…") if snapshot.working else words)
        self.follow.setEnabled(not snapshot.working)
        self.follow.setToolTip(self.tr("Flips the switch on the switchboard, then sends the request in front"))
