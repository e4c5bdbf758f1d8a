from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.common.message import InlineMessage
from workbench.ui.common.theme import Theme


def _show(qtbot: QtBot, theme: Theme) -> InlineMessage:
    message = InlineMessage(theme)
    qtbot.addWidget(message)
    actions = [("again", "Start again"), ("undo", "Undo that change"), ("log", "Open log")]
    message.show_message("error", "The backend did not start", "Why.", log="ValueError", actions=actions)
    return message


def test_is_hidden_until_there_is_something_to_say(qtbot: QtBot, theme: Theme) -> None:
    message = InlineMessage(theme)
    qtbot.addWidget(message)

    assert message.isHidden()


def test_tells_which_action_was_taken(qtbot: QtBot, theme: Theme) -> None:
    message = _show(qtbot, theme)
    undo = next(button for button in message.findChildren(QPushButton) if button.text() == "Undo that change")

    with qtbot.waitSignal(message.acted) as told:
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)

    assert told.args == ["undo"]


def test_only_the_first_action_is_primary(qtbot: QtBot, theme: Theme) -> None:
    message = _show(qtbot, theme)

    kinds = [button.property("kind") for button in message.findChildren(QPushButton)]

    assert kinds == ["primary", "secondary", "ghost"]
    assert message.accessibleName() == "The backend did not start. Why."


def test_a_long_title_wraps_and_the_card_grows(qtbot: QtBot, theme: Theme) -> None:
    column = QWidget()
    qtbot.addWidget(column)
    message = InlineMessage(theme)
    layout = QVBoxLayout(column)
    layout.addWidget(message)
    layout.addStretch()
    column.resize(320, 400)
    column.show()

    message.show_message("error", "Short", "Why.")
    qtbot.waitUntil(lambda: message.height() > 0)
    short = message.height()
    message.show_message("error", "A title that says much more than fits into one line of a narrow column", "Why.")

    qtbot.waitUntil(lambda: message.height() > short)
    assert message.width() < 320
