"""Send, Cancel, and other ways to send."""

from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.request.send_button import SendButton


def made(theme: Theme, qtbot: QtBot) -> SendButton:
    button = SendButton(theme)
    qtbot.addWidget(button)
    button.show()
    return button


def test_its_words_say_what_pressing_does(theme: Theme, qtbot: QtBot) -> None:
    button = made(theme, qtbot)
    words = [button.main.text()]
    for sending, invalid in ((False, True), (True, True), (False, False)):
        button.show_state(sending=sending, invalid=invalid)
        words.append(button.main.text())

    assert words == ["Send", "Send as typed", "Cancel", "Send"]
    with qtbot.waitSignal(button.pressed):
        button.main.click()


def test_other_ways_are_asked_for_when_the_menu_opens(theme: Theme, qtbot: QtBot) -> None:
    button = made(theme, qtbot)
    assert not button.others.isVisible()
    ran: list[str] = []
    ways = [("burst", lambda: ran.append("burst"))]
    button.offer(lambda: ways)
    ways.append(("later", lambda: ran.append("later")))

    for action in button.menu().actions():
        action.trigger()

    assert button.others.isVisible()
    assert ran == ["burst", "later"]


def test_while_sending_there_is_no_other_way(theme: Theme, qtbot: QtBot) -> None:
    button = made(theme, qtbot)
    button.offer(lambda: ())

    button.show_state(sending=True, invalid=False)

    assert not button.others.isEnabled()
