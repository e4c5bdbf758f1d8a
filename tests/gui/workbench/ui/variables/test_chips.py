"""Colours of variables."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextDocument
from pytestqt.qtbot import QtBot

from workbench.core.collection import Variable
from workbench.core.variables import Scope, Scopes
from workbench.ui.common.theme import Theme
from workbench.ui.variables.chips import VariableHighlighter, paint_chips

GIVEN = [Variable("a", "1"), Variable("x", "{{y}}"), Variable("y", "{{x}}"), Variable("t", secret=True)]
SCOPES = Scopes((Scope.of("environment", GIVEN),))


WAVY = QTextCharFormat.UnderlineStyle.WaveUnderline


def drawn(document: QTextDocument) -> list[tuple[QColor, bool]]:
    """Colour of each chip, and whether it has a wavy line."""
    layout = document.firstBlock().layout()
    assert layout is not None
    return [(one.format.foreground().color(), one.format.underlineStyle() == WAVY) for one in layout.formats()]


def test_what_has_no_value_is_red_and_wavy(theme: Theme, qtbot: QtBot) -> None:
    document = QTextDocument("{{a}} {{nope}} {{x}} {{t}} {{nope:-1}}")
    highlighter = VariableHighlighter(theme, document)

    highlighter.show_scopes(SCOPES)

    tokens = ["accent.base", "error.base", "error.base", "warn.base", "accent.base"]
    assert drawn(document) == [(theme.color(token), token != "accent.base") for token in tokens]


def test_a_new_value_changes_the_colour_at_once(theme: Theme, qtbot: QtBot) -> None:
    document = QTextDocument("{{a}}")
    highlighter = VariableHighlighter(theme, document)
    highlighter.rehighlight()
    assert drawn(document) == [(theme.color("error.base"), True)]

    highlighter.show_scopes(SCOPES)

    assert drawn(document) == [(theme.color("accent.base"), False)]


def test_chips_are_painted_into_cells(theme: Theme, qtbot: QtBot) -> None:
    image = QImage(200, 28, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(theme.font("body", mono=True))
    paint_chips(painter, QRect(0, 0, 200, 28), "id {{a}}", theme, SCOPES)
    painter.end()

    colors = {image.pixelColor(x, y).name() for x in range(200) for y in range(28)}

    assert theme.color("accent.tint").name() in colors
