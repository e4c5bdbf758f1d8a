"""The view over lines of any number."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.core.lines import Found, Match
from workbench.ui.common.theme import Theme
from workbench.ui.response import json_colors
from workbench.ui.response.line_view import LineView


class Counted:
    """A million lines that count how many were read."""

    count = 1_000_000
    widest = 40

    def __init__(self) -> None:
        self.reads = 0

    def read(self, first: int, count: int) -> list[str]:
        shown = [f'"line {line}": {line}' for line in range(first, min(first + count, self.count))]
        self.reads += len(shown)
        return shown

    def number(self, line: int) -> int | None:
        return line + 1


def made(theme: Theme, qtbot: QtBot) -> tuple[LineView, Counted]:
    view = LineView(theme)
    qtbot.addWidget(view)
    view.resize(500, 200)
    lines = Counted()
    with qtbot.waitSignal(view.painted):
        view.show_lines(lines, json_colors.runs)
        view.show()
    return view, lines


def test_only_what_is_visible_is_read(theme: Theme, qtbot: QtBot) -> None:
    _, lines = made(theme, qtbot)

    assert 0 < lines.reads < 200


def test_keys_scroll_to_both_ends(theme: Theme, qtbot: QtBot) -> None:
    view, _ = made(theme, qtbot)

    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.top_line > 999_900

    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert 0 < view.top_line < 100


def test_a_match_is_brought_into_sight_and_painted(theme: Theme, qtbot: QtBot) -> None:
    view, _ = made(theme, qtbot)
    match = Match(500_000, 1, 4)

    view.show_found(Found("line", 1, (match,)), match)

    assert view.top_line <= 500_000 < view.top_line + 30
    assert not view.grab().isNull()


def test_dragging_selects_and_ctrl_c_copies(theme: Theme, qtbot: QtBot) -> None:
    view, _ = made(theme, qtbot)
    port = view.viewport()
    assert port is not None

    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    qtbot.mouseMove(port, QPoint(480, 4))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(480, 4))
    view.copy()

    assert view.selected_text() == '"line 0": 0'
    assert QGuiApplication.clipboard().text() == '"line 0": 0'


def test_selecting_all_is_capped(theme: Theme, qtbot: QtBot) -> None:
    view, _ = made(theme, qtbot)

    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert view.selected_text().count("\n") == 19_999


def test_nothing_to_show_is_fine(theme: Theme, qtbot: QtBot) -> None:
    view = LineView(theme)
    qtbot.addWidget(view)
    view.show()

    assert view.top_line == 0
    assert view.selected_text() == ""


def test_lines_that_come_later_can_be_reached(theme: Theme, qtbot: QtBot) -> None:
    view = LineView(theme)
    qtbot.addWidget(view)
    view.resize(500, 200)
    lines = Counted()
    lines.count = 3
    view.show_lines(lines)
    view.show()
    assert view.verticalScrollBar().maximum() == 0

    lines.count = 5_000
    view.show_lines(lines)

    assert view.verticalScrollBar().maximum() > 4_900


def test_bytes_that_are_no_text_are_marked(theme: Theme, qtbot: QtBot) -> None:
    view, _ = made(theme, qtbot)

    assert (2, 1, "error.tint") in view._marks(5, "ab\ufffdc")


class Folding(Counted):
    """Each tenth line opens what the fifth after it closes."""

    def fold_end(self, line: int) -> int | None:
        return line + 5 if line % 10 == 0 else None


def folding(theme: Theme, qtbot: QtBot) -> LineView:
    view = LineView(theme)
    qtbot.addWidget(view)
    view.resize(500, 200)
    with qtbot.waitSignal(view.painted):
        view.show_lines(Folding(), json_colors.runs)
        view.show()
    return view


def test_a_click_at_the_arrow_folds_and_opens_again(theme: Theme, qtbot: QtBot) -> None:
    view = folding(theme, qtbot)
    whole = view.verticalScrollBar().maximum()

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 4))
    folded = view.verticalScrollBar().maximum()
    shot = view.grab()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 4))

    assert whole - folded == 5
    assert view.verticalScrollBar().maximum() == whole
    assert not shot.isNull()


def test_minus_folds_plus_opens_and_all_of_it_is_copied_all_the_same(theme: Theme, qtbot: QtBot) -> None:
    view = folding(theme, qtbot)
    whole = view.verticalScrollBar().maximum()

    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    folded = view.verticalScrollBar().maximum()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    copied = view.selected_text().split("\n")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    view.toggle_fold(0, fold=False)

    assert whole - folded == 5
    assert copied[:4] == [f'"line {line}": {line}' for line in range(4)]
    assert view.verticalScrollBar().maximum() == whole


def test_a_match_inside_of_a_fold_opens_it(theme: Theme, qtbot: QtBot) -> None:
    view = folding(theme, qtbot)
    whole = view.verticalScrollBar().maximum()
    view.toggle_fold(0)
    match = Match(3, 1, 4)

    view.show_found(Found("line", 1, (match,)), match)

    assert view.verticalScrollBar().maximum() == whole
