"""What one request of a run came to: its assertions and captures, or why there is no answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.common.buttons import Button
from workbench.ui.common.labels import ElidedLabel, paragraph
from workbench.ui.common.labels import line as line_between
from workbench.ui.common.theme import Theme
from workbench.ui.tests.results import ResultsView
from workbench.ui.tests.runs_model import RunLine


class RunDetail(QWidget):
    """Beside the list.

    Signals:
        open_requested: Open the request that is shown.
    """

    open_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(theme, "", "heading")
        self.open_button = Button(theme, self.tr("Open request"), "ghost", icon="external-link")
        self.open_button.setToolTip(self.tr("Open it in a tab, with this answer where it failed (Enter)"))
        self.words = paragraph(theme, "")
        self.results = ResultsView(theme)
        self._build()
        self.open_button.clicked.connect(self.open_requested)
        self.show_line(None)

    def show_line(self, line: RunLine | None) -> None:
        """Show one request of the run, or ask to choose one."""
        run = line.run if line else None
        self.title.setText(f"{line.planned.method} {line.planned.title}" if line else self.tr("No request chosen"))
        self.open_button.setEnabled(line is not None)
        self.words.setText(self._words(line))
        self.words.setVisible(bool(self.words.text()))
        self.results.show_outcomes(run.results if run else (), run.captured if run else ())
        self.results.setVisible(bool(run and (run.results or run.captured)))

    def _words(self, line: RunLine | None) -> str:
        if line is None:
            return self.tr("Choose a request on the left to see what it came to.")
        if line.run is None:
            return self.tr("It is being sent.") if line.state == "sending" else self.tr("It was not sent yet.")
        if not line.run.status:
            return line.run.message
        asked = line.run.results or line.run.captured
        return "" if asked else self.tr("It was answered with {0}. It has no assertions.").format(line.run.status)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 2, 4, 2)
        head.addWidget(self.title, 1)
        head.addWidget(self.open_button)
        self.words.setContentsMargins(12, 8, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(line_between())
        layout.addWidget(self.words)
        layout.addWidget(self.results, 1)
        layout.addStretch(0)
