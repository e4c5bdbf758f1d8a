from itertools import pairwise

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.backend import BackendSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.topbar.status_pill import StatusPill

RUNNING = BackendSnapshot("running", "http://127.0.0.1:8000", database="SQLite", redis="embedded")


def _pill(qtbot: QtBot, theme: Theme) -> StatusPill:
    pill = StatusPill(theme)
    qtbot.addWidget(pill)
    pill.show()
    return pill


def test_is_named_for_screen_readers(qtbot: QtBot, theme: Theme) -> None:
    pill = _pill(qtbot, theme)

    pill.render_snapshot(RUNNING)

    assert pill.accessibleName().startswith("Backend: running 127.0.0.1:8000")


def test_compact_keeps_state_and_address(qtbot: QtBot, theme: Theme) -> None:
    pill = _pill(qtbot, theme)
    pill.render_snapshot(RUNNING)
    wide = pill.sizeHint().width()

    pill.set_compact(True)

    assert 100 < pill.sizeHint().width() < wide


def test_counts_only_while_starting(qtbot: QtBot, theme: Theme) -> None:
    pill = _pill(qtbot, theme)

    pill.render_snapshot(BackendSnapshot("starting"))
    counting = pill._timer.isActive()
    pill.render_snapshot(RUNNING)

    assert counting
    assert not pill._timer.isActive()


def test_every_state_is_drawn_and_clicked(qtbot: QtBot, theme: Theme) -> None:
    pill = _pill(qtbot, theme)
    pictures = []
    for state in ("running", "degraded", "failed", "stopped"):
        pill.render_snapshot(BackendSnapshot(state))
        pill.resize(200, 28)
        pictures.append(pill.grab().toImage())

    assert all(before != after for before, after in pairwise(pictures))
    with qtbot.waitSignal(pill.clicked):
        qtbot.keyClick(pill, Qt.Key.Key_Space)
