"""The URL field."""

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.core.openapi_docs import ApiDocs, RouteDoc
from workbench.ui.common.theme import Theme
from workbench.ui.request.url_edit import UrlEdit

DOCS = ApiDocs("", (RouteDoc("GET", "/tasks"), RouteDoc("GET", "/tasks/{task_id}"), RouteDoc("GET", "/users")))


def made(theme: Theme, qtbot: QtBot) -> UrlEdit:
    field = UrlEdit(theme)
    qtbot.addWidget(field)
    field.show_docs(DOCS)
    field.show()
    return field


def test_showing_is_silent_and_typing_is_told(theme: Theme, qtbot: QtBot) -> None:
    field = made(theme, qtbot)
    told: list[str] = []
    field.edited.connect(told.append)

    field.show_text("/a")
    field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClicks(field, "b")

    assert told == ["/ab"]


def test_enter_submits_and_makes_no_line(theme: Theme, qtbot: QtBot) -> None:
    field = made(theme, qtbot)
    field.show_text("/a")

    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.toPlainText() == "/a"


def test_pasted_lines_become_one(theme: Theme, qtbot: QtBot) -> None:
    field = made(theme, qtbot)
    pasted = QMimeData()
    pasted.setText("http://h/a\nb\n")

    field.insertFromMimeData(pasted)

    assert field.toPlainText() == "http://h/ab"


def test_paths_are_completed_until_the_query_begins(theme: Theme, qtbot: QtBot) -> None:
    field = made(theme, qtbot)

    field.show_text("{{base}}/tas")
    assert field.completions() == ("/tasks", "/tasks/{task_id}")

    field.show_text("{{base}}/tasks?l")
    assert field.completions() == ()


def test_taking_a_completion_keeps_the_base_and_selects_what_to_fill_in(theme: Theme, qtbot: QtBot) -> None:
    field = made(theme, qtbot)
    field.show_text("{{base}}/tas")

    field._completer.activated.emit("/tasks/{task_id}")

    assert field.toPlainText() == "{{base}}/tasks/{task_id}"
    assert field.textCursor().selectedText() == "{task_id}"


def test_undo_takes_typing_back(theme: Theme, qtbot: QtBot) -> None:
    field = made(theme, qtbot)
    qtbot.keyClicks(field, "abc")

    field.undo()

    assert field.toPlainText() == ""


def test_a_pasted_curl_command_is_handed_on_whole(theme: Theme, qtbot: QtBot) -> None:
    field = made(theme, qtbot)
    told: list[str] = []
    field.curl_pasted.connect(told.append)
    pasted = QMimeData()
    pasted.setText("curl h \\\n -X PUT\n")

    field.insertFromMimeData(pasted)

    assert told == ["curl h \\\n -X PUT\n"]
    assert field.toPlainText() == ""


def test_a_typed_curl_is_taken_in_when_it_is_sent(theme: Theme, qtbot: QtBot) -> None:
    field = made(theme, qtbot)
    sent: list[None] = []
    field.submitted.connect(lambda: sent.append(None))
    field.show_text("curl http://127.0.0.1:8000/tasks -H 'X-A: 1'")

    with qtbot.waitSignal(field.curl_pasted) as taken:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert taken.args == ["curl http://127.0.0.1:8000/tasks -H 'X-A: 1'"]
    assert sent == []


def test_undo_goes_to_the_window_until_something_was_typed(theme: Theme, qtbot: QtBot) -> None:
    field = made(theme, qtbot)
    field.show_text("/a")

    def asked() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(field, event)
        return event.isAccepted()

    before = asked()
    qtbot.keyClicks(field, "b")

    assert (before, asked()) == (False, True)
