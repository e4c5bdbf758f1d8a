"""The ruler under the lanes: the same request to scale, the earlier run hatched beneath, and the playhead."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.core.trace.ruler import Ruler, RulerSpan, ticks
from workbench.core.trace.text import format_ms, format_ratio
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.words import tr

MARGIN = 12.0
AXIS_Y = 12.0
LABEL_Y = 15.0
BAR_TOP = 35.0
BAR_HEIGHT = 20.0
EARLIER_TOP = 61.0
EARLIER_HEIGHT = 15.0
HEIGHT = 84
TICK_ROOM = 74.0
_JUST_PAST = 1.1


class RulerView(QWidget):
    """Paints one ``Ruler``.

    Signals:
        opened: A span was clicked; carries its stage id.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ruler: Ruler | None = None
        self._playhead: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self.update)

    def show_ruler(self, ruler: Ruler | None) -> None:
        """Show another request's time, or none."""
        self._ruler = ruler
        self._playhead = None
        self.setAccessibleName(_told(ruler))
        self.update()

    def show_playhead(self, at_ms: float | None) -> None:
        """Move the playhead; None takes it away."""
        if at_ms != self._playhead:
            for moment in (self._playhead, at_ms):
                if moment is not None and self._ruler is not None:
                    self.update(QRectF(self._x(moment) - 8, 0, 16, HEIGHT).toAlignedRect())
            self._playhead = at_ms

    def sizeHint(self) -> QSize:
        return QSize(700, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ruler is None:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        self._paint_axis(painter, self._ruler)
        painted_to = 0.0
        for span in self._ruler.spans:
            painted_to = self._paint_span(painter, span, painted_to)
        self._paint_earlier(painter, self._ruler)
        self._paint_playhead(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        span = self._span_at(event.position())
        if span is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(span.stage)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            span = self._span_at(QPointF(event.pos()))
            if span is not None:
                length = span.cut_ms or span.end_ms - span.start_ms
                QToolTip.showText(event.globalPos(), f"{span.label} · {format_ms(length)}", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _paint_axis(self, painter: QPainter, ruler: Ruler) -> None:
        painter.setPen(QPen(self._theme.color("line.control"), 1))
        painter.drawLine(QPointF(MARGIN, AXIS_Y + 0.5), QPointF(self.width() - MARGIN, AXIS_Y + 0.5))
        painter.setFont(self._theme.font("small", mono=True))
        marks = ticks(ruler.end_ms, max(1, int((self._x(ruler.end_ms) - self._x(0.0)) / TICK_ROOM)))
        step = marks[1] if len(marks) > 1 else 1.0
        digits = 0 if step >= 1 else 1 if step >= 0.1 else 2 if step >= 0.01 else 3
        for index, moment in enumerate(marks):
            x = self._x(moment)
            painter.setPen(QPen(self._theme.color("line.control"), 1))
            painter.drawLine(QPointF(x + 0.5, AXIS_Y), QPointF(x + 0.5, AXIS_Y + 5))
            painter.setPen(self._theme.color("text.muted"))
            unit = " ms" if index == len(marks) - 1 else ""
            self._paint_label(painter, x, f"{moment:.{digits}f}{unit}", first=index == 0)

    def _paint_label(self, painter: QPainter, x: float, text: str, first: bool) -> None:
        width = painter.fontMetrics().horizontalAdvance(text)
        left = x if first else min(x - width / 2, self.width() - MARGIN - width)
        painter.drawText(QRectF(left, LABEL_Y, width + 2, 18), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_span(self, painter: QPainter, span: RulerSpan, painted_to: float) -> float:
        left, right = self._x(span.start_ms), self._x(span.end_ms)
        if right < painted_to + 0.5:
            return painted_to  # narrower than a pixel and covered by its neighbour
        color = self._theme.stage_color(span.kind)
        body = QRectF(left, BAR_TOP, max(0.5, right - left - (1.0 if right - left > 3 else 0.0)), BAR_HEIGHT)
        tint = QColor(color)
        tint.setAlphaF(0.20)
        painter.fillRect(body, tint)
        if span.wait:
            painter.fillRect(body, QBrush(color, Qt.BrushStyle.BDiagPattern))
        painter.fillRect(QRectF(body.left(), BAR_TOP, body.width(), 2.5), color)
        if span.cut_ms:
            self._paint_cut(painter, body)
        self._paint_name(painter, span, body)
        return right

    def _paint_name(self, painter: QPainter, span: RulerSpan, body: QRectF) -> None:
        painter.setFont(self._theme.font("caption"))
        if painter.fontMetrics().horizontalAdvance(span.label) + 10 <= body.width():
            if span.wait:  # words on hatching can't be read
                width = painter.fontMetrics().horizontalAdvance(span.label)
                painter.fillRect(QRectF(body.left() + 4, BAR_TOP + 5, width + 4, 13), self._theme.color("bg.panel"))
            painter.setPen(self._theme.color("text.primary"))
            painter.drawText(body.adjusted(6, 3, -2, 0), Qt.AlignmentFlag.AlignVCenter, span.label)

    def _paint_cut(self, painter: QPainter, body: QRectF) -> None:
        """Two slanted strokes: this is longer than drawn."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("bg.panel"), 2))
        for dx in (-4.0, 1.0):
            x = body.center().x() + dx
            painter.drawLine(QPointF(x, body.bottom() + 1), QPointF(x + 4, body.top() - 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_earlier(self, painter: QPainter, ruler: Ruler) -> None:
        if ruler.earlier is None:
            return
        past = ruler.past_edge > 0
        right = self.width() - MARGIN if past else self._x(ruler.earlier.duration_ms)
        left = self._x(0.0)
        box = QRectF(left, EARLIER_TOP, max(4.0, right - left), EARLIER_HEIGHT)
        ghost = self._theme.color("trace.ghost")
        painter.fillRect(box, QBrush(ghost, Qt.BrushStyle.BDiagPattern))
        pen = QPen(ghost, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRect(box.adjusted(0.5, 0.5, 0 if past else -0.5, -0.5))
        self._paint_earlier_words(painter, ruler, box)

    def _paint_earlier_words(self, painter: QPainter, ruler: Ruler, box: QRectF) -> None:
        font = self._theme.font("small", mono=True)
        painter.setFont(font)
        text = earlier_words(ruler)
        width = painter.fontMetrics().horizontalAdvance(text) + 12.0
        inside = width + 20 <= box.width() or box.right() + 4 + width > self.width() - MARGIN
        if inside and width + 20 > box.width():  # neither in nor beside the box: shorten, so that some hatch is left
            width = max(60.0, box.width() - 60)
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width - 12))
        left = box.left() + 12 if inside else box.right() + 4
        place = QRectF(left, EARLIER_TOP - 1, width, EARLIER_HEIGHT + 2)
        painter.fillRect(place.adjusted(0, 2, 0, -2) if inside else place, self._theme.color("bg.panel"))
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(place.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_playhead(self, painter: QPainter) -> None:
        if self._playhead is None:
            return
        x = self._x(self._playhead)
        color = self._theme.color("trace.base")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 2))
        painter.drawLine(QPointF(x, AXIS_Y - 4), QPointF(x, BAR_TOP + BAR_HEIGHT + 3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF([QPointF(x - 4.5, 4), QPointF(x + 4.5, 4), QPointF(x, 10)]))

    def _x(self, moment_ms: float) -> float:
        assert self._ruler is not None
        span = (self._ruler.end_ms - self._ruler.start_ms) or 1.0
        part = (moment_ms - self._ruler.start_ms) / span
        return MARGIN + min(1.0, max(0.0, part)) * (self.width() - 2 * MARGIN)

    def _span_at(self, at: QPointF) -> RulerSpan | None:
        if self._ruler is None or not BAR_TOP <= at.y() <= BAR_TOP + BAR_HEIGHT:
            return None
        return next((s for s in self._ruler.spans if self._x(s.start_ms) <= at.x() <= self._x(s.end_ms)), None)


def earlier_words(ruler: Ruler) -> str:
    """Name the earlier run, what was switched differently then, and how far it runs past the edge."""
    earlier = ruler.earlier
    if earlier is None:
        return ""
    parts = [f"#{earlier.seq}"]
    if earlier.changed:
        feature, then, _ = earlier.changed[0]
        more = f" +{len(earlier.changed) - 1}" if len(earlier.changed) > 1 else ""
        parts.append(tr("with {feature} {choice}").format(feature=feature, choice=then) + more)
    words = " ".join(parts) + f": {format_ms(earlier.duration_ms)}"
    if ruler.past_edge > 0:
        far = ruler.past_edge >= _JUST_PAST
        words += ", " + (tr("{ratio} past this edge") if far else tr("ends just past this edge"))
        words = words.format(ratio=format_ratio(ruler.past_edge))
    return words


def _told(ruler: Ruler | None) -> str:
    if ruler is None:
        return tr("Time ruler, empty")
    return tr("Time ruler, {total}").format(total=format_ms(ruler.duration_ms))
