import os
import signal
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
