"""Names and values, with eyes."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.core.collection import Variable
from workbench.core.variables import Scope, Scopes
from workbench.core.variables.listing import listing
from workbench.ui.common.theme import Theme
from workbench.ui.environment.lines_view import REVEALED, LinesView

GIVEN = [Variable("plain", "1"), Variable("token", secret=True), Variable("gone", secret=True), Variable("x", "{{x}}")]
LINES = listing(Scopes((Scope.of("environment", GIVEN, {"token": "a-long-token-9fQ"}),)))


def made(theme: Theme, qtbot: QtBot) -> LinesView:
    view = LinesView(theme)
    qtbot.addWidget(view)
    view.resize(240, 120)
    view.lines.show_lines(LINES)
    view.show()
    return view


def shown(view: LinesView) -> list[str]:
    return [str(view.lines.index(row).data()) for row in range(view.lines.rowCount())]


def test_secrets_are_covered_and_what_is_wrong_is_said(theme: Theme, qtbot: QtBot) -> None:
    assert shown(made(theme, qtbot)) == ["1", "••••9fQ", "no value here", "goes round in a circle"]


def test_a_click_on_the_eye_opens_and_closes_it(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)
    rect = view.visualRect(view.lines.index(1))
    eye = QPoint(rect.right() - 16, rect.center().y())

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=eye)
    assert shown(view)[1] == "a-long-token-9fQ"

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=eye)
    assert shown(view)[1] == "••••9fQ"


def test_space_does_the_same_and_only_for_secrets(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)
    for row in (0, 1, 2):
        view.setCurrentIndex(view.lines.index(row))
        QTest.keyClick(view, Qt.Key.Key_Space)

    assert [view.lines.index(row).data(REVEALED) for row in (0, 1, 2)] == [False, True, False]


def test_leaving_the_screen_closes_every_eye(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)
    view.lines.turn(view.lines.index(1))

    view.hide()

    assert shown(view)[1] == "••••9fQ"


def test_a_covered_secret_is_not_read_out(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)

    assert view.lines.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "token, covered"
