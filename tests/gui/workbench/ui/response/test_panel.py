"""The response viewer as a whole."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from workbench.core.exchange import Exchange, SendFailure, WireBytes
from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, Tab
from workbench.state.response import ResponseSnapshot
from workbench.ui.common.tab_strip import Face
from workbench.ui.common.theme import Theme
from workbench.ui.response.panel import ResponsePanel
from workbench.ui.response.section import Section

Make = Callable[..., Exchange]

REFUSED = SendFailure("refused", "Nothing is listening at h.", "The request never reached the pipeline.", "Start it.")


def made(theme: Theme, qtbot: QtBot, given: Exchange | None) -> ResponsePanel:
    panel = ResponsePanel(theme)
    qtbot.addWidget(panel)
    panel.resize(760, 360)
    panel.render_requests(RequestsSnapshot((Tab(1, RequestDraft(), given),), 1))
    panel.show()
    return panel


def press(panel: ResponsePanel, qtbot: QtBot, label: str) -> None:
    button = next(one for one in panel.findChildren(QPushButton) if one.text() == label and one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_before_anything_was_sent_it_offers_a_first_request(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot, None)

    with qtbot.waitSignal(panel.first_send_requested):
        press(panel, qtbot, "Send GET /tasks")


def test_every_section_can_be_shown(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    panel = made(theme, qtbot, exchange())
    panel.render_response(ResponseSnapshot("x2005", True))

    assert [panel.strip.tabText(index) for index in range(3)] == ["Body", "Headers 2", "Cookies 1"]
    for name in ("headers", "cookies", "timeline", "wire", "body"):
        panel.show_section(name)
        assert getattr(panel, name).isVisible()
        assert panel.tools.isVisible() == (name == "body")


def test_cookies_say_whether_the_jar_took_them(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    panel = made(theme, qtbot, exchange())

    row = [panel.cookies.model().index(0, column).data() for column in range(4)]

    assert row == ["session", "abc", "127.0.0.1/", "yes"]


def test_refused_offers_to_start_the_backend(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    panel = made(theme, qtbot, exchange(failure=REFUSED, wire=WireBytes()))
    assert panel.message.title == "Nothing is listening at h."

    with qtbot.waitSignal(panel.start_backend_requested):
        press(panel, qtbot, "Start backend")
    with qtbot.waitSignal(panel.send_requested):
        press(panel, qtbot, "Send again")


def test_a_cut_answer_leads_to_the_wire(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    panel = made(theme, qtbot, exchange(failure=SendFailure("dropped", "It hung up.")))

    assert panel.wire.isVisible()
    assert not panel.tools.isVisible()


def test_an_answer_after_a_failure_takes_the_card_away(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    panel = made(theme, qtbot, exchange(failure=REFUSED, wire=WireBytes()))

    panel.render_requests(RequestsSnapshot((Tab(1, RequestDraft(), exchange(size=9)),), 1))

    assert not panel.message.isVisible()


def test_a_tab_of_somebody_else_is_shown_where_it_has_something(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    panel = made(theme, qtbot, exchange())
    page, shown = QLabel(), list[str]()

    def face(given: Exchange) -> Face | None:
        return Face("Hops") if given.response is not None else None

    panel.add_section(Section("hops", page, face, lambda given: shown.append(given.id)))
    panel.show_section("hops")

    assert page.isVisible()
    assert shown == ["x2005"]
    panel.render_requests(RequestsSnapshot((Tab(1, RequestDraft(), exchange(failure=REFUSED)),), 1))
    assert "hops" not in [section.id for section in panel.shown_sections]


def test_a_draft_that_was_edited_since_is_marked(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    panel = made(theme, qtbot, exchange())
    assert not panel.tools.edited.isVisible()

    panel.render_requests(RequestsSnapshot((Tab(1, RequestDraft(method="PUT"), exchange()),), 1))

    assert panel.tools.edited.isVisible()


def test_where_room_is_short_the_client_and_its_number_stand_in_the_head(
    theme: Theme, qtbot: QtBot, exchange: Make
) -> None:
    panel = ResponsePanel(theme, brief=True)
    qtbot.addWidget(panel)
    panel.resize(404, 360)
    sent = replace(exchange(), number=144)
    panel.render_requests(RequestsSnapshot((Tab(1, RequestDraft(), sent),), 1))
    panel.show()

    assert panel.status.sent.text() == "Plain client #144"
    assert "trace #142" in panel.status.sent.toolTip()
    assert panel.body.isAncestorOf(panel.tools.modes)


def test_in_front_of_a_saved_request_it_offers_to_send_this_one(theme: Theme, qtbot: QtBot) -> None:
    panel = made(theme, qtbot, None)
    panel.render_requests(RequestsSnapshot((Tab(1, RequestDraft("DELETE", "{{base}}/tasks/7")),), 1))

    with qtbot.waitSignal(panel.send_requested):
        press(panel, qtbot, "Send")
