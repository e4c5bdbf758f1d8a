"""The learner's prediction: asked before the first run, then shown beside what was measured."""

from math import log10

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.core.experiment import ExperimentResult
from workbench.core.verdict import VerdictKind, judge, times
from workbench.state.experiment import ExperimentSnapshot
from workbench.ui.common.buttons import Button
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import TextLabel, paragraph, text
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.axis import LogAxis
from workbench.ui.experiment.brush import CENTRE, LEFT, RIGHT, Brush

GUESSES = (0.5, 1.0, 2.0, 5.0, 20.0, 100.0)
_LOW, _HIGH = 0.2, 200.0
_TICKS = (0.5, 1.0, 2.0, 5.0, 20.0, 100.0)
_CLOSE = 1.5


class PredictionCard(QFrame):
    """Asks before the first run; the answer is locked.

    Signals:
        predicted: Carries how many times faster B will be at p50, or None when the question is skipped.
    """

    predicted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "card")
        self._icon = QLabel()
        self.choices = Segmented(theme, [(f"{guess:g}", _guess_words(self, guess)) for guess in GUESSES])
        self.skip = Button(theme, self.tr("Skip"), "ghost")
        self.said = paragraph(theme, "", "small", "text.muted")
        self.choices.selected.connect(self._on_chosen)
        self.skip.clicked.connect(self._on_skipped)
        title = self.tr("How much faster will B be at p50?")
        self.setAccessibleName(title)
        self._build(text(theme, title, "heading"))
        theme.changed.connect(self._restyle)
        self._restyle()

    def render_snapshot(self, snapshot: ExperimentSnapshot) -> None:
        """Show the question, or the locked answer."""
        guess = snapshot.prediction
        self.choices.set_value(f"{guess:g}" if guess is not None else "")
        self.choices.setVisible(not snapshot.asked or guess is not None)
        self.choices.setEnabled(not snapshot.asked)
        self.skip.setVisible(not snapshot.asked)
        if not snapshot.asked:
            self.said.setText(self.tr("Your guess comes before the run, or you skip it."))
        elif guess is None:
            self.said.setText(self.tr("Skipped: no guess for this run."))
        else:
            self.said.setText(self.tr("Locked until the result stands beside it."))

    def _on_chosen(self, value: str) -> None:
        self.predicted.emit(float(value))

    def _on_skipped(self) -> None:
        self.predicted.emit(None)

    def _build(self, title: TextLabel) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(title, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.skip)
        body = QVBoxLayout(self)
        body.setContentsMargins(12, 9, 12, 9)
        body.setSpacing(8)
        body.addLayout(head)
        body.addWidget(self.choices)
        body.addLayout(foot)

    def _restyle(self) -> None:
        self._icon.setPixmap(pixmap(self._theme, "target", "accent.base"))


class PredictionOutcome(QFrame):
    """The guess and the measured factor on one scale."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "card")
        self._icon, self._lock = QLabel(), QLabel()
        self._scale = _Scale(theme)
        self.words = paragraph(theme, "", "small", "text.secondary")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(text(theme, self.tr("Your prediction"), "heading"))
        head.addStretch(1)
        head.addWidget(self._lock)
        head.addWidget(text(theme, self.tr("p50, before run 1"), "small", "text.muted"))
        body = QVBoxLayout(self)
        body.setContentsMargins(12, 9, 12, 9)
        body.setSpacing(6)
        body.addLayout(head)
        body.addWidget(self._scale)
        body.addWidget(self.words)
        theme.changed.connect(self._restyle)
        self._restyle()

    def render_guess(self, guess: float | None) -> None:
        """Show the guess while there is nothing yet to hold it against."""
        self.setVisible(guess is not None)
        self._scale.hide()
        if guess is not None:
            words = self.tr("You said {0}. What is measured stands beside it after the last run.")
            self.words.setText(words.format(_guess_words(self, guess)))

    def render_result(self, result: ExperimentResult) -> None:
        """Show the guess of this run; nothing when there was none."""
        ratio = result.comparison.percentile("p50").ratio
        self._scale.show()
        self.setVisible(result.prediction is not None and ratio is not None)
        if result.prediction is not None and ratio is not None:
            kind = judge(result).kind
            self._scale.show_factors(result.prediction, ratio.value, "ok.base" if kind == "clear" else "text.muted")
            self.words.setText(self._judged(kind, result.prediction, ratio.value))

    def _judged(self, kind: VerdictKind, said: float, measured: float) -> str:
        if kind == "noisy":
            return self.tr("This run is too noisy to hold a guess against.")
        if kind == "none":
            right = self.tr("Right: no difference to be seen.")
            return right if said == 1 else self.tr("There is no difference to be seen.")
        off = max(said / measured, measured / said)
        if off <= _CLOSE:
            return self.tr("Close: {0:.0f} % off.").format((off - 1) * 100)
        if (said - 1) * (measured - 1) < 0:
            return self.tr("The other way round.")
        words = self.tr("Too high, by {0}.") if said > measured else self.tr("Too low, by {0}.")
        return words.format(times(off))

    def _restyle(self) -> None:
        self._icon.setPixmap(pixmap(self._theme, "target", "accent.base"))
        self._lock.setPixmap(pixmap(self._theme, "lock", "text.muted", 13))


class _Scale(QWidget):
    """A logarithmic line with two marks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said, self._measured, self._token = 1.0, 1.0, "text.muted"
        self.setFixedHeight(52)
        theme.changed.connect(self.update)

    def show_factors(self, said: float, measured: float, token: str) -> None:
        """Mark both; the token colours what was measured."""
        self._said, self._measured, self._token = said, measured, token
        self.setAccessibleName(self.tr("You said {0:g}×, measured {1}").format(said, times(measured)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        axis, y = LogAxis(_LOW, _HIGH, 6.0, self.width() - 6.0), 28.0
        brush.line(QPointF(axis.start, y), QPointF(axis.end, y), "line.control")
        for tick in _TICKS:
            x = axis.at(tick)
            brush.line(QPointF(x, y - 3), QPointF(x, y + 3), "line.control")
            brush.words(QRectF(x - 24, y + 6, 48, 16), f"{tick:g}×", "text.muted", align=CENTRE, mono=True)
        self._mark_both(brush, axis, y)

    def _mark_both(self, brush: Brush, axis: LogAxis, y: float) -> None:
        said, measured = axis.at(self._said), axis.at(self._measured)
        brush.line(QPointF(said, y), QPointF(said, y - 8), "accent.base", 1.5)
        painter = brush.painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent.base"))
        painter.drawPolygon(QPolygonF([QPointF(said - 4, y - 12), QPointF(said + 4, y - 12), QPointF(said, y - 6)]))
        brush.dot(QPointF(measured, y), self._token)
        guess = self.tr("you said {0:g}×").format(self._said)
        found = self.tr("measured {0}").format(times(self._measured))
        left_is_guess = log10(self._said) <= log10(self._measured)
        first, second = ((guess, "accent.base"), (found, self._token))[:: 1 if left_is_guess else -1]
        middle = (said + measured) / 2
        wide, narrow = brush.width(first[0]), brush.width(second[0])
        middle = min(max(middle, wide + 6), self.width() - narrow - 6)
        brush.words(QRectF(middle - wide - 5, 0, wide + 1, 15), *first, align=RIGHT)
        brush.words(QRectF(middle + 5, 0, narrow + 1, 15), *second, align=LEFT)


def _guess_words(widget: QWidget, guess: float) -> str:
    named = {0.5: widget.tr("slower"), 1.0: widget.tr("same")}
    return named.get(guess, f"{guess:g}×")
