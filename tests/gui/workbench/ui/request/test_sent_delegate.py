"""How a line of a request as sent is drawn."""

from pytestqt.qtbot import QtBot

from workbench.core.as_sent import SentLine
from workbench.ui.common.theme import Theme
from workbench.ui.request.as_sent_view import AsSentView
from workbench.ui.request.sent_delegate import fitted


def drawn(theme: Theme, qtbot: QtBot, line: SentLine) -> object:
    view = AsSentView(theme)
    qtbot.addWidget(view)
    view.resize(400, 120)
    view.show_lines((line,))
    view.show()
    return view.list.grab().toImage()


def test_chips_and_waves_are_seen(theme: Theme, qtbot: QtBot) -> None:
    plain = drawn(theme, qtbot, SentLine('"a": 1', "body"))

    assert drawn(theme, qtbot, SentLine('"a": 1', "body", filled=((5, 6),))) != plain
    assert drawn(theme, qtbot, SentLine('"a": 1', "body", problem=(0, 3))) != plain
    assert drawn(theme, qtbot, SentLine('"a": 1', "body", by="environment")) != plain


def test_lines_of_any_length_and_kind_are_drawn(theme: Theme, qtbot: QtBot) -> None:
    for line in (
        SentLine("x" * 100_000, "body"),
        SentLine("Host: h", "header", "client"),
        SentLine("", "blank"),
        SentLine("5 bytes of a.bin", "note"),
    ):
        assert drawn(theme, qtbot, line) is not None


def test_a_long_request_line_keeps_its_version_and_any_other_says_that_it_goes_on() -> None:
    target = "/tasks?q=" + "x" * 200

    assert fitted(SentLine(f"GET {target} HTTP/1.1", "request"), 40) == "GET /tasks?q=xxxxxxxxxxxxxxxxx… HTTP/1.1"
    assert fitted(SentLine("X-A: " + "y" * 80, "header"), 20) == "X-A: yyyyyyyyyyyyyy…"
    assert fitted(SentLine("Host: h", "header"), 20) == "Host: h"
