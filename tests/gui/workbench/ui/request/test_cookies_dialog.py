"""The cookie jar, open."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.cookie_edit import TypedCookie, typed_of
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.ui.common.theme import Theme
from workbench.ui.request.cookies_dialog import Column, CookiesDialog, CookiesModel

JAR = Jar().received("http://h/", ["a=1; HttpOnly; SameSite=Lax", "b=2; Max-Age=60; Path=/x"], 0)


def test_it_is_a_sound_model_and_says_the_rules(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = CookiesModel()
    model.show_jar(JAR)

    qtmodeltester.check(model)
    assert model.index(0, Column.FLAGS).data() == "HttpOnly SameSite=Lax"
    assert model.index(0, Column.UNTIL).data() == "the window closes"
    assert model.index(1, Column.FOR).data() == "h/x"


def test_delete_throws_the_current_one_out(theme: Theme, qtbot: QtBot) -> None:
    dialog = CookiesDialog(theme)
    qtbot.addWidget(dialog)
    dialog.render_jar(JAR)
    dialog.view.selectRow(1)

    with qtbot.waitSignal(dialog.remove_requested) as told:
        qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)

    assert told.args == [("h", "/x", "b")]


def test_an_empty_jar_says_so(theme: Theme, qtbot: QtBot) -> None:
    dialog = CookiesDialog(theme)
    qtbot.addWidget(dialog)
    dialog.render_jar(EMPTY_JAR)

    assert not dialog.remove.isEnabled()
    with qtbot.assertNotEmitted(dialog.remove_requested):
        dialog.remove.click()


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> CookiesDialog:
    made = CookiesDialog(theme)
    qtbot.addWidget(made)
    made.render_jar(JAR)
    made.show()
    return made


def test_choosing_one_shows_it_and_return_saves_it(dialog: CookiesDialog, qtbot: QtBot) -> None:
    dialog.view.selectRow(1)
    form = dialog.form
    assert (form.name.text(), form.path.text(), form.domain.text()) == ("b", "/x", "h")
    assert not form.save.isEnabled()

    form.value.selectAll()
    qtbot.keyClicks(form.value, "new")
    with qtbot.waitSignal(dialog.save_requested) as told:
        qtbot.keyClick(form.value, Qt.Key.Key_Return)

    key, typed = told.args
    assert key == ("h", "/x", "b")
    assert typed == replace(typed_of(JAR.cookies[1]), value="new")
    assert dialog.isVisible(), "Return saves; it doesn't close"


def test_a_new_one_begins_with_the_host(dialog: CookiesDialog, qtbot: QtBot) -> None:
    dialog.show_host("127.0.0.1")
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.form.name, "mine")
    with qtbot.waitSignal(dialog.save_requested) as told:
        qtbot.mouseClick(dialog.form.save, Qt.MouseButton.LeftButton)

    assert told.args == [None, TypedCookie("mine", domain="127.0.0.1")]


def test_choosing_another_does_not_lose_what_is_half_typed(dialog: CookiesDialog, qtbot: QtBot) -> None:
    dialog.view.selectRow(0)
    qtbot.keyClicks(dialog.form.value, "2")
    dialog.view.selectRow(1)
    dialog.render_jar(JAR)

    assert (dialog.form.name.text(), dialog.form.value.text()) == ("a", "12")

    qtbot.mouseClick(dialog.form.back, Qt.MouseButton.LeftButton)
    assert dialog.form.name.text() == "b", "then the chosen one comes to the fore"


def test_a_problem_names_its_field(dialog: CookiesDialog) -> None:
    dialog.show_problem("expires", "that is over")

    assert dialog.form.problem.text() == "Until: that is over."
    assert dialog.form.problem.isVisible()


def test_undo_is_offered_with_its_name(dialog: CookiesDialog, qtbot: QtBot) -> None:
    assert not dialog.undo.isVisible()
    dialog.show_undo("delete a")

    assert dialog.undo.text() == "Undo: delete a"
    with qtbot.waitSignal(dialog.undo_requested):
        qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
