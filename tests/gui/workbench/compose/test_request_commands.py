"""Commands of the request in sight."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.workbench.compose.request_area import Bench, bench

__all__ = ["bench"]


def test_send_and_cancel_are_there_when_they_can_do_something(bench: Bench) -> None:
    able = {command.id for command in bench.context.commands.fixed() if command.enabled()}

    assert "request.send" in able
    assert "request.cancel" not in able


@pytest.mark.parametrize("command", ["request.url", "response.search"])
def test_commands_reach_the_panel_in_sight(qtbot: QtBot, bench: Bench, command: str) -> None:
    other = bench.area.another()
    qtbot.addWidget(other.request)
    qtbot.addWidget(other.response)
    other.request.show()
    other.response.show()

    bench.context.commands.run(command)

    qtbot.waitUntil(
        lambda: other.request.bar.url.hasFocus() if command == "request.url" else other.response.body.search.isVisible()
    )
