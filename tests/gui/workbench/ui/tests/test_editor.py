from pytestqt.qtbot import QtBot

from workbench.core.assertion import Assertion, Capture
from workbench.ui.common.theme import Theme
from workbench.ui.tests.editor import AssertionsEditor

ASSERTIONS = (Assertion("status", "", "eq", "200"),)
CAPTURES = (Capture("id", "json", "$.id"),)


def test_either_table_tells_of_both(theme: Theme, qtbot: QtBot) -> None:
    editor = AssertionsEditor(theme)
    qtbot.addWidget(editor)
    editor.show_tests(ASSERTIONS, CAPTURES)

    with qtbot.waitSignal(editor.edited) as edited:
        editor.captures.remove(0)

    assert edited.args == [ASSERTIONS, ()]


def test_showing_is_no_edit(theme: Theme, qtbot: QtBot) -> None:
    editor = AssertionsEditor(theme)
    qtbot.addWidget(editor)

    with qtbot.assertNotEmitted(editor.edited):
        editor.show_tests(ASSERTIONS, CAPTURES)


def test_added_assertions_are_undone_together(theme: Theme, qtbot: QtBot) -> None:
    editor = AssertionsEditor(theme)
    qtbot.addWidget(editor)
    editor.show_tests(ASSERTIONS, ())

    editor.add((ASSERTIONS[0], Assertion("schema", "", "valid"), Assertion("json", "$.id", "exists")))
    assert len(editor.assertions.records) == 3
    editor.assertions.undo()

    assert editor.assertions.records == ASSERTIONS


def test_without_an_answer_nothing_is_suggested(theme: Theme, qtbot: QtBot) -> None:
    editor = AssertionsEditor(theme)
    qtbot.addWidget(editor)
    assert not editor.suggest.isEnabled()

    editor.show_answered(True)
    with qtbot.waitSignal(editor.suggestion_requested):
        editor.suggest.click()
