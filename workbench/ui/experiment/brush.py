"""Draws the recurring marks of the Experiment screen in the theme's tokens: words, swatches, dots and whiskers."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen

from workbench.core.experiment import SideName
from workbench.ui.common.shapes import stage_path
from workbench.ui.common.theme import Series, Theme

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


class Brush:
    """A painter that speaks in tokens."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self.painter = painter
        self.theme = theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def words(
        self,
        rect: QRectF,
        text: str,
        token: str = "text.primary",
        *,
        align: Qt.AlignmentFlag = LEFT,
        role: str = "small",
        mono: bool = False,
        bold: bool = False,
    ) -> None:
        """One line of text, vertically centred, shortened where there is no room."""
        font = self.font(role, mono, bold)
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color(token))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
        self.painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter), shown)

    def plate(self, rect: QRectF, text: str, token: str = "text.primary", *, align: Qt.AlignmentFlag = LEFT) -> None:
        """One line of figures on the panel's own ground, so that lines behind it don't cross the digits."""
        width = self.width(text, mono=True)
        left = rect.right() - width if align == RIGHT else rect.left()
        self.painter.fillRect(
            QRectF(left - 2, rect.top() + 1, width + 4, rect.height() - 2), self.theme.color("bg.panel")
        )
        self.words(rect, text, token, align=align, mono=True)

    def width(self, text: str, role: str = "small", mono: bool = False, bold: bool = False) -> float:
        """How wide a text is."""
        return QFontMetricsF(self.font(role, mono, bold)).horizontalAdvance(text)

    def font(self, role: str, mono: bool = False, bold: bool = False) -> QFont:
        """A font of the type scale."""
        font = self.theme.font(role, mono)
        if bold:
            font.setWeight(QFont.Weight.Bold)
        return font

    def line(
        self,
        start: QPointF,
        end: QPointF,
        token: str = "line.subtle",
        width: float = 1.0,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A straight line."""
        pen = QPen(self.theme.color(token), width)
        if dash:
            pen.setDashPattern(list(dash))
        self.painter.setPen(pen)
        self.painter.drawLine(start, end)

    def rule(self, y: float, left: float, right: float, token: str = "line.subtle") -> None:
        """A sharp horizontal line."""
        self.painter.fillRect(QRectF(left, y, right - left, 1), self.theme.color(token))

    def dot(self, centre: QPointF, token: str, radius: float = 4.0, filled: bool = True) -> None:
        """A round mark: filled for B, a ring for A or for a single value."""
        fill = self.theme.color(token if filled else "bg.panel")
        self.painter.setPen(QPen(self.theme.color(token), 1.5))
        self.painter.setBrush(QBrush(fill))
        self.painter.drawEllipse(centre, radius, radius)

    def whisker(self, low: float, high: float, y: float, token: str, cap: float = 4.0) -> None:
        """An interval as a line with ends."""
        self.line(QPointF(low, y), QPointF(high, y), token)
        for x in (low, high):
            self.line(QPointF(x, y - cap), QPointF(x, y + cap), token)

    def swatch(self, rect: QRectF, side: SideName) -> None:
        """The mark of a side: hatched and dashed for A, filled for B."""
        series = self.series(side)
        self.painter.setPen(series.pen)
        self.painter.setBrush(series.brush)
        self.painter.drawRect(rect)

    def silhouette(self, kind: str, rect: QRectF) -> None:
        """A stage kind's shape."""
        self.painter.fillPath(stage_path(kind, rect), self.theme.stage_color(kind))

    def series(self, side: SideName) -> Series:
        """Pen and brush of a side."""
        return self.theme.series["before" if side == "A" else "after"]

    @staticmethod
    def token(side: SideName) -> str:
        """The colour token of a side's text and marks."""
        return "trace.ghost" if side == "A" else "accent.base"
