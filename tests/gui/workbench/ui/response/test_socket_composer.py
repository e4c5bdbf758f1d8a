"""Writing messages for a WebSocket."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.response.socket_composer import SocketComposer


def test_ctrl_return_sends_and_return_makes_a_line(theme: Theme, qtbot: QtBot) -> None:
    composer = SocketComposer(theme)
    qtbot.addWidget(composer)
    qtbot.keyClicks(composer.content, "a")
    qtbot.keyClick(composer.content, Qt.Key.Key_Return)

    with qtbot.waitSignal(composer.send_requested) as told:
        qtbot.keyClick(composer.content, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert told.args == ["text", "a\n"]
    assert composer.content.toPlainText() == "a\n", "to be changed and sent again"


def test_json_is_checked_first(theme: Theme, qtbot: QtBot) -> None:
    composer = SocketComposer(theme)
    qtbot.addWidget(composer)
    composer.kind.set_value("json")
    composer.content.setPlainText('{"a": }')

    with qtbot.assertNotEmitted(composer.send_requested):
        composer.send.click()
    assert "No valid JSON" in composer.problem.text()
    composer.content.setPlainText('{"a": 1}')
    with qtbot.waitSignal(composer.send_requested) as told:
        composer.send.click()
    assert told.args == ["text", '{"a": 1}']
    assert composer.problem.text() == ""


def test_bytes_and_pings(theme: Theme, qtbot: QtBot) -> None:
    composer = SocketComposer(theme)
    qtbot.addWidget(composer)
    composer.kind.set_value("binary")
    composer.content.setPlainText("00 ff")

    with qtbot.waitSignal(composer.send_requested) as told:
        composer.send.click()
    assert told.args == ["binary", "00 ff"]
    with qtbot.waitSignal(composer.send_requested) as told:
        composer.ping.click()
    assert told.args == ["ping", ""]
