"""Headers of both directions."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from workbench.core.assertions.part import Part
from workbench.core.exchange import Exchange
from workbench.ui.common.theme import Theme
from workbench.ui.response.headers_view import HeadersView

Make = Callable[..., Exchange]


def test_received_beside_sent(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = HeadersView(theme)
    qtbot.addWidget(view)

    view.show_exchange(exchange())

    assert view.received.model().index(0, 1).data() == "application/json"
    assert view.sent.model().index(0, 2).data() == "client · which site is meant"


def test_a_received_header_is_offered_with_its_real_value(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = HeadersView(theme)
    qtbot.addWidget(view)
    view.show_exchange(exchange())
    before = view.part
    view.received.selectRow(1)

    assert before is None
    assert view.part == Part("header", "Set-Cookie", "session=abc; HttpOnly; Path=/")
    assert "abc" not in view.received.model().index(1, 1).data()
