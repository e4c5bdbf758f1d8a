"""The request panel as a whole."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.names import nameless
from workbench.core.cookies import EMPTY_JAR
from workbench.core.openapi_docs import ApiDocs, RouteDoc
from workbench.core.request import BearerAuth, JsonBody, RequestDraft, Row
from workbench.state.api import ApiSnapshot
from workbench.state.history import HistorySnapshot
from workbench.state.requests import RequestsSnapshot, Tab
from workbench.ui.common.theme import Theme
from workbench.ui.request.panel import RequestPanel
from workbench.ui.request.rows_model import Column

TABS = (
    Tab(1, RequestDraft(name="list", params=(Row("limit", "50"),))),
    Tab(5, RequestDraft("POST", name="create", auth=BearerAuth("t"), body=JsonBody("[1"))),
)


def made(theme: Theme, qtbot: QtBot, active: int = 1) -> tuple[RequestPanel, list[RequestDraft]]:
    panel = RequestPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(760, 300)
    panel.render_requests(RequestsSnapshot(TABS, active))
    panel.render_history(HistorySnapshot())
    panel.render_cookies(EMPTY_JAR)
    panel.show()
    told: list[RequestDraft] = []
    panel.draft_edited.connect(told.append)
    return panel, told


def test_tabs_and_sections_carry_methods_counts_and_marks(theme: Theme, qtbot: QtBot) -> None:
    panel, told = made(theme, qtbot, active=5)

    assert [panel.top.strip.tabText(index) for index in range(2)] == ["GET list", "POST create"]
    assert panel.editors.sections.tabText(2) == "Auth Bearer"
    assert panel.editors.sections.tabText(3) == "Body JSON problem"
    assert told == []


def test_a_query_typed_into_the_url_becomes_rows_and_back(theme: Theme, qtbot: QtBot) -> None:
    panel, told = made(theme, qtbot)

    panel.bar.url.moveCursor(panel.bar.url.textCursor().MoveOperation.End)
    qtbot.keyClicks(panel.bar.url, "&q=x")
    assert told[-1].params == (Row("limit", "50"), Row("q", "x"))

    panel.render_requests(RequestsSnapshot((Tab(1, told[-1]), TABS[1]), 1))
    assert panel.editors.params.model.rows == told[-1].params

    panel.editors.params.model.setData(panel.editors.params.model.index(1, Column.VALUE), "y")
    panel.render_requests(RequestsSnapshot((Tab(1, told[-1]), TABS[1]), 1))
    assert panel.bar.url.toPlainText() == "{{base}}/tasks?limit=50&q=y"


def test_rendering_what_was_just_typed_leaves_the_cursor_alone(theme: Theme, qtbot: QtBot) -> None:
    panel, told = made(theme, qtbot)
    panel.bar.url.moveCursor(panel.bar.url.textCursor().MoveOperation.Start)
    qtbot.keyClicks(panel.bar.url, "/")

    panel.render_requests(RequestsSnapshot((Tab(1, told[-1]), TABS[1]), 1))

    assert panel.bar.url.textCursor().position() == 1


def test_every_editor_changes_its_part_only(theme: Theme, qtbot: QtBot) -> None:
    panel, told = made(theme, qtbot)

    panel.editors.headers.model.setData(panel.editors.headers.model.index(0, Column.KEY), "X-A")
    panel.editors.auth.kind.activated.emit(2)
    panel.editors.body.choose_kind("json")
    panel.bar.method.setEditText("PUT")

    last = told[-1]
    assert (last.method, last.headers, last.auth, last.body.kind) == ("PUT", (Row("X-A"),), BearerAuth(), "json")
    assert (last.name, last.params) == ("list", TABS[0].draft.params)


def test_tabs_are_chosen_closed_and_opened(theme: Theme, qtbot: QtBot) -> None:
    panel, _ = made(theme, qtbot)

    with qtbot.waitSignal(panel.tab_requested) as chosen:
        qtbot.mouseClick(
            panel.top.strip, Qt.MouseButton.LeftButton, pos=QPoint(panel.top.strip.tabRect(1).left() + 20, 15)
        )
    with qtbot.waitSignal(panel.close_requested) as closed:
        qtbot.mouseClick(panel.top.strip, Qt.MouseButton.MiddleButton, pos=panel.top.strip.tabRect(1).center())
    with qtbot.waitSignal(panel.new_tab_requested):
        qtbot.mouseClick(panel.top.new_button, Qt.MouseButton.LeftButton)

    assert chosen.args == [5]
    assert closed.args == [5]


def test_renaming_asks_without_blocking(theme: Theme, qtbot: QtBot) -> None:
    panel, _ = made(theme, qtbot)
    panel.rename_current()
    dialog = panel.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("better")

    with qtbot.waitSignal(panel.rename_requested) as told:
        dialog.accept()

    assert told.args == [1, "better"]


def test_docs_follow_the_draft(theme: Theme, qtbot: QtBot) -> None:
    panel, _ = made(theme, qtbot)

    panel.render_api(ApiSnapshot(ApiDocs("", (RouteDoc("GET", "/tasks", "List tasks"),))))
    panel.show_section("docs")

    assert "List tasks" in panel.editors.docs.browser.toPlainText()


def test_a_notice_is_shown(theme: Theme, qtbot: QtBot) -> None:
    panel, _ = made(theme, qtbot)

    panel.render_requests(RequestsSnapshot(TABS, 1, notice="tabs.json was set aside"))

    assert panel.notice.words.text() == "tabs.json was set aside"
    assert panel.notice.isVisible()
    with qtbot.waitSignal(panel.notice_read):
        panel.notice.close_button.click()


def test_a_problem_in_the_body_is_told_beside_send_which_stays_possible(theme: Theme, qtbot: QtBot) -> None:
    panel, _ = made(theme, qtbot, active=5)

    assert panel.bar.problem.text() == "1 problem in Body"
    assert panel.bar.send.main.text() == "Send as typed"
    panel.bar.problem.click()
    assert panel.editors.body.isVisible()
    assert panel.editors.body.json.editor.textCursor().position() == 2

    panel.render_requests(RequestsSnapshot(TABS, 1))
    assert not panel.bar.problem.isVisible()
    assert panel.bar.send.main.text() == "Send"


def test_the_url_takes_the_focus_with_all_selected(theme: Theme, qtbot: QtBot) -> None:
    panel, _ = made(theme, qtbot)

    panel.focus_url()

    assert panel.bar.url.textCursor().selectedText() == panel.bar.url.toPlainText()


def test_a_change_of_theme_edits_nothing(theme: Theme, qtbot: QtBot) -> None:
    panel, told = made(theme, qtbot)
    panel.render_requests(RequestsSnapshot(TABS, 5))
    panel.render_requests(RequestsSnapshot(TABS, 1))

    theme.set_mode("dark")
    panel.grab()

    assert told == []
    assert panel.editors.sections.tabText(3) == "Body"


def test_the_body_tab_asks_for_room_and_the_rows_give_it_back(theme: Theme, qtbot: QtBot) -> None:
    panel, _ = made(theme, qtbot, active=5)
    asked: list[int] = []
    panel.room_wanted.connect(asked.append)

    panel.show_section("body")
    panel.show_section("params")

    assert asked[0] > 300
    assert asked[-1] == 0


def test_every_control_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    panel, _ = made(theme, qtbot, active=5)

    assert nameless(panel) == []


def test_a_new_request_begins_in_its_url(theme: Theme, qtbot: QtBot) -> None:
    panel, _ = made(theme, qtbot)

    with qtbot.waitSignal(panel.new_tab_requested):
        panel.top.new_button.click()

    assert panel.focusWidget() is panel.bar.url
    assert panel.bar.url.textCursor().hasSelection()
