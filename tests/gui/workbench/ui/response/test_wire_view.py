"""Bytes, annotated."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from workbench.core.exchange import Exchange
from workbench.ui.common.theme import Theme
from workbench.ui.response.wire_view import WireView, rows_of

Make = Callable[..., Exchange]


def test_bytes_and_who_put_them_there(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = WireView(theme)
    qtbot.addWidget(view)

    view.show_exchange(exchange())
    assert view.browser.toPlainText() == ""
    view.show()

    words = view.browser.toPlainText()
    assert "Host: 127.0.0.1:8000" in words
    assert "client · which site is meant" in words
    assert "you" in words
    assert "<b>" in words, "markup of a body is shown, never followed"
    assert "\\x00\\x80" in words
    assert "more bytes" in words


def test_rows_of_sent_headers(exchange: Make) -> None:
    assert list(rows_of(exchange().sent.headers))[1] == ("X-Mine", "1", "you")
