"""Strings in their colour."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.request_screen.code_highlighter import StringHighlighter


def colored(theme: Theme, text: str) -> list[str]:
    document = QTextDocument(text)
    highlighter = StringHighlighter(theme, document)
    highlighter.rehighlight()
    found = []
    block = document.begin()
    while block.isValid():
        line = block.text()
        found += [line[one.start : one.start + one.length] for one in block.layout().formats()]
        block = block.next()
    return found


def test_strings_are_colored_with_their_quotes(theme: Theme, qtbot: QtBot) -> None:
    assert colored(theme, "curl 'http://h' -H \"A: b\" x") == ["'http://h'", '"A: b"']


def test_a_string_goes_on_in_the_next_line(theme: Theme, qtbot: QtBot) -> None:
    assert colored(theme, "--data '{\n  \"a\": 1\n}' -v") == ["'{", '  "a": 1', "}'"]


def test_an_escaped_quote_ends_nothing_in_double_quotes(theme: Theme, qtbot: QtBot) -> None:
    assert colored(theme, r'"a \" b" c') == [r'"a \" b"']
