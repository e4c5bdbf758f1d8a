"""Colours of JSON while it is typed."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from workbench.core.variables import with_base
from workbench.ui.common.theme import Theme
from workbench.ui.request.json_highlighter import JsonHighlighter


def test_keys_strings_numbers_literals_and_variables(theme: Theme, qtbot: QtBot) -> None:
    document = QTextDocument('"k": "s", 42, true, {{base}}')
    JsonHighlighter(theme, document).show_scopes(with_base("http://b", None))

    layout = document.firstBlock().layout()
    assert layout is not None
    colors = [one.format.foreground().color() for one in layout.formats()]

    tokens = ("syntax.key", "syntax.string", "syntax.number", "syntax.keyword", "accent.base")
    assert colors == [theme.color(token) for token in tokens]
