from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.request import GraphQLBody
from workbench.ui.common.theme import Theme
from workbench.ui.request.graphql_editor import GraphQLEditor


def made(theme: Theme, qtbot: QtBot) -> tuple[GraphQLEditor, list[GraphQLBody]]:
    editor = GraphQLEditor(theme)
    qtbot.addWidget(editor)
    told: list[GraphQLBody] = []
    editor.edited.connect(told.append)
    return editor, told


def test_both_halves_make_one_body_and_the_operation_stays(theme: Theme, qtbot: QtBot) -> None:
    editor, told = made(theme, qtbot)
    editor.show_body(GraphQLBody("query A { me }", "{}", "A"))
    shown = list(told)

    editor.query.setPlainText("query A { you }")
    editor.variables.editor.setPlainText('{"id": 1}')

    assert shown == []
    assert told[-1] == GraphQLBody("query A { you }", '{"id": 1}', "A")


def test_undo_takes_typing_back(theme: Theme, qtbot: QtBot) -> None:
    editor, told = made(theme, qtbot)
    editor.show_body(GraphQLBody())

    qtbot.keyClicks(editor.query, "q")
    qtbot.keyClick(editor.query, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert [body.query for body in told] == ["q", ""]
