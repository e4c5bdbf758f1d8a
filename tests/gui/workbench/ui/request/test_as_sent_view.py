from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.core.as_sent import SentLine
from workbench.ui.common.theme import Theme
from workbench.ui.request.as_sent_view import AsSentView

LINES = (
    SentLine("GET /tasks HTTP/1.1", "request"),
    SentLine("Host: 127.0.0.1:8000", "header", "client", "HTTP/1.1 wants to know which site is meant"),
)


def made(theme: Theme, qtbot: QtBot) -> AsSentView:
    view = AsSentView(theme)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    return view


def test_each_line_says_who_added_it_and_why(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)

    view.show_lines(LINES)

    index = view.model.index(1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Host: 127.0.0.1:8000, client"
    assert "which site is meant" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert not view.grab().isNull()


def test_what_cannot_be_sent_is_said_in_place(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)
    view.show_lines(LINES)

    view.show_problem("URL: it is empty.")

    assert not view.list.isVisible()
    assert view.model.rowCount() == 0


def test_lines_can_be_copied(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)
    view.show_lines(LINES)

    view.list.selectAll()
    qtbot.keyClick(view.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "GET /tasks HTTP/1.1\nHost: 127.0.0.1:8000"


def test_the_eye_asks_for_secrets_in_clear(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)

    with qtbot.waitSignal(view.reveal_toggled) as told:
        view.reveal.click()

    assert told.args == [True]


def test_a_preflight_can_be_looked_at_beside_the_request(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)
    asks = (SentLine("OPTIONS /tasks HTTP/1.1", "request"),)

    view.show_requests((("OPTIONS", asks), ("GET", LINES)))
    assert view.model.lines == LINES
    assert view.legs.segment("request").text() == "2 GET"
    qtbot.mouseClick(view.legs.segment("preflight"), Qt.MouseButton.LeftButton)
    assert view.model.lines == asks

    view.show_requests((("GET", LINES),))
    assert view.model.lines == LINES
    assert not view.legs.isVisible()
