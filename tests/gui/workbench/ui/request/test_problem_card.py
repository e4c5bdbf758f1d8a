"""The card that tells of a slip in a body."""

from pytestqt.qtbot import QtBot

from workbench.core.json_position import find_problem
from workbench.ui.common.theme import Theme
from workbench.ui.request.problem_card import ProblemCard

SLIP = '{\n  "a": 1\n  "b": 2\n}'


def made(theme: Theme, qtbot: QtBot) -> ProblemCard:
    card = ProblemCard(theme)
    qtbot.addWidget(card)
    card.resize(400, 130)
    card.show_problem(find_problem(SLIP))
    return card


def test_it_says_where_why_and_how_to_go_on(theme: Theme, qtbot: QtBot) -> None:
    card = made(theme, qtbot)

    assert card.title.text() == "Line 3, column 3: expected “,” or “}”."
    assert card.why.text() == "Line 2 ends after 1 without a comma."
    with qtbot.waitSignal(card.mend_requested):
        card.mend.click()
    with qtbot.waitSignal(card.go_requested):
        card.go.click()
    assert (card.mend.text(), card.go.text()) == ("Insert comma", "Go to error (F8)")


def test_with_little_room_it_is_one_line(theme: Theme, qtbot: QtBot) -> None:
    card = made(theme, qtbot)
    full = card.sizeHint().height()

    card.set_compact(True)
    assert card.sizeHint().height() < full
    assert card.mend.isVisible()
    card.set_compact(False)
    assert card.sizeHint().height() == full


def test_nothing_wrong_hides_it(theme: Theme, qtbot: QtBot) -> None:
    card = made(theme, qtbot)

    card.show_problem(None)

    assert not card.isVisible()
