"""'Where the change is': own time of every stage on both sides, and how much it changed, with its interval."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.experiment import StageChange
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.axis import LinearAxis
from workbench.ui.experiment.brush import CENTRE, RIGHT, Brush
from workbench.ui.experiment.figures import change_words, own_ms

ROW, HEAD = 24.0, 24.0
MOST_UP = 1.0
"""Changes beyond +100 % are drawn at the axis' end; the words carry the figure."""
NARROW = 520
"""Below this width the tables have no room for their axes: the words beside them say the same."""
_WORDS = 222.0
"""Pixels for the state and a change with its interval."""


class StageChangesTable(QWidget):
    """A row per stage in the order in which a request meets them; those that moved stand out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stages: tuple[StageChange, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Own time per stage"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(640, int(HEAD + ROW * len(self._stages)) + 6)

    def render_stages(self, stages: tuple[StageChange, ...]) -> None:
        """Show other stages."""
        self._stages = stages
        words = (f"{stage.title}: {self._state(stage)}, {change_words(stage)}" for stage in stages)
        self.setAccessibleDescription("; ".join(words))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        axis = self._axis()
        self._draw_head(brush, axis)
        for index, stage in enumerate(self._stages):
            self._draw_row(brush, axis, stage, HEAD + index * ROW)

    def _state(self, stage: StageChange) -> str:
        """What the row says: a change whose interval excludes none is one, however small."""
        if stage.moved or stage.unsure:
            return self.tr("moved") if stage.moved else self.tr("unsure")
        tiny = stage.change is not None and stage.change.excludes(0.0)
        return self.tr("too small") if tiny else self.tr("unchanged")

    def _axis(self) -> LinearAxis:
        ups = [stage.change.high for stage in self._stages if stage.change]
        high = min(MOST_UP, max([0.2, *ups]))
        return LinearAxis(-1.0, high, self.width() * 0.385, self._words_left() - 12)

    def _words_left(self) -> float:
        """Where the words begin: they need their room in a narrow window too, and the axis gives way."""
        return min(self.width() * 0.75, self.width() - _WORDS)

    @property
    def _figures(self) -> tuple[float, float]:
        """Right ends of A's and B's times, as shares of the width."""
        return (0.34, 0.47) if self.width() < NARROW else (0.25, 0.345)

    def _draw_head(self, brush: Brush, axis: LinearAxis) -> None:
        brush.words(QRectF(12, 0, 100, HEAD), self.tr("stage"), "text.muted")
        for text, right in zip((self.tr("A ms"), self.tr("B ms")), self._figures, strict=True):
            brush.words(QRectF(self.width() * right - 60, 0, 60, HEAD), text, "text.muted", align=RIGHT)
        for value in (-1.0, -0.5, 0.0, axis.high) if self.width() >= NARROW else ():
            x, text = axis.at(value), "0" if value == 0 else f"{value * 100:+.0f}".replace("-", "−")
            brush.words(QRectF(x - 30, 0, 60, HEAD), text, "text.muted", align=CENTRE, role="caption", mono=True)
        title = self.tr("change and 95 % interval")
        brush.words(QRectF(self.width() - 212, 0, 200, HEAD), title, "text.muted", align=RIGHT)

    def _draw_row(self, brush: Brush, axis: LinearAxis, stage: StageChange, y: float) -> None:
        if stage.moved:
            brush.painter.fillRect(QRectF(0, y, self.width(), ROW), self._theme.color("bg.selected"))
        brush.silhouette(stage.kind, QRectF(12, y + ROW / 2 - 5.5, 11, 11))
        brush.words(QRectF(32, y, self.width() * 0.16, ROW), stage.title, bold=stage.moved)
        a, b = self._figures
        for value, right, token in ((stage.a_ms, a, "text.primary"), (stage.b_ms, b, "accent.base")):
            shown = token if stage.moved else "text.primary"
            box = QRectF(self.width() * right - 60, y, 60, ROW)
            brush.words(box, own_ms(value), shown, align=RIGHT, mono=True, bold=stage.moved and token != "text.primary")
        if self.width() >= NARROW:
            for value in (-1.0, -0.5, 0.0):
                x = axis.at(value)
                brush.line(QPointF(x, y), QPointF(x, y + ROW), "line.default" if value == 0 else "line.subtle")
            self._draw_change(brush, axis, stage, y)
        self._draw_words(brush, stage, y)

    def _draw_change(self, brush: Brush, axis: LinearAxis, stage: StageChange, y: float) -> None:
        middle = y + ROW / 2
        if stage.change is None:
            return
        low, value, high = (axis.at(v) for v in (stage.change.low, stage.change.value, stage.change.high))
        if stage.moved:
            colour = QColor(self._theme.stage_color(stage.kind))
            brush.painter.fillRect(QRectF(value - 1.5, middle - 6, 3, 12), colour)
            colour.setAlphaF(0.4)
            brush.painter.setPen(Qt.PenStyle.NoPen)
            brush.painter.fillRect(QRectF(min(value, axis.at(0)), middle - 6, abs(axis.at(0) - value), 12), colour)
            return
        brush.whisker(low, high, middle, "trace.ghost")
        brush.painter.setPen(Qt.PenStyle.NoPen)
        brush.painter.setBrush(QBrush(self._theme.stage_color(stage.kind)))
        brush.painter.drawEllipse(QPointF(value, middle), 3, 3)

    def _draw_words(self, brush: Brush, stage: StageChange, y: float) -> None:
        left = self._words_left()
        if not stage.moved:
            token = "warn.base" if stage.unsure else "text.secondary"
            brush.words(QRectF(left, y, 80, ROW), self._state(stage), token)
        box = QRectF(left + (0 if stage.moved else 68), y, self.width() - 12 - left - (0 if stage.moved else 68), ROW)
        token = "text.primary" if stage.moved else "text.secondary"
        brush.words(box, change_words(stage), token, align=RIGHT, mono=True, bold=stage.moved)
