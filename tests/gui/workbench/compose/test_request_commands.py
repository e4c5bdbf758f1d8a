"""Commands of the request in sight."""

from pytestqt.qtbot import QtBot

from tests.gui.workbench.compose.request_area import Bench, bench

__all__ = ["bench"]


def test_send_and_cancel_are_there_when_they_can_do_something(bench: Bench) -> None:
    able = {command.id for command in bench.context.commands.fixed() if command.enabled()}

    assert "request.send" in able
    assert "request.cancel" not in able


def test_a_command_reaches_the_panel_in_sight(qtbot: QtBot, bench: Bench) -> None:
    other = bench.area.another()
    for panel in (other.request, other.response):
        qtbot.addWidget(panel)
    other.request.show()
    qtbot.waitExposed(other.request)

    bench.context.commands.run("request.url")

    assert other.request.bar.url.textCursor().hasSelection()
    assert not bench.area.request.bar.url.textCursor().hasSelection()
