from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.request import GraphQLBody
from workbench.ui.common.theme import Theme
from workbench.ui.request.body_editor import BodyEditor
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


def test_one_of_several_operations_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    editor, told = made(theme, qtbot)
    editor.show_body(GraphQLBody("query A { me }"))
    assert not editor.operation.isVisibleTo(editor)

    editor.query.setPlainText("query A { me } mutation B { drop }")
    assert editor.operation.isVisibleTo(editor)
    assert "choose which one runs" in editor.hint.text()

    editor.operation.setCurrentIndex(editor.operation.findData("B"))
    editor.operation.activated.emit(editor.operation.currentIndex())
    assert told[-1].operation == "B"
    assert not editor.hint.isVisibleTo(editor)


def test_an_operation_that_is_not_there_is_told(theme: Theme, qtbot: QtBot) -> None:
    editor, _ = made(theme, qtbot)

    editor.show_body(GraphQLBody("query A { me }", "", "C"))

    assert "No operation here is called C" in editor.hint.text()


def test_several_without_names_are_told(theme: Theme, qtbot: QtBot) -> None:
    editor, _ = made(theme, qtbot)

    editor.show_body(GraphQLBody("{ me } { you }"))

    assert "each needs a name" in editor.hint.text()


def test_variables_that_are_no_json_show_their_place(theme: Theme, qtbot: QtBot) -> None:
    body = BodyEditor(theme)
    qtbot.addWidget(body)
    body.show_body(GraphQLBody("{ me }", '{"id": }'))

    assert body.problem is not None
    assert body.problem.line == 1
    body.go_to_problem()
    assert body.graphql.variables.editor.textCursor().position() == body.problem.offset
