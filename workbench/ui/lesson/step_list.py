"""The list of a lesson's steps: mark, number, title, and the value that was seen."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from lessons.format.models import Predict, Step
from workbench.core.lesson import SessionSnapshot, StepLine
from workbench.ui.common.icons import pixmap
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain
from workbench.ui.lesson.gestures import Gestures

_MARKS = {"passed": ("circle-check", "ok.base"), "now": ("circle-dot", "accent.base"), "open": ("circle", "text.muted")}
_INSET, _NUMBER_AT, _TITLE_AT = 8, 33, 47
_SHORT = 8
"""Letters of a value that always has its room: a status, a count, 'now'."""


class StepRow(QAbstractButton):
    """One step; a click turns to it."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = number
        self._line = StepLine("", "", "open")
        self.setFixedHeight(theme.size("rowDense"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    @property
    def line(self) -> StepLine:
        """What it shows."""
        return self._line

    def show_line(self, line: StepLine) -> None:
        """Show a step."""
        self._line = line
        states = {"passed": self.tr("passed"), "now": self.tr("now"), "open": self.tr("open")}
        self.setAccessibleName(f"{self._number} {line.title}, {states[line.state]}")
        self.setToolTip(plain(line.title))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.size("rowDense"))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]  # QEvent
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = self._line.state == "now"
        if now or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("bg.selected" if now else "bg.hover"))
            painter.drawRoundedRect(self.rect(), 3, 3)
        icon, token = _MARKS[self._line.state]
        painter.drawPixmap(_INSET, (self.height() - 16) // 2, pixmap(self._theme, icon, token))
        self._paint_words(painter, now)

    def _paint_words(self, painter: QPainter, now: bool) -> None:
        value = self.tr("now") if now and not self._line.shown else self._line.shown
        whole = self.rect().adjusted(_TITLE_AT, 0, -_INSET, 0)
        painter.setFont(self._theme.font("small", mono=True))
        painter.setPen(self._theme.color("accent.base" if now else "text.muted"))
        room = self._room_for(value, painter.fontMetrics().horizontalAdvance(value) + 1, whole.width())
        _draw(painter, whole.adjusted(whole.width() - room, 0, 0, 0), value, Qt.AlignmentFlag.AlignRight)
        painter.setFont(self._theme.font("heading" if now else "body"))
        painter.setPen(self._theme.color("text.primary" if now else "text.secondary"))
        _draw(painter, QRect(_NUMBER_AT, 0, 14, self.height()), str(self._number))
        _draw(painter, whole.adjusted(0, 0, -room - (8 if value else 0), 0), self._line.title)

    def _room_for(self, value: str, wanted: int, width: int) -> int:
        """What the title leaves: it is read first, and a value too long for the rest is in the check below anyway."""
        bold = QFontMetrics(self._theme.font("heading")).horizontalAdvance(self._line.title)
        left = max(width - bold - 12, width // 4)
        return min(wanted, left) if wanted <= left or len(value) > _SHORT else min(wanted, width // 2)


def _draw(painter: QPainter, rect: QRect, words: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


def lines_of(session: SessionSnapshot) -> tuple[StepLine, ...]:
    """The lines to show; a prediction shows the guess."""
    return tuple(
        replace(line, shown=line.shown or _guess(step, session.answers))
        for step, line in zip(session.lesson.steps, session.steps, strict=True)
    )


def _guess(step: Step, answers: Mapping[str, str]) -> str:
    return next((each.choices.get(answers.get(each.name, ""), "") for each in step.of(Predict)), "")


class StepList(QWidget):
    """All steps of the open lesson."""

    def __init__(self, theme: Theme, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gestures = gestures
        self.rows: list[StepRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 0, 8, 0)
        self._layout.setSpacing(0)

    def show_steps(self, steps: tuple[StepLine, ...]) -> None:
        """Show these steps; rows are kept while their number is the same."""
        while len(self.rows) > len(steps):
            row = self.rows.pop()
            self._layout.removeWidget(row)
            row.deleteLater()
        while len(self.rows) < len(steps):
            row = StepRow(self._theme, len(self.rows) + 1)
            row.clicked.connect(self._on_clicked)
            self._layout.addWidget(row)
            self.rows.append(row)
        for row, line in zip(self.rows, steps, strict=True):
            row.show_line(line)

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, StepRow):
            self._gestures.step_requested.emit(row.line.id)
