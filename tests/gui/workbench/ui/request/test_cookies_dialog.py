"""The cookie jar, open."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

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
