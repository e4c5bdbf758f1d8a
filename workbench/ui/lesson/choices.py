"""The choices of a question: side by side while they fit, one below the other when they are long."""

from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.ui.common.icons import pixmap
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme

Outcome = Literal["", "right", "wrong"]
_ROOM = 228
"""Width in pixels in which choices must fit side by side: that of a card in the narrowest lesson column."""
_TEXT_AT, _AIR = 32, 6


class ChoiceRow(QAbstractButton):
    """One long choice; its words wrap."""

    def __init__(self, theme: Theme, value: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.value = value
        self._outcome: Outcome = ""
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def set_outcome(self, outcome: Outcome) -> None:
        """Mark the choice made as right or wrong."""
        self._outcome = outcome
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - _TEXT_AT - 10, 1000)
        metrics = QFontMetrics(self._theme.font("body"))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        return max(28, metrics.boundingRect(room, flags, self.text()).height() + 2 * _AIR)

    def sizeHint(self) -> QSize:
        return QSize(_ROOM, self.heightForWidth(_ROOM))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(self._theme.color("accent.line" if chosen else "line.default"), 1))
        hover = self.underMouse() and self.isEnabled()
        painter.setBrush(self._theme.color("accent.tint" if chosen else "bg.hover" if hover else "bg.raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        icon, token = self._mark()
        painter.drawPixmap(9, _AIR, pixmap(self._theme, icon, token))
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color("text.primary" if self.isEnabled() or chosen else "text.muted"))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect().adjusted(_TEXT_AT, 0, -10, 0), flags, self.text())

    def _mark(self) -> tuple[str, str]:
        if not self.isChecked():
            return "circle", "line.control"
        marks = {
            "": ("circle-dot", "accent.base"),
            "right": ("circle-check", "ok.base"),
            "wrong": ("circle-x", "error.base"),
        }
        return marks[self._outcome]


class Choices(QWidget):
    """The choices of one question.

    Signals:
        chosen: Carries the key of the choice made.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, choices: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.segmented: Segmented | None = None
        self.rows: list[ChoiceRow] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if fits(theme, tuple(choices.values())):
            self.segmented = self._side_by_side(choices)
            layout.addWidget(self.segmented)
        else:
            for value, words in choices.items():
                layout.addWidget(self._row(value, words))

    def show_choice(self, value: str, *, locked: bool, outcome: Outcome = "") -> None:
        """Show what was chosen; ``locked`` choices can't be changed any more."""
        if self.segmented is not None:
            self.segmented.set_value(value)
            self.segmented.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, locked)
            for button in self.segmented.findChildren(QAbstractButton):
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus if locked else Qt.FocusPolicy.StrongFocus)
        for row in self.rows:
            row.setChecked(row.value == value)
            row.set_outcome(outcome if row.value == value else "")
            row.setEnabled(not locked)

    def _side_by_side(self, choices: Mapping[str, str]) -> Segmented:
        segmented = Segmented(self._theme, tuple(choices.items()))
        segmented.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value in choices:
            segmented.segment(value).setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        segmented.selected.connect(self.chosen)
        return segmented

    def _row(self, value: str, words: str) -> ChoiceRow:
        row = ChoiceRow(self._theme, value, words)
        row.clicked.connect(self._on_clicked)
        self.rows.append(row)
        return row

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, ChoiceRow):
            self.chosen.emit(row.value)


def fits(theme: Theme, words: Sequence[str]) -> bool:
    """Whether these words have room side by side."""
    font = theme.font("small")
    font.setWeight(QFont.Weight.DemiBold)  # as the chosen one is written
    metrics = QFontMetrics(font)
    return sum(metrics.horizontalAdvance(each) + 20 for each in words) <= _ROOM
