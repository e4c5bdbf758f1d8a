import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGroupBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.common import focus
from workbench.ui.common.focus import FocusRing, HeldFocus, chain
from workbench.ui.common.theme import Theme


def _buttons(qtbot: QtBot, *titles: str) -> tuple[QWidget, list[QPushButton]]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    buttons = [QPushButton(title) for title in titles]
    for button in buttons:
        layout.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
    return window, buttons


def test_ring_stays_with_the_focus_that_the_keyboard_moves(qtbot: QtBot, theme: Theme) -> None:
    window, (first, second) = _buttons(qtbot, "one", "two")
    ring = FocusRing(theme, window)
    ring.follow(first)
    ringed = ring.widget()

    second.setFocus()

    assert ringed is first
    qtbot.waitUntil(lambda: ring.widget() is second)


def test_mouse_takes_the_ring_away(qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    window, (first, second) = _buttons(qtbot, "one", "two")
    ring = FocusRing(theme, window)
    ring.follow(first)
    monkeypatch.setattr(focus.QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)

    second.setFocus()

    qtbot.waitUntil(lambda: ring.widget() is None)


def test_control_that_was_busy_gets_its_focus_back(qtbot: QtBot) -> None:
    window, (first, _second) = _buttons(qtbot, "one", "two")
    held = HeldFocus(window)
    first.setFocus()
    held.hold(first)
    first.clearFocus()
    first.setEnabled(False)

    first.setEnabled(True)

    assert first.hasFocus()


def test_focus_that_went_elsewhere_meanwhile_stays_there(qtbot: QtBot) -> None:
    window, (first, second) = _buttons(qtbot, "one", "two")
    held = HeldFocus(window)
    held.hold(first)
    first.setEnabled(False)
    second.setFocus()

    first.setEnabled(True)

    assert second.hasFocus()


def test_tab_goes_into_what_was_made_later(qtbot: QtBot) -> None:
    window, (first, second) = _buttons(qtbot, "one", "two")
    box = QGroupBox()
    late = QPushButton("late", box)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(box)
    box.show()

    last = chain(first, box)

    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert late.hasFocus()
    qtbot.keyClick(late, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert last is late
