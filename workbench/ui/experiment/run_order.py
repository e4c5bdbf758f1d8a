"""The run order as blocks in turn, A B A B, each with its p50 above; the strip before a block is its warm-up."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.experiment import SideName
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.brush import CENTRE, Brush
from workbench.ui.experiment.figures import ms

HEIGHT = 40
WARMUP = 9.0


class RunOrder(QWidget):
    """One block per run; a run that is not over has no figure, the one under way fills from the left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._order: tuple[SideName, ...] = ()
        self._p50s: tuple[float | None, ...] = ()
        self._share = 0.0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(296, HEIGHT)

    def render_order(self, order: tuple[SideName, ...], p50s: tuple[float | None, ...], share: float = 0.0) -> None:
        """Show the runs; ``share`` is how much of the first unfinished one is done, 0 to 1."""
        self._order, self._p50s, self._share = order, p50s, share
        done = ", ".join(f"{side} {ms(p50)} ms" for side, p50 in zip(order, p50s, strict=False))
        self.setAccessibleName(self.tr("Run order"))
        self.setAccessibleDescription(done)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        step = self.width() / max(1, len(self._order))
        for index, side in enumerate(self._order):
            self._draw_run(brush, index, side, QRectF(index * step, 17, step - 5, HEIGHT - 19))

    def _draw_run(self, brush: Brush, index: int, side: SideName, box: QRectF) -> None:
        done = index < len(self._p50s)
        brush.painter.setPen(self._theme.color("line.default"))
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.drawRect(QRectF(box.left(), box.top(), WARMUP, box.height()))
        block = box.adjusted(WARMUP, 0, 0, 0)
        if done:
            brush.swatch(block, side)
            text = f"{ms(self._p50s[index])} ms"
            brush.words(QRectF(box.left(), 0, box.width(), 15), text, "text.secondary", align=CENTRE, mono=True)
        else:
            brush.painter.setBrush(self._theme.color("bg.panel"))
            brush.painter.drawRect(block)
            if index == len(self._p50s) and self._share > 0:
                filled = QRectF(block.left(), block.top(), block.width() * min(1.0, self._share), block.height())
                brush.painter.fillRect(filled, self._theme.color("accent.tint"))
        letter = QRectF(block.center().x() - 9, block.center().y() - 8, 18, 16)
        if done:
            brush.painter.fillRect(letter, self._theme.color("bg.panel"))
        brush.words(letter, side, "text.primary" if done else "text.muted", align=CENTRE, bold=True)
