"""Parts of a multipart body."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.request import Part
from workbench.ui.common.theme import Theme
from workbench.ui.request.parts_table import Column, PartsModel, PartsTable

PARTS = (Part("title", "x"), Part("file", path="/tmp/note.txt"))


def test_it_is_a_sound_model(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = PartsModel()
    model.show_parts(PARTS)

    qtmodeltester.check(model)


def test_files_show_their_name_and_are_not_typed_over() -> None:
    model = PartsModel()
    model.show_parts(PARTS)
    cell = model.index(1, Column.VALUE)

    assert cell.data() == "file: note.txt"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "/tmp/note.txt"
    assert not cell.flags() & Qt.ItemFlag.ItemIsEditable


def test_every_column_is_edited() -> None:
    model = PartsModel()
    model.show_parts(PARTS[:1])

    model.setData(model.index(0, Column.KEY), "k")
    model.setData(model.index(0, Column.VALUE), "v")
    model.setData(model.index(0, Column.TYPE), "text/x")
    model.setData(model.index(0, Column.ON), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    model.setData(model.index(1, Column.KEY), "second")

    assert model.parts == (Part("k", "v", content_type="text/x", enabled=False), Part("second"))


def test_chosen_files_become_parts_and_the_cross_removes(theme: Theme, qtbot: QtBot) -> None:
    table = PartsTable(theme)
    qtbot.addWidget(table)
    told: list[tuple[Part, ...]] = []
    table.edited.connect(told.append)

    table.model.add_file("/tmp/a.bin")
    table.view.clicked.emit(table.model.index(0, Column.REMOVE))

    assert told == [(Part("file", path="/tmp/a.bin"),), ()]
