"""Headers of both directions."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

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
