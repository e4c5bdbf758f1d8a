from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from server.contract.traces import TraceSummary
from tests.unit.workbench.core.trace.traces import make_summary
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.request_delegate import ROW, RequestDelegate
from workbench.ui.pipeline.request_model import RequestModel


def painted(theme: Theme, summary: TraceSummary) -> QImage:
    model = RequestModel()
    model.show((summary,))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 280, ROW)  # type: ignore[attr-defined]  # missing from the stubs
    image = QImage(280, ROW, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    RequestDelegate(theme).paint(painter, option, model.index(0))
    painter.end()
    return image


def test_outcomes_look_different(qtbot: QtBot, theme: Theme) -> None:
    plain = painted(theme, make_summary())

    assert painted(theme, make_summary(repeats=100)) != plain
    assert painted(theme, make_summary(cache_hits=1)) != plain
    assert painted(theme, make_summary(bars=())) != plain
