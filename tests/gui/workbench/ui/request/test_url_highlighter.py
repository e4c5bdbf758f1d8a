"""Colours of the URL field."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from workbench.core.variables import with_base
from workbench.ui.common.theme import Theme
from workbench.ui.request.url_highlighter import UrlHighlighter


def test_known_and_unknown_variables_and_values_are_told_apart(theme: Theme, qtbot: QtBot) -> None:
    document = QTextDocument("{{base}}/{{nope}}?a=42")
    highlighter = UrlHighlighter(theme, document)
    highlighter.show_scopes(with_base("http://b", None))

    layout = document.firstBlock().layout()
    assert layout is not None
    colors = {one.start: one.format.foreground().color() for one in layout.formats()}

    assert colors[0] == theme.color("accent.base")
    assert colors[9] == theme.color("error.base")
    assert colors[20] == theme.color("syntax.number")
