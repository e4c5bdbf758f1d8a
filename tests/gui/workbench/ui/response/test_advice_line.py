"""The line under an answer that offers a flip."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.switch_advice import Advice
from workbench.state.advice import AdviceSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.response.advice_line import AdviceLine

ADVICE = Advice("Idempotency keys are off.", "Switch on", "http.idempotency", "on")


def test_it_says_what_is_the_matter_and_offers_one_way_on(theme: Theme, qtbot: QtBot) -> None:
    line = AdviceLine(theme)
    qtbot.addWidget(line)
    line.resize(500, 30)
    line.render_advice(AdviceSnapshot(ADVICE))

    with qtbot.waitSignal(line.follow_requested):
        qtbot.mouseClick(line.follow, Qt.MouseButton.LeftButton)

    assert line.isVisible()
    assert (line.words.text(), line.follow.text()) == ("Idempotency keys are off.", "Switch on and send again →")


def test_while_it_is_flipped_and_when_it_was_refused(theme: Theme, qtbot: QtBot) -> None:
    line = AdviceLine(theme)
    qtbot.addWidget(line)

    line.render_advice(AdviceSnapshot(ADVICE, working=True))
    busy = line.follow.isEnabled()
    line.render_advice(AdviceSnapshot(ADVICE, problem="The backend is not running."))

    assert not busy
    assert line.follow.isEnabled()
    assert line.words.text() == "It was not switched: The backend is not running."
    line.render_advice(AdviceSnapshot())
    assert not line.isVisible()
