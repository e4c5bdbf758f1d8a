"""The cookies of an answer."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from workbench.core.exchange import Exchange, SendFailure
from workbench.ui.common.theme import Theme
from workbench.ui.response.cookies_view import CookiesView, given

Make = Callable[..., Exchange]


def test_each_cookie_is_a_line(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = CookiesView(theme)
    qtbot.addWidget(view)

    view.show_exchange(exchange())

    assert [view.model().index(0, column).data() for column in range(4)] == ["session", "abc", "127.0.0.1/", "yes"]


def test_no_answer_gives_none(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = CookiesView(theme)
    qtbot.addWidget(view)
    failed = exchange(failure=SendFailure("refused", "No."))

    view.show_exchange(failed)

    assert given(failed) == []
    assert view.model().rowCount() == 0
