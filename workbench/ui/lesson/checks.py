"""The live checks of a step: each ticks by itself with the value that was seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.core.lesson import CheckVerdict, StepVerdict
from workbench.learning.verdicts import TRACING_OFF
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import ElidedLabel, TextLabel, paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.lesson.gestures import Gestures
from workbench.ui.lesson.scene import BlockView, Scene

_ROW_HEIGHT = 24
_INDENT = 24


class CheckRow(QWidget):
    """One check: its mark, its title, the value seen, and below it why it isn't met."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verdict = CheckVerdict("", "", "not_met", waiting=True)
        self._icon = QLabel()
        self.title = TextLabel(theme, "", "body")
        self.title.setWordWrap(True)
        self.title.setContentsMargins(0, 3, 0, 3)
        self.shown = ElidedLabel(theme, "", "small", "ok.base", mono=True)
        self.message = paragraph(theme, "", "small", "text.secondary")
        self.message.setContentsMargins(_INDENT, 0, 0, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(8)
        self._icon.setFixedHeight(_ROW_HEIGHT)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self._icon, 0, top)
        line.addWidget(self.title, 1)
        line.addWidget(self.shown, 0, top)
        self.shown.setFixedHeight(_ROW_HEIGHT)
        layout.addLayout(line)
        layout.addWidget(self.message)
        self.shown.setMaximumWidth(150)
        theme.changed.connect(self._restyle)

    def show_verdict(self, verdict: CheckVerdict, message: str) -> None:
        """Show what came of the check; ``message`` may be empty."""
        self._verdict = verdict
        self.title.setText(verdict.title)
        self.shown.setText(verdict.shown if not verdict.waiting and "–" not in verdict.shown else "")
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self.setToolTip("" if message else verdict.message)
        states = {"met": self.tr("met"), "not_met": self.tr("not met"), "could_not_check": self.tr("could not check")}
        self.setAccessibleName(f"{verdict.title}, {states[verdict.state]}. {verdict.message}".strip())
        self._restyle()

    def _restyle(self) -> None:
        icon, token = mark(self._verdict)
        self._icon.setPixmap(pixmap(self._theme, icon, token))
        self.shown.set_token("ok.base" if self._verdict.state == "met" else "text.muted")
        self.title.set_token("text.secondary" if self._verdict.waiting else "text.primary")


class ChecksView(BlockView):
    """'Live checks' with how many are met."""

    def __init__(self, theme: Theme, gestures: Gestures) -> None:
        super().__init__()
        self._theme = theme
        self.count = TextLabel(theme, "", "small", "text.muted", mono=True)
        self.again = IconButton(theme, "refresh-cw", self.tr("Check now"))
        self.again.setFixedSize(24, 24)
        self.again.clicked.connect(gestures.check_requested)
        self.rows: list[CheckRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 6, 0, 0)
        self._layout.setSpacing(0)
        self.covered = paragraph(theme, self.tr("Shown after your guess: they would give it away."), "small")
        self.record = Button(theme, self.tr("Record requests again"))
        self.record.clicked.connect(gestures.record_requested)
        self.record.hide()
        head = QHBoxLayout()
        head.addStrut(24)
        head.addWidget(text(theme, self.tr("Live checks"), "heading"), 1)
        head.addWidget(self.count)
        head.addWidget(self.again)
        self._layout.addLayout(head)
        self._layout.addWidget(self.covered)
        self._layout.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)

    def show_scene(self, scene: Scene) -> None:
        verdict, covered = scene.session.verdict, scene.session.locked
        self._make_rows(len(verdict.checks))
        met = sum(check.state == "met" for check in verdict.checks)
        self.again.setVisible(met < len(verdict.checks) and not covered)
        self.covered.setVisible(covered)
        self.record.setVisible(any(TRACING_OFF in check.message for check in verdict.checks))
        self.count.setText(f"{met} / {len(verdict.checks)}")
        spoken = spoken_of(verdict, tried=scene.session.misses > 0)
        for row, check in zip(self.rows, verdict.checks, strict=True):
            row.show_verdict(check, check.message if check.id in spoken else "")
            row.setVisible(not covered)

    def _make_rows(self, count: int) -> None:
        while len(self.rows) < count:
            self.rows.append(CheckRow(self._theme))
            self._layout.addWidget(self.rows[-1])
        while len(self.rows) > count:
            row = self.rows.pop()
            self._layout.removeWidget(row)
            row.deleteLater()


def spoken_of(verdict: StepVerdict, *, tried: bool) -> set[str]:
    """The checks whose message is shown: the first that fails, and each reason why one could not be checked once.

    After a try in vain also the first that still waits for a request.
    """
    first = verdict.complaint
    if first is None and tried:
        first = next((check for check in verdict.checks if check.waiting), None)
    reasons = {check.message: check.id for check in reversed(verdict.checks) if check.state == "could_not_check"}
    return {*reasons.values(), *([first.id] if first else [])}


def mark(verdict: CheckVerdict) -> tuple[str, str]:
    """Icon and colour of a verdict."""
    if verdict.state == "met":
        return "circle-check", "ok.base"
    if verdict.state == "could_not_check":
        return "circle-dashed", "text.muted"
    return ("circle", "text.muted") if verdict.waiting else ("circle-x", "warn.base" if verdict.soft else "error.base")
