import os
import signal
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from workbench.compose.interrupts import SIGNALS, interrupts

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


ENDED = """
import sys
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from workbench.compose.interrupts import end_with

class Window(QWidget):
    closed = Signal()

    def closeEvent(self, event):
        super().closeEvent(event)
        self.closed.emit()

app = QApplication([])
window, other = Window(), QWidget()
window.show()
other.show()
end_with(window.closed, app)
too_late = QTimer(window, singleShot=True, interval=5_000)
too_late.timeout.connect(lambda: app.exit(1))
too_late.start()
if sys.argv[1] == "before":
    window.close()
else:
    QTimer.singleShot(0, window, window.close)
sys.exit(app.exec())
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_loop_ends_with_the_window_whatever_else_is_in_sight(when: str) -> None:
    """In a process of its own: an application whose loop has ended once is not what other tests expect."""
    done = subprocess.run([sys.executable, "-c", ENDED, when], capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 0, done.stderr
