"""The Compare panel."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from workbench.core.response_diff import LineRow, structure
from workbench.core.switch_record import SwitchChange
from workbench.state.compare import CompareSnapshot, Side
from workbench.ui.common.theme import Theme
from workbench.ui.compare.panel import ComparePanel
from workbench.ui.compare.rows_model import IGNORED

A, B = Side("a", 143, 0.0, 201), Side("b", 144, 8.0, 201)
ROWS = tuple(structure('{"id": 1, "title": "x", "created_at": 1}', '{"id": 2, "title": "x", "created_at": 2, "n": {}}'))
SHOWN = CompareSnapshot(A, B, rows=ROWS, switched=(SwitchChange("Eager loading", "off", "on"),))


def made(theme: Theme, qtbot: QtBot, snapshot: CompareSnapshot = SHOWN) -> ComparePanel:
    panel = ComparePanel(theme)
    qtbot.addWidget(panel)
    panel.resize(440, 420)
    panel.render_compare(snapshot)
    panel.show()
    return panel


def cells(panel: ComparePanel) -> list[list[str]]:
    model = panel.model
    return [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]


def test_rows_counts_and_sides_are_shown(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot)

    assert cells(panel) == [
        ["≠", "id", "1", "2"],
        ["=", "title", "“x”", "same"],
        ["", "created_at", "1", "2"],
        ["+", "n", "absent", "object · 0 keys"],
    ]
    assert panel.model.headerData(2, Qt.Orientation.Horizontal).startswith("A #143 · ")
    assert [label.text() for label in panel.counts.values() if label.isVisible()] == [
        "≠ 1 changed",
        "+ 1 added",
        "= 1 same",
        "1 ignored",
    ]
    assert "Eager" in panel.card.words.text()
    assert not panel.grab().isNull()


def test_only_what_differs_can_be_shown(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot, replace(SHOWN, changes_only=True))

    assert [row[1] for row in cells(panel)] == ["id", "n"]


def test_a_click_on_the_mark_or_the_key_i_ignores_a_path_and_takes_it_back(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot)
    row = panel.model.index(0, 0)

    with qtbot.waitSignal(panel.ignore_requested) as told:
        panel.table.clicked.emit(row)
    assert told.args == ["$.id", True]

    panel.render_compare(replace(SHOWN, ignored={"$.id": True}))
    assert panel.model.index(0, 0).data(IGNORED)
    panel.table.setCurrentIndex(panel.model.index(0, 1))
    with qtbot.waitSignal(panel.ignore_requested) as told:
        qtbot.keyClick(panel, Qt.Key.Key_I)
    assert told.args == ["$.id", False]


def test_the_menu_of_a_row_names_its_path(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot)

    panel.table.customContextMenuRequested.emit(QPoint(60, 8))

    assert [action.text() for action in panel.menu.actions()] == ["Ignore $.id"]
    with qtbot.waitSignal(panel.ignore_requested) as told:
        panel.menu.actions()[0].trigger()
    assert told.args == ["$.id", True]
    panel.menu.close()


def test_text_shows_lines_with_both_numbers(theme: Theme, qtbot: QtBot) -> None:
    lines = (LineRow("same", 1, 1, "a"), LineRow("removed", 2, None, "b"))
    panel = made(theme, qtbot, replace(SHOWN, rows=(), lines=lines, form="text"))

    assert cells(panel) == [["=", "1", "1", "a"], ["-", "2", "", "b"]]
    assert panel.forms.value == "text"


def test_before_there_are_two_it_says_how_to_get_them(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot, CompareSnapshot())

    assert panel.empty.isVisible()
    assert not panel.swap.isEnabled()


def test_while_it_works_it_can_be_cancelled_and_faults_are_told(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot, replace(SHOWN, working=True))
    with qtbot.waitSignal(panel.cancel_requested):
        panel.cancel.click()

    panel.render_compare(replace(SHOWN, notice="They can't be compared."))
    assert panel.note.text() == "They can't be compared."


def test_unknown_switches_are_not_told_as_unchanged(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot, replace(SHOWN, switched=None))
    assert "Not known" in panel.card.words.text()

    panel.render_compare(replace(SHOWN, switched=()))
    assert "Nothing" in panel.card.words.text()
