import time

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.bench.paint_watch import PaintWatch
from workbench.core.exchange import Exchange, Phases
from workbench.core.request import RequestDraft


def test_the_first_paint_after_the_last_byte_counts(qtbot: QtBot) -> None:
    panel, view = QWidget(), QPlainTextEdit()
    QVBoxLayout(panel).addWidget(view)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    watch = PaintWatch(panel)
    view.viewport().update()
    assert not watch.painted()

    watch.arm(Exchange("1", RequestDraft(), time.time(), None, None, None, Phases()))
    view.viewport().update()

    qtbot.waitUntil(watch.painted)
    assert watch.delay_ms >= 0
    watch.clear()
    assert not watch.painted()
