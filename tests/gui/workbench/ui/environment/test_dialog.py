"""Where environments are edited."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from workbench.core.collection import Environment, Variable
from workbench.state.environments import EnvironmentsSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.environment.dialog import EnvironmentsDialog
from workbench.ui.environment.variables_model import Column

LOCAL, STAGING = Environment("Local", (Variable("a", "1"),)), Environment("Staging", (Variable("a", "2"),))


def made(theme: Theme, qtbot: QtBot, snapshot: EnvironmentsSnapshot) -> EnvironmentsDialog:
    dialog = EnvironmentsDialog(theme)
    qtbot.addWidget(dialog)
    dialog.render_environments(snapshot)
    dialog.show()
    return dialog


def test_the_chosen_one_is_in_front_and_another_can_be_brought_there(theme: Theme, qtbot: QtBot) -> None:
    dialog = made(theme, qtbot, EnvironmentsSnapshot((LOCAL, STAGING), "Local"))
    assert dialog.table.model.variables == LOCAL.variables

    dialog.list.setCurrentIndex(dialog.names.index(1))

    assert dialog.table.model.variables == STAGING.variables


def test_an_edit_tells_which_environment_it_is_of(theme: Theme, qtbot: QtBot) -> None:
    dialog = made(theme, qtbot, EnvironmentsSnapshot((LOCAL, STAGING), "Local"))
    dialog.list.setCurrentIndex(dialog.names.index(1))

    with qtbot.waitSignal(dialog.edited) as told:
        dialog.table.model.setData(dialog.table.model.index(0, Column.VALUE), "3")

    assert told.args == ["Staging", (Variable("a", "3"),), {}]


def test_a_new_name_is_asked_for_and_stays_in_front(theme: Theme, qtbot: QtBot) -> None:
    dialog = made(theme, qtbot, EnvironmentsSnapshot((LOCAL, STAGING), "Local"))
    dialog.list.setCurrentIndex(dialog.names.index(1))

    with qtbot.waitSignal(dialog.rename_requested) as told:
        dialog.names.setData(dialog.names.index(1), " Stage ")
    assert told.args == ["Staging", "Stage"]
    dialog.render_environments(EnvironmentsSnapshot((LOCAL, Environment("Stage", STAGING.variables)), "Local"))

    assert dialog.table.model.variables == STAGING.variables


def test_delete_duplicate_and_undo_are_at_hand(theme: Theme, qtbot: QtBot) -> None:
    dialog = made(theme, qtbot, EnvironmentsSnapshot((LOCAL,), "Local", undo="Changed Local"))

    with qtbot.waitSignal(dialog.delete_requested) as told:
        dialog.delete.click()
    assert told.args == ["Local"]
    with qtbot.waitSignal(dialog.duplicate_requested):
        dialog.duplicate.click()
    with qtbot.waitSignal(dialog.undo_requested):
        dialog.undo.click()
    assert dialog.undo.text() == "Undo: Changed Local"


def test_without_any_it_says_what_they_are_for(theme: Theme, qtbot: QtBot) -> None:
    dialog = made(theme, qtbot, EnvironmentsSnapshot())

    assert dialog.empty.isVisible()
    assert not dialog.table.isVisible()
    with qtbot.waitSignal(dialog.add_requested):
        dialog.empty.acted.emit()


def test_it_says_where_secrets_go(theme: Theme, qtbot: QtBot) -> None:
    dialog = made(theme, qtbot, EnvironmentsSnapshot((LOCAL,), "Local"))
    assert "keyring" in dialog.place.text()

    dialog.render_environments(EnvironmentsSnapshot((LOCAL,), "Local", in_files="this system has no keyring"))
    assert "this system has no keyring" in dialog.place.text()


def test_one_is_imported_and_the_one_in_front_exported(theme: Theme, qtbot: QtBot) -> None:
    dialog = made(theme, qtbot, EnvironmentsSnapshot((LOCAL, STAGING), "Staging"))

    with qtbot.waitSignal(dialog.export_requested) as told:
        dialog.export.click()
    with qtbot.waitSignal(dialog.import_requested):
        dialog.bring_in.click()
    dialog.tell("Exported.")

    assert told.args == ["Staging"]
    assert dialog.told.isVisible()


def test_variables_mean_what_they_do_in_the_environment_that_is_shown(theme: Theme, qtbot: QtBot) -> None:
    own = Environment("Staging", (Variable("host", "h"), Variable("url", "http://{{host}}")))
    dialog = made(theme, qtbot, EnvironmentsSnapshot((LOCAL, own), "Local"))

    dialog.list.setCurrentIndex(dialog.names.index(1))

    view = dialog.table.view
    index = dialog.table.model.index(1, Column.VALUE)
    place = view.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert "host = h" in QToolTip.text()
    QToolTip.hideText()
