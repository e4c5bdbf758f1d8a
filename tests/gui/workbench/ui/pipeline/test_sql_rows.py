from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.trace.traces import hit_trace, make_statement, make_trace
from workbench.core.trace.cards import Card, trace_cards
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.sql_rows import paint_sql_rows, rows_words


def painted(theme: Theme, card: Card, needed: bool = True) -> QImage:
    image = QImage(240, 76, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_sql_rows(painter, theme, card, QRectF(0, 0, 240, 76), needed)
    painter.end()
    return image


def test_not_reached_and_not_needed_differ(qtbot: QtBot, theme: Theme) -> None:
    card = trace_cards(hit_trace())[-1]

    assert painted(theme, card, needed=True) != painted(theme, card, needed=False)


def test_rows_read_and_the_earlier_run_show(qtbot: QtBot, theme: Theme) -> None:
    plain = trace_cards(make_trace())[-1]
    read = trace_cards(make_trace(statements=(make_statement(rows_read=23),)))[-1]
    compared = trace_cards(make_trace(), earlier=make_trace(141))[-1]

    assert painted(theme, plain) != painted(theme, read)
    assert painted(theme, plain) != painted(theme, compared)


def test_one_row_is_not_called_rows() -> None:
    assert (rows_words(1), rows_words(1_200)) == ("1 row", "1,200 rows")
