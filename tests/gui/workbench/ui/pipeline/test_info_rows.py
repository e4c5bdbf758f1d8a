import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.info_rows import InfoRow, InfoView

ROWS = [
    InfoRow("heading", "request id", "1 added", stage_kind="context"),
    InfoRow("added", "x-request-id", "01JDQ"),
    InfoRow("removed", "server", "uvicorn"),
    InfoRow("pair", "own time", "0.03 ms"),
    InfoRow("warn", "N+1", "94 %"),
    InfoRow("statement", "SELECT 1", "0.01 ms", key="a"),
    InfoRow("plan", "SCAN tasks", indent=2),
    InfoRow("note", "a note"),
    InfoRow("error", "KeyError"),
]


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> InfoView:
    view = InfoView(theme, "Overview")
    qtbot.addWidget(view)
    view.resize(320, 300)
    view.show_rows(ROWS)
    return view


def test_every_kind_is_painted(view: InfoView) -> None:
    assert not view.grab().isNull()
    assert len(view.rows) == len(ROWS)


def test_rows_are_copied_as_text(qtbot: QtBot, view: InfoView) -> None:
    view.selectAll()

    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text().splitlines()[1:3] == ["+ x-request-id: 01JDQ", "- server: uvicorn"]


def test_the_current_row_stays_current(view: InfoView) -> None:
    view.setCurrentIndex(view.model().index(5, 0))

    view.show_rows([InfoRow("note", "new"), *ROWS])

    current = view.current_row()
    assert current is not None
    assert current.key == "a"
