"""Bytes, annotated."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.core.exchange import Exchange
from workbench.core.http2 import Frame
from workbench.ui.common.theme import Theme
from workbench.ui.response.wire_view import WireView, rows_of

Make = Callable[..., Exchange]


def shown(view: WireView) -> str:
    return "\n".join(f"{line.text} {line.note}" for line in view.model.lines)


def test_bytes_and_who_put_them_there(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = WireView(theme)
    qtbot.addWidget(view)

    view.show_exchange(exchange())
    assert view.model.lines == ()
    view.resize(1200, 400)
    view.show()

    words = shown(view)
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

    words = shown(view)
    assert "↑ HEADERS END_HEADERS" in words
    assert ":method: GET" in words
    assert "x-a: <b>" in words
    assert "stream 1 · 40 bytes" in words
    assert "↓ SETTINGS" in words
    assert "MAX_FRAME_SIZE = 16,384" in words
    assert "7 more frames" in words


def test_very_long_heads_are_cut_into_lines(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    made = exchange()
    head = b"HTTP/1.1 200 OK\r\nX: " + b"a" * 60_000
    view = WireView(theme)
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show_exchange(replace(made, wire=replace(made.wire, received=head, received_bytes=1_000_000)))
    view.show()

    longest = max(len(line.text) for line in view.model.lines)
    assert longest < 100
    assert "".join(line.text for line in view.model.lines).count("a" * longest) > 500
    assert not view.model.lines[-2].text.endswith("\\r\\n"), "it broke off"
    assert "… 939,980 more bytes" in shown(view)
    wide = len(view.model.lines)
    view.resize(1000, 300)
    assert len(view.model.lines) < wide, "more fits into a line now"


def test_chosen_lines_are_copied(theme: Theme, qtbot: QtBot, exchange: Make) -> None:
    view = WireView(theme)
    qtbot.addWidget(view)
    view.resize(1200, 400)
    view.show_exchange(exchange())
    view.show()
    view.list.setCurrentIndex(view.model.index(1))

    qtbot.keyClick(view.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == view.model.lines[1].text


def test_rows_of_sent_headers(exchange: Make) -> None:
    assert list(rows_of(exchange().sent.headers))[1] == ("X-Mine", "1", "you")
