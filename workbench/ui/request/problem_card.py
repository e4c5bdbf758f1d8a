"""The card that says what is wrong with a body, where, and how it is mended; sending stays possible."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from workbench.core.json_position import JsonProblem
from workbench.ui.common.buttons import Button
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme

_AROUND = 46
"""Margins and gaps of the card."""


class ProblemCard(QFrame):
    """Says what is wrong with the body, and offers one way on.

    Signals:
        mend_requested: The offered change is wanted.
        go_requested: The cursor should go there.
    """

    mend_requested = Signal()
    go_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = False
        self._icon = QLabel()
        self.title = text(theme, "", "heading")
        self.why = paragraph(theme, "", "small", "text.secondary")
        self.mend = Button(theme, "")
        self.go = Button(theme, self.tr("Go to error (F8)"), "ghost")
        self._head = QHBoxLayout()
        self._buttons = QWidget(self)
        self._lines = QGridLayout(self)
        self._hint = paragraph(
            theme, self.tr("You may send it as it is: what the API makes of it is worth seeing."), "small", "text.muted"
        )
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def full_height(self) -> int:
        """How high it is with all of its lines."""
        lines = 2 * self.why.fontMetrics().height()
        return self._head.sizeHint().height() + lines + self._buttons.sizeHint().height() + _AROUND

    def show_problem(self, problem: JsonProblem | None) -> None:
        """Show the problem, or nothing."""
        self.setVisible(problem is not None)
        if problem is None:
            return
        self.title.setText(problem.message)
        self.why.setText(problem.why)
        self.set_compact(self._compact)
        self.mend.setVisible(problem.fix is not None)
        if problem.fix:
            self.mend.setText(problem.fix.label)
        self.setAccessibleName(f"{problem.message} {problem.why}")

    def show_forecast(self, outcome: str) -> None:
        """Say what a plain client got for this very draft, such as '422 at validation'; empty when nobody knows."""
        unknown = self.tr("You may send it as it is: what the API makes of it is worth seeing.")
        told = self.tr("You may send it. A plain client got {0} for this very draft.").format(outcome)
        self._hint.setText(told if outcome else unknown)

    def set_compact(self, compact: bool) -> None:
        """Put all into one line where there is little room: the text itself matters more."""
        self._compact = compact
        self.why.setVisible(not compact and bool(self.why.text()))
        self._hint.setVisible(not compact)
        row, column = (0, 1) if compact else (2, 0)
        self._lines.removeWidget(self._buttons)
        self._lines.addWidget(self._buttons, row, column, Qt.AlignmentFlag.AlignLeft)

    def _build(self) -> None:
        self.go.setToolTip(self.tr("Put the cursor there (F8)"))
        self.mend.setAccessibleName(self.tr("Mend it as offered"))
        self.mend.clicked.connect(self.mend_requested)
        self.go.clicked.connect(self.go_requested)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.mend)
        buttons.addWidget(self.go)
        self._head.setSpacing(8)
        self._head.addWidget(self._icon)
        self._head.addWidget(self.title, 1)
        lines = self._lines
        lines.setContentsMargins(24, 12, 24, 12)
        lines.setVerticalSpacing(6)
        lines.setColumnStretch(0, 1)
        lines.addLayout(self._head, 0, 0)
        lines.addWidget(self.why, 1, 0, 1, 2)
        lines.addWidget(self._hint, 3, 0, 1, 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("error.base"), 1))
        painter.setBrush(self._theme.color("bg.raised"))
        radius = self._theme.size("radius.card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(12.5, 4.5, -12.5, -4.5), radius, radius)

    def _restyle(self) -> None:
        self._icon.setPixmap(pixmap(self._theme, "circle-x", "error.base"))
        self.update()
