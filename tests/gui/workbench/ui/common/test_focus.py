from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.common.focus import FocusRing
from workbench.ui.common.theme import Theme


def test_ring_follows_and_leaves_at_the_next_focus_change(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, second = QPushButton("one"), QPushButton("two")
    layout.addWidget(first)
    layout.addWidget(second)
    ring = FocusRing(theme, window)
    with qtbot.waitActive(window):
        window.show()

    ring.follow(first)
    ringed = ring.widget()
    second.setFocus(Qt.FocusReason.MouseFocusReason)

    assert ringed is first
    qtbot.waitUntil(lambda: ring.widget() is None)
