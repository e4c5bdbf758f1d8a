"""One field in three versions: the chosen side stands out."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from workbench.core.side_by_side import sides
from workbench.ui.collection.version_columns import MINE, THEIRS, VersionColumns
from workbench.ui.common.theme import Theme


@pytest.fixture
def columns(theme: Theme, qtbot: QtBot) -> VersionColumns:
    made = VersionColumns(theme, "body")
    qtbot.addWidget(made)
    made.show_sides(sides("a\nb", "a\nmine", "a\ntheirs"))
    return made


def ground(column: QPlainTextEdit, line: int) -> QColor:
    return column.document().findBlockByNumber(line).blockFormat().background().color()


def test_the_chosen_side_stands_out(columns: VersionColumns, theme: Theme, qtbot: QtBot) -> None:
    assert ground(columns.mine, 1) == theme.color("ok.tint")
    with qtbot.waitSignal(columns.chosen):
        columns.choice.segment(THEIRS).click()

    assert columns.takes_theirs
    assert ground(columns.theirs, 1) == theme.color("ok.tint")
    assert ground(columns.mine, 1) != theme.color("ok.tint")
    columns.choose(MINE)
    assert not columns.takes_theirs


def test_a_remark_is_shown_when_there_is_one(columns: VersionColumns) -> None:
    assert columns.remark.isHidden()
    columns.show_sides(sides("", "", ""), "Both are hidden.")
    assert not columns.remark.isHidden()
    assert columns.remark.text() == "Both are hidden."
