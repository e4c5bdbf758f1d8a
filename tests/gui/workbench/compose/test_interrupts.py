import os
import signal
import sys

import pytest
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.compose.interrupts import SIGNALS, end_with, interrupts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process can't signal itself there")


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_closes_in_order_although_qt_has_nothing_to_do(qtbot: QtBot, number: signal.Signals) -> None:
    closed: list[bool] = []

    with interrupts(lambda: closed.append(True)):
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: closed == [True])


def test_the_handlers_of_before_come_back(qtbot: QtBot) -> None:
    before = [signal.getsignal(number) for number in SIGNALS]

    with interrupts(lambda: None):
        assert [signal.getsignal(number) for number in SIGNALS] != before

    assert [signal.getsignal(number) for number in SIGNALS] == before


class _Window(QWidget):
    closed = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


@pytest.mark.parametrize("before_the_loop", [False, True])
def test_the_loop_ends_with_the_window_whatever_else_is_in_sight(
    qtbot: QtBot, qapp: QApplication, before_the_loop: bool
) -> None:
    window, other = _Window(), QWidget()
    for each in (window, other):
        qtbot.addWidget(each)
        each.show()
    end_with(window.closed, qapp)
    too_late = QTimer(window, singleShot=True, interval=5_000)
    too_late.timeout.connect(lambda: qapp.exit(1))
    too_late.start()

    if before_the_loop:
        window.close()
    else:
        QTimer.singleShot(0, window, window.close)

    assert qapp.exec() == 0
