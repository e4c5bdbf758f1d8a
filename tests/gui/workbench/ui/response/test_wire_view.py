"""Bytes, annotated."""

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from workbench.core.exchange import Exchange
from workbench.core.http2 import Frame
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


def test_http2_is_read_out_frame_by_frame(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    frames = (
        Frame("sent", "HEADERS", 1, 40, ("END_HEADERS",), ((":method", "GET"), ("x-a", "<b>"))),
        Frame("received", "SETTINGS", 0, 6, says=("MAX_FRAME_SIZE = 16,384",)),
    )
    made = exchange()
    view = WireView(theme)
    qtbot.addWidget(view)
    view.show_exchange(replace(made, wire=replace(made.wire, frames=frames, frames_more=7)))
    view.show()

    words = view.browser.toPlainText()
    assert "↑ HEADERS END_HEADERS" in words
    assert ":method: GET" in words
    assert "x-a: <b>" in words
    assert "stream 1 · 40 bytes" in words
    assert "↓ SETTINGS" in words
    assert "MAX_FRAME_SIZE = 16,384" in words
    assert "7 more frames" in words


def test_rows_of_sent_headers(exchange: Make) -> None:
    assert list(rows_of(exchange().sent.headers))[1] == ("X-Mine", "1", "you")
