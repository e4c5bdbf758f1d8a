"""How a line of a request as sent is drawn."""

from pytestqt.qtbot import QtBot

from workbench.core.as_sent import SentLine
from workbench.ui.common.theme import Theme
from workbench.ui.request.as_sent_view import AsSentView


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
