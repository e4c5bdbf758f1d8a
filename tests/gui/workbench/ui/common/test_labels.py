from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.common.labels import ElidedLabel, line, paragraph, text
from workbench.ui.common.theme import Theme


def test_color_follows_the_theme(qtbot: QtBot, theme: Theme) -> None:
    label = text(theme, "words", "small", "text.muted")
    qtbot.addWidget(label)

    theme.set_mode("dark")

    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.color("text.muted")


def test_color_is_right_when_the_theme_changed_before_it_was_first_shown(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    theme.apply(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    label = text(theme, "words", "small", "text.primary")
    QVBoxLayout(window).addWidget(label)

    theme.set_mode("dark")
    window.show()

    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.color("text.primary")


def test_markup_is_shown_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    label = text(theme, "<b>x</b>")
    qtbot.addWidget(label)

    assert label.textFormat().name == "PlainText"


def test_elided_label_tells_the_rest_in_its_tooltip(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel(theme, "a long line that does not fit at all")
    qtbot.addWidget(label)
    label.resize(60, 20)

    label.grab()

    assert label.toolTip() == label.text()


def test_paragraph_wraps_and_line_is_thin(qtbot: QtBot, theme: Theme) -> None:
    words, rule = paragraph(theme, "a sentence"), line()
    qtbot.addWidget(words)
    qtbot.addWidget(rule)

    assert words.wordWrap()
    assert rule.height() == 1
