"""Paints the inside of the SQL card: rows read, and up to two lines, this run's and the earlier one's."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from workbench.core.trace.cards import Card, SqlRow
from workbench.core.trace.text import format_count, format_ms
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.words import tr

_PAD = 9.0
_MARK = 20.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def paint_sql_rows(painter: QPainter, theme: Theme, card: Card, rect: QRectF, needed: bool) -> None:
    """Paint title, rows read and lines into a card of this size."""
    bold = theme.font("small")
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(theme.color("text.primary" if card.reached else "text.muted"))
    painter.drawText(QRectF(_PAD + 17, 7, 60, 20), _LEFT, card.title)
    painter.setFont(theme.font("small", mono=True))
    painter.setPen(theme.color("text.secondary" if card.reached else "text.muted"))
    counted = _counted(card)
    if counted and card.reached:
        painter.drawText(QRectF(rect.width() - _PAD - _MARK - 140, 7, 140, 20), _RIGHT, counted)
    if card.state == "not_reached":
        own = SqlRow(tr("not reached") if needed else tr("not needed"), 0.0)
        rows = (own, *(row for row in card.rows if row.earlier))
        _paint_rows(painter, theme, rows, rect, live=False)
    else:
        _paint_rows(painter, theme, card.rows, rect, live=card.reached)


def _counted(card: Card) -> str:
    """Rows read where the database tells, else rows returned."""
    if card.rows_read is not None:
        if card.rows_read == 1:
            return tr("1 row read")
        return tr("{count} rows read").format(count=format_count(card.rows_read))
    return rows_words(card.rows_returned) if card.rows_returned is not None else ""


def rows_words(count: int) -> str:
    """'1 row', '1,200 rows'."""
    return tr("1 row") if count == 1 else tr("{count} rows").format(count=format_count(count))


def _paint_rows(painter: QPainter, theme: Theme, rows: tuple[SqlRow, ...], rect: QRectF, live: bool) -> None:
    for index, row in enumerate(rows[:2]):
        _paint_row(painter, theme, row, QRectF(_PAD, 27 + 20 * index, rect.width() - 2 * _PAD, 20), live)


def _paint_row(painter: QPainter, theme: Theme, row: SqlRow, place: QRectF, live: bool) -> None:
    now = live and not row.earlier
    _paint_sample(painter, theme, row.earlier, place, "trace.base" if now else "trace.ghost")
    font = theme.font("small", mono=True)
    painter.setFont(font)
    time = format_ms(row.total_ms) if row.total_ms else ""
    width = painter.fontMetrics().horizontalAdvance(time) + 4
    text = place.adjusted(14, 0, -width - 4, 0)
    painter.setPen(theme.color("text.primary" if now else "text.muted"))
    shown = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, int(text.width()))
    painter.drawText(text, _LEFT, shown)
    if now:
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
    painter.drawText(place, _RIGHT, time)


def _paint_sample(painter: QPainter, theme: Theme, earlier: bool, place: QRectF, token: str) -> None:
    color = theme.color(token)
    y = place.center().y() - 1
    if earlier:
        painter.fillRect(QRectF(place.left(), y, 3.5, 2), color)
        painter.fillRect(QRectF(place.left() + 5.5, y, 3.5, 2), color)
    else:
        painter.fillRect(QRectF(place.left(), y - 0.5, 9, 3), color)
