"""The window with the settings of a folder."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.collection import Defaults, Folder, Variable
from workbench.core.handed_down import HandedDown
from workbench.core.request import INHERIT, BearerAuth, Row
from workbench.state.folder_settings import FolderSettingsSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.environment.variables_model import Column
from workbench.ui.folder_settings.dialog import FolderSettingsDialog

FOLDER = Folder("In", "In", defaults=Defaults(INHERIT, (Row("Accept", "a"),), (Variable("a", "1"),)), notes="Why.")
OPEN = FolderSettingsSnapshot(FOLDER, FOLDER, file="In/folder.yml")
EDITED = replace(OPEN, draft=replace(FOLDER, notes="Other"))


def shown(theme: Theme, qtbot: QtBot, snapshot: FolderSettingsSnapshot = OPEN) -> FolderSettingsDialog:
    dialog = FolderSettingsDialog(theme)
    qtbot.addWidget(dialog)
    dialog.render_settings(snapshot)
    dialog.open_part()
    return dialog


def test_it_shows_what_the_file_says_and_which_file_that_is(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot)

    assert dialog.title.text() == "Settings of the folder In"
    assert dialog.file.text() == "In/folder.yml"
    assert dialog.variables.model.variables == (Variable("a", "1"),)
    assert dialog.headers.model.rows == (Row("Accept", "a"),)
    assert dialog.docs.toPlainText() == "Why."
    assert not dialog.save.isEnabled()


def test_every_part_tells_what_was_changed(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot)
    model = dialog.variables.model

    with qtbot.waitSignal(dialog.variables_edited) as variables:
        model.setData(model.index(0, Column.VALUE), "2")
    with qtbot.waitSignal(dialog.edited) as headers:
        dialog.headers.model.setData(dialog.headers.model.index(0, 2), "b")
    with qtbot.waitSignal(dialog.edited) as docs:
        dialog.docs.setPlainText("More.")
    with qtbot.waitSignal(dialog.edited) as switches:
        dialog.switches.rows.model.setData(dialog.switches.rows.model.index(0, 1), "cache")
    with qtbot.waitSignal(dialog.edited) as auth:
        dialog.auth.edited.emit(BearerAuth("{{t}}"))

    assert variables.args == [(Variable("a", "2"),), {}]
    assert headers.args[0].defaults.headers == (Row("Accept", "b"),)
    assert docs.args[0].notes == "More."
    assert switches.args[0].switches == (("cache", ""),)
    assert auth.args[0].defaults.auth == BearerAuth("{{t}}")


def test_on_top_of_all_there_are_no_switches_and_nothing_to_inherit(theme: Theme, qtbot: QtBot) -> None:
    root = Folder("", "API")
    dialog = shown(theme, qtbot, FolderSettingsSnapshot(root, root, file="opencollection.yml"))

    assert dialog.parts.count() == 4
    assert dialog.auth.kind.currentText() == "None"
    assert dialog.auth.inherited.isHidden()


def test_what_comes_from_above_stands_where_it_is_inherited(theme: Theme, qtbot: QtBot) -> None:
    above = Folder("", "API", defaults=Defaults(BearerAuth("{{t}}")))
    dialog = shown(theme, qtbot, replace(OPEN, above=HandedDown(BearerAuth("{{t}}"), above)))

    assert "Bearer {{t}}" in dialog.auth.inherited.text()
    with qtbot.waitSignal(dialog.folder_requested) as told:
        dialog.auth.inherited.linkActivated.emit("folder:")
    assert told.args == [""]


def test_closing_with_edits_asks_once(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot, EDITED)

    dialog.reject()
    assert dialog.isVisible()
    assert dialog.message.isVisible()
    with qtbot.waitSignal(dialog.closed):
        dialog.message.acted.emit("lose")

    assert not dialog.isVisible()


def test_closing_without_edits_asks_nothing(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot)

    with qtbot.waitSignal(dialog.closed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


def test_the_question_is_gone_once_it_is_saved(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot, EDITED)
    dialog.reject()

    dialog.render_settings(OPEN)

    assert dialog.message.isHidden()


def test_a_clash_is_settled_before_it_can_be_saved(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot, replace(EDITED, clashing=("variable a",), theirs=FOLDER))

    assert not dialog.save.isEnabled()
    assert dialog.message.isVisible()
    with qtbot.waitSignal(dialog.keep_mine_requested):
        dialog.message.acted.emit("mine")
    with qtbot.waitSignal(dialog.take_theirs_requested):
        dialog.message.acted.emit("theirs")


def test_it_is_saved_and_rows_are_undone_by_their_keys(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot, replace(EDITED, can_undo=True))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)

    with qtbot.waitSignal(dialog.save_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(dialog.undo_requested):
        dialog.undo.click()


def test_parts_are_reached_by_number(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)

    qtbot.keyClick(dialog, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)

    assert dialog.docs.isVisible()


def test_it_closes_when_nothing_is_edited_any_more(theme: Theme, qtbot: QtBot) -> None:
    dialog = shown(theme, qtbot)

    dialog.render_settings(FolderSettingsSnapshot())

    assert not dialog.isVisible()
